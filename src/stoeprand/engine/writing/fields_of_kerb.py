"""A kerb as the fields of a page hold it, for whoever is to change it there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Band, Kerb, LineBands
from stoeprand.engine.writing.kerb_documents import document_of_kerb
from stoeprand.engine.writing.plain_values import written_plain
from stoeprand.engine.writing.values import Written

WriteAmount = Callable[[Decimal], str]
Field = tuple[str, str | list[str]]


def fields_of_kerb(
    kerb: Kerb, write_amount: WriteAmount = written_plain
) -> dict[str, str | list[str]]:
    """Return what stands in the fields about a kerb, from which `kerb_from_fields` makes it again.

    Days are written as `2026-12-31`, amounts by `write_amount`. White space around texts is lost.
    """
    document = dict(document_of_kerb(kerb))
    if kerb.silence is not None:
        document["silence"] = str(kerb.silence)
    if kerb.is_open:
        document["open"] = document.pop("bands")
    rows: Sequence[Band] = ()
    if isinstance(kerb.bands, LineBands):
        del document["bands"]
        rows = kerb.bands.bands
    return dict([*_flat("", document, write_amount), *_rows(rows, write_amount)])


def _flat(name: str, held: Written, write_amount: WriteAmount) -> Iterator[Field]:
    """Give the fields of a value, named after the way to each of them."""
    if isinstance(held, str):
        yield name, held
    elif isinstance(held, Mapping):
        for key, each in held.items():
            yield from _flat(f"{name}.{key}" if name else key, each, write_amount)
    elif isinstance(held, Sequence):
        yield name, [each for each in held if isinstance(each, str)]
    else:
        yield name, write_amount(held) if isinstance(held, Decimal) else written_plain(held)


def _rows(bands: Sequence[Band], write_amount: WriteAmount) -> Iterator[Field]:
    for number, band in enumerate(bands):
        name, end = f"bands.{number}", band.end
        if end is not None:
            yield f"{name}.end", "at_most" if band.included else "below"
            yield (
                f"{name}.bound",
                end.isoformat() if isinstance(end, date) else write_amount(end),
            )
        yield f"{name}.level", band.level.id
