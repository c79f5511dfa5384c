"""Feast days: in which month they fall."""

from __future__ import annotations

import datetime

from anonymizer.lexicon.fold import fold

_FIXED: dict[str, int] = {
    name: month
    for month, names in {
        1: "new year s day|new years day|ano nuevo|dia de reyes|epiphany|three kings|reyes magos",
        2: "valentine|san valentin|candelaria|groundhog",
        3: "women s day|dia de la mujer",
        5: "dia de la cruz|dia de la madre|labor day may|dia del trabajo|may day|cinco de mayo",
        6: "dia del padre|san juan|juneteenth|san antonio",
        7: "fourth of july|4th of july",
        8: "fiestas agostinas|asuncion|assumption",
        10: "halloween|dia de la raza|columbus day",
        11: "all souls|all saints|day of the dead|dia de los difuntos|dia de los muertos"
        "|todos los santos|thanksgiving|accion de gracias|veterans day",
        12: "christmas|navidad|nochebuena|noche buena|new year s eve|new years eve|fin de ano"
        "|immaculate conception|inmaculada|virgen de guadalupe|fin de anio",
    }.items()
    for name in names.split("|")
}
_BY_EASTER: dict[str, int] = {
    name: days
    for days, names in {
        -47: "shrove|mardi gras|martes de carnaval",
        -46: "ash wednesday|miercoles de ceniza",
        -7: "palm sunday|domingo de ramos",
        -3: "maundy|holy thursday|jueves santo",
        -2: "good friday|viernes santo|viernes de dolores|holy week|semana santa",
        -1: "holy saturday|sabado santo|sabado de gloria",
        1: "easter monday|lunes de pascua",
        39: "ascension",
        49: "pentecost|pentecostes|whit",
        60: "corpus christi",
        0: "easter|pascua|domingo de resurreccion",
    }.items()
    for name in names.split("|")
}


def month_of(name: str, year: int | None) -> int | None:
    """The month of a feast; a moveable one needs the year.

    Args:
        name: text that names the feast, in English or Spanish.
        year: if known.

    Returns:
        1 to 12, or ``None``.
    """
    key = f" {fold(name)} "
    for feast, month in _FIXED.items():
        if f" {feast} " in key:
            return month
    for feast, days in _BY_EASTER.items():
        if f" {feast} " in key:
            return None if year is None else (easter(year) + datetime.timedelta(days)).month
    return None


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Western churches.

    The anonymous Gregorian computus, as in J. Meeus, "Astronomical Algorithms" (1991), chapter 8.
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)
