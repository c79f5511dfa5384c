"""Links into maps, which point at a place as exactly as coordinates do."""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Scheme, Scope, pattern

_REST = r"[^\s<>\"'()\[\]{}]{0,2000}(?<![.,;:!?])"

SCHEME = Scheme(
    name="map_url",
    entity_type="COORDINATES",
    patterns=(
        pattern(
            r"(?<![\w@.-])(?:https?://)?(?:(?:www\.)?(?:maps\.google\.[a-z.]{2,6}|maps\.app\.goo\.gl"
            r"|goo\.gl/maps|google\.[a-z.]{2,6}/maps|maps\.apple\.com|(?:ul\.)?waze\.com"
            r"|(?:www\.)?openstreetmap\.org|osm\.org|what3words\.com|w3w\.co|plus\.codes"
            r"|bing\.com/maps|g\.co/maps|maps\.me|here\.com))(?:[/?#]" + _REST + r")?",
            0.95,
            ignore_case=True,
            scope=Scope.TEXT,
            triggers=(
                "map",
                "goo.gl",
                "waze",
                "osm",
                "what3words",
                "w3w",
                "plus.codes",
                "here.com",
            ),
        ),
        pattern(r"(?<![\w.-])geo:-?\d{1,2}\.\d{1,12},-?\d{1,3}\.\d{1,12}", 0.9),
        pattern(
            r"(?<![\w/])///[a-z]{2,20}\.[a-z]{2,20}\.[a-z]{2,20}(?![\w.])",
            0.9,
            scope=Scope.TEXT,
            triggers=("///",),
        ),
    ),
)
