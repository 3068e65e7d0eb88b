"""Who held an office on a day gone by: whose promise it was. A deputy gave no promise."""

from collections.abc import Iterable
from datetime import date

from stoeprand.people.models import Organisation, OwnerOf, Person, Tenure


class Holders:
    """Who was meant on a day by the owners in area files; read in two queries for all days."""

    def __init__(self, organisation: Organisation, owners: Iterable[str]) -> None:
        named = OwnerOf.objects.filter(organisation=organisation, name_in_areas__in=set(owners))
        self._owners = {each.name_in_areas: each for each in named.select_related("person")}
        offices = {each.office_id for each in self._owners.values() if each.office_id}
        self._tenures: dict[int, list[Tenure]] = {}
        for tenure in Tenure.objects.filter(office__in=offices).select_related("person"):
            self._tenures.setdefault(tenure.office_id, []).append(tenure)

    def on(self, owner: str, day: date) -> Person | None:
        """Return who an owner was on a day, also where they have left since; None for nobody."""
        found = self._owners.get(owner)
        if found is None:
            return None
        if found.office_id is None:
            person: Person | None = found.person
            return person
        for tenure in self._tenures.get(found.office_id, ()):
            if tenure.since <= day and (tenure.until is None or tenure.until >= day):
                return tenure.person
        return None
