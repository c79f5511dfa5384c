"""Geographic coordinates: decimal degrees, degrees with minutes and seconds, plus codes, map links.

Plus codes are those of the Open Location Code specification (alphabet ``23456789CFGHJMPQRVWX``).
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Needs, Scheme, Scope, pattern

# Four decimals are a place (some ten metres); three are as often an amount of thousands.
_EXACT = r"[-+]?\d{1,3}[.,]\d{4,12} ?[°º]?"
_ROUGH = r"[-+]?\d{1,3}[.,]\d{2,12} ?[°º]?"
_COMPASS = r"(?: ?(?:[NSEWO](?![^\W_])|(?:norte|sur|este|oeste|north|south|east|west)\b))"
_DMS = (
    r"\d{1,3} ?[°ºo*] ?\d{1,2}(?:[.,]\d{1,8})? ?(?:['´`]|min\b)? ?"
    r"(?:\d{1,2}(?:[.,]\d{1,6})? ?(?:\"|''|´´|seg\b|sec\b)? ?)?"
)
_BETWEEN = r"(?: ?[,;/_] ?| y | and | )\s?"
_CODE = "[23456789CFGHJMPQRVWX]"

SCHEME = Scheme(
    name="coordinates",
    entity_type="COORDINATES",
    patterns=(
        pattern(
            rf"(?<![^\W_])(?<![.,])(?:[NS] ?)?{_EXACT}{_COMPASS}?{_BETWEEN}"
            rf"(?:[EWO] ?)?{_EXACT}{_COMPASS}?(?!\d)",
            0.8,
            ignore_case=True,
        ),
        pattern(r"(?<![^\W_])(?<![.,])\d{1,2}\.\d{3,12}°? ?[,;] ?-\d{2,3}\.\d{3,12}(?!\d)", 0.8),
        pattern(rf"(?<![^\W_])(?<![.,]){_ROUGH}{_BETWEEN}{_ROUGH}(?!\d)", 0.4, Needs.CONTEXT),
        pattern(
            rf"(?<![^\W_])(?<![.,])[-+]?\d{{1,2}}\.\d{{1,12}} ?[°º]?{_COMPASS}{_BETWEEN}"
            rf"[-+]?\d{{1,3}}\.\d{{1,12}} ?[°º]?{_COMPASS}",
            0.8,
            ignore_case=True,
            scope=Scope.DIGITS,
        ),
        pattern(
            r"(?<![^\W_])[NS] ?\d{1,2}\.\d{1,12}[°º]?(?: ?[,;] ?| )"
            r"[EWO] ?\d{1,3}\.\d{1,12}[°º]?(?!\d)",
            0.8,
            scope=Scope.DIGITS,
        ),
        pattern(
            rf"(?<![^\W_])(?<![.,])(?:[NSEWO] ?)?{_DMS}{_COMPASS}?{_BETWEEN}"
            rf"(?:[NSEWO] ?)?{_DMS}{_COMPASS}?(?!\d)",
            0.8,
            ignore_case=True,
        ),
        pattern(
            rf"(?<![^\W_])(?<![.,]){_DMS}{_COMPASS}", 0.5, ignore_case=True, scope=Scope.DIGITS
        ),
        pattern(rf"(?<![\w+]){_CODE}{{4,8}}\+{_CODE}{{2,4}}(?![\w+])", 0.8, scope=Scope.DIGITS),
        pattern(
            rf"(?<![^\W_])(?<![.,])(?:[NSEWO] ?)?{_ROUGH}{_COMPASS}?(?!\d)",
            0.4,
            Needs.LABEL,
        ),
        # Degrees and minutes without signs: "13 41.5 N / 89 13.1 W".
        pattern(
            rf"(?<![^\W_])(?<![.,])\d{{1,3}}[ -]\d{{1,2}}\.\d{{1,4}} ?[NS]{_BETWEEN}"
            r"\d{1,3}[ -]\d{1,2}\.\d{1,4} ?[EWO](?![^\W_])",
            0.8,
        ),
        # UTM: zone, easting, northing.
        pattern(
            r"(?<![^\W_])(?<![.,])(?:[1-5]?\d|60) ?[C-HJ-NP-X] ?\d{6}(?:\.\d{1,3})? ?m? ?E?"
            r"[ ,]{1,3}\d{7}(?:\.\d{1,3})? ?m?(?: ?N(?![^\W_]))?(?!\d)",
            0.7,
        ),
    ),
    context=(
        "coordenada",
        "coordenadas",
        "coordinates",
        "coordinate",
        "latitud",
        "longitud",
        "latitude",
        "longitude",
        "lat",
        "lon",
        "lng",
        "long",
        "gps",
        "utm",
        "ubicación",
        "location",
    ),
)
