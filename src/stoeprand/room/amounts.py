"""Amounts as people type them, `3.200,50` in Dutch, `3,200.50` in English, and as we write them.

Whatever we write reads back to the same amount in the same language. What could mean two things is
refused, never guessed: a mistake of a factor of a thousand is a mistake about who may decide.
"""

import re
from decimal import Decimal

from stoeprand.engine.domains import plain

MOST_BEFORE = 15
MOST_AFTER = 6
LONGEST = 60
"""So many characters may an amount take as it is typed, its unit included."""

MARKS = {"nl": (".", ","), "en": (",", ".")}
"""Per language what stands between thousands, and what before the decimals."""

UNIT_WORDS = {
    "EUR": ("€", "eur", "euro", "euros", "euro's", "euro’s"),
    "%": ("%", "procent", "percent"),
    "weeks": ("week", "weken", "weeks"),
    "days": ("dag", "dagen", "day", "days"),
    "hours": ("uur", "uren", "hour", "hours"),
    "people": ("mens", "mensen", "persoon", "personen", "person", "persons", "people"),
}

_OTHER_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
_NO_CENTS = r"[.,](?:--?|–|—)"
_PLAIN = re.compile(r"(-?)([0-9]{1,15})(?:\.([0-9]{1,6}))?")


class Doubtful(ValueError):
    """What was typed is no amount, or could be two."""


def read_amount(text: str, language: str, *, unit: str | None = None, decimals: int = 2) -> Decimal:
    """Return the amount that somebody typed in a language.

    `unit` may stand before or behind it; `decimals` is how many the step of the dimension has:
    where it has fewer than three, three figures behind the decimal mark are doubtful.
    Raises Doubtful.
    """
    typed = text.translate(_OTHER_SPACES).strip()
    if len(typed) > LONGEST:
        raise Doubtful(text)
    units = "|".join(map(re.escape, _words_for(unit))) or "(?!)"
    found = re.fullmatch(
        rf"(?:{units})? *([-−]?) *(?:{units})? *([0-9][0-9., ]*?)(?:{_NO_CENTS})? *(?:{units})?",
        typed,
        re.IGNORECASE,
    )
    if not found:
        raise Doubtful(text)
    sign, figures = found.groups()
    amount = _read_figures(figures, language, decimals)
    return -amount if sign else amount


def read_plain_amount(text: str) -> Decimal:
    """Return the amount of an address, in every language the same: `3200`, `-2.5`; or Doubtful.

    Only what `write_plain_amount` writes is read: `3.200` is three thousand to whoever typed it in
    Dutch, and would be three here.
    """
    found = _PLAIN.fullmatch(text)
    if not found:
        raise Doubtful(text)
    sign, whole, fraction = found.groups(default="")
    amount = _exact(whole, fraction)
    amount = -amount if sign else amount
    if write_plain_amount(amount) != text:
        raise Doubtful(text)
    return amount


def write_plain_amount(amount: Decimal) -> str:
    """Return the amount as an address holds it, without needless zeros."""
    return f"{plain(amount):f}"


def write_amount(amount: Decimal, language: str) -> str:
    """Return the amount as one types it in a language, without its unit."""
    thousands, mark = MARKS.get(language, MARKS["en"])
    whole, _, fraction = write_plain_amount(abs(amount)).partition(".")
    grouped = f"{int(whole):,}".replace(",", thousands)
    written = f"{grouped}{mark}{fraction}" if fraction else grouped
    return f"-{written}" if amount < 0 else written


def _words_for(unit: str | None) -> list[str]:
    """Return what people write for a unit, the longest first so that the whole word is taken."""
    known = {unit, *UNIT_WORDS.get(unit, ())} if unit else set()
    return sorted((word for word in known if word), key=lambda word: (-len(word), word))


def _read_figures(figures: str, language: str, decimals: int) -> Decimal:
    """Return the amount that figures, points, commas and spaces make, if they make only one."""
    thousands, mark = (re.escape(sign) for sign in MARKS.get(language, MARKS["en"]))
    groups = rf"[1-9][0-9]{{0,2}}(?:{thousands}[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+"
    own_way = re.fullmatch(rf"({groups}|[0-9]+)(?:{mark}([0-9]+))?", figures)
    if own_way:
        whole, fraction = own_way.groups(default="")
        if decimals < len(fraction) == 3 and re.fullmatch("[1-9][0-9]{0,2}", whole):
            raise Doubtful(figures)  # 3,200 in Dutch: most likely three thousand two hundred
        return _exact(whole, fraction)
    # The other language's way, where it can mean only one thing: 3.2, 1,234.50, 1,234,567.
    other_groups = rf"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})"
    other_way = re.fullmatch(rf"({other_groups}*|[0-9]+){thousands}([0-9]{{1,2}})", figures)
    other_way = other_way or re.fullmatch(rf"({other_groups}{{2,}})()", figures)
    if not other_way:
        raise Doubtful(figures)
    return _exact(*other_way.groups())


def _exact(whole: str, fraction: str) -> Decimal:
    whole = re.sub("[^0-9]", "", whole).lstrip("0") or "0"
    fraction = fraction.rstrip("0")
    if len(whole) > MOST_BEFORE or len(fraction) > MOST_AFTER:
        raise Doubtful(f"{whole}.{fraction}")
    return plain(Decimal(f"{whole}.{fraction or 0}"))
