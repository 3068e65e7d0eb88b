"""A kerb as the map that a file holds of it, its keys in the order in which people read them."""

from stoeprand.engine.area import (
    Band,
    Bands,
    ChoiceTest,
    FlagTest,
    IntervalTest,
    Kerb,
    LineBands,
    MemberBands,
    Source,
    Test,
)
from stoeprand.engine.levels import Level
from stoeprand.engine.reading.bands import OPEN
from stoeprand.engine.writing.values import Document, Written, said, words_of, working_days


def document_of_kerb(kerb: Kerb) -> Document:
    """Return the map of one kerb."""
    return said(
        ("id", kerb.id),
        ("title", words_of(kerb.title)),
        ("why", words_of(kerb.why)),
        ("nature", kerb.nature),
        ("source", _source(kerb.source)),
        ("owner", kerb.owner),
        ("signs", kerb.signs),
        ("stands_for", kerb.stands_for),
        ("movable_by", kerb.movable_by),
        ("when", {key: _test(test) for key, test in kerb.when.items()} or None),
        ("on", kerb.on),
        ("bands", OPEN if kerb.bands is None else _bands(kerb.bands)),
        ("ask", words_of(kerb.ask)),
        ("promised_until", kerb.promised_until),
        ("valid_from", kerb.valid_from),
        ("valid_until", kerb.valid_until),
        ("review_on", kerb.review_on),
        ("confirmed_on", kerb.confirmed_on),
        ("silence", working_days(kerb.silence)),
        ("checked", _checked(kerb)),
    )


def _source(source: Source) -> Written:
    """Return a source: its text alone where there is nothing else to say."""
    text = words_of(source.text)
    rest = said(("url", source.url), ("version", source.version), ("row", source.row))
    return {"text": text, **rest} if rest else text


def _test(test: Test) -> Written:
    if isinstance(test, IntervalTest):
        return said(
            ("at_least", test.at_least),
            ("above", test.above),
            ("at_most", test.at_most),
            ("below", test.below),
        )
    if isinstance(test, ChoiceTest):
        return {"is": test.values[0]} if len(test.values) == 1 else {"in": test.values}
    if isinstance(test, FlagTest):
        return {"is": test.value}
    lists = (("any_of", test.any_of), ("all_of", test.all_of), ("none_of", test.none_of))
    return {key: members for key, members in lists if members}


def _bands(bands: Bands) -> Written:
    if isinstance(bands, LineBands):
        return [_band(band) for band in bands.bands]
    levels: dict[str, Written] = {value: level.id for value, level in bands.levels.items()}
    if isinstance(bands, MemberBands):
        rest = (("otherwise", bands.otherwise), ("empty", bands.empty))
        levels |= {key: level.id for key, level in rest if level is not Level.FREE}
        return levels or {"otherwise": Level.FREE.id}  # empty brackets tell a reader nothing
    return levels | said(("otherwise", bands.otherwise.id if bands.otherwise is not None else None))


def _band(band: Band) -> Written:
    end = "at_most" if band.included else "below"
    return said((end, band.end), ("level", band.level.id))


def _checked(kerb: Kerb) -> Written:
    if kerb.checked is None:
        return None
    return said(("status", kerb.checked.status), ("on", kerb.checked.on))
