"""Picking rows of a register, to make something of them that says where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from stoeprand.mandates.comparing import Source
from stoeprand.mandates.models import RegisterRow
from stoeprand.people.models import Organisation

MOST_PICKED = 200


@dataclass(frozen=True, slots=True)
class PickedMandate:
    """A mandate as its row in a register has it, every cell as text; empty where nothing stands.

    `source` says in the language of the organisation where it stands: `Mandaatregister Waterkant,
    versie 2026-03, nr. 3.1.2`. `stands_on` is what to keep, so that `rows_to_look_at` can say later
    that the row changed.
    """

    row_id: int
    register: str
    version: str
    stands_on: Source
    source: str
    number: str
    power: str
    competent_body: str
    kind: str
    mandated_to: str
    sub_mandate: str
    further_sub_mandate: str
    legal_basis: str
    decided_on: str
    published_on: str
    remarks: str


def picked(organisation: Organisation, row_ids: Iterable[int]) -> list[PickedMandate]:
    """Return the mandates in rows, register by register in its own order. One query.

    Rows of another organisation, of a withdrawn version, and behind the first 200 are left out.
    """
    wanted = list(dict.fromkeys(row_ids))[:MOST_PICKED]
    rows = RegisterRow.objects.filter(
        organisation=organisation, pk__in=wanted, version__withdrawal=None
    )
    rows = rows.select_related("version__register").defer("version__stems", "search")
    with override(organisation.languages[0]):
        return [_picked(row) for row in rows.order_by("version_id", "place")]


def source_of(row: RegisterRow) -> str:
    """Return where a row stands, in the language spoken."""
    version = row.version
    if row.number:
        where = _("{register}, version {version}, no. {number}")
    else:
        where = _("{register}, version {version}, row {place}")
    return where.format(
        register=version.register.title, version=version.name, number=row.number, place=row.place
    )


def _picked(row: RegisterRow) -> PickedMandate:
    return PickedMandate(
        row_id=row.pk,
        register=row.version.register.slug,
        version=row.version.name,
        stands_on=Source(row.version_id, row.key),
        source=source_of(row),
        number=row.number,
        power=row.power,
        competent_body=row.competent_body,
        kind=row.kind,
        mandated_to=row.mandated_to,
        sub_mandate=row.sub_mandate,
        further_sub_mandate=row.further_sub_mandate,
        legal_basis=row.legal_basis,
        decided_on=row.decided_on,
        published_on=row.published_on,
        remarks=row.remarks,
    )
