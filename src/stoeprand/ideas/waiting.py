"""How many people wait for a kerb to be moved: a number that is told from five people on only."""

from stoeprand.ideas.models import OVER, WENT_AHEAD, Asked
from stoeprand.people.models import Organisation

FEWEST_COUNTED = 5


def waiting_for(organisation: Organisation, slug: str) -> dict[str, int]:
    """Return by kerb of an area how many people wait for it to move; fewer than five are none."""
    rows = (
        Asked.objects.filter(organisation=organisation, going__area__slug=slug, kind="move")
        .exclude(going__state__in=[*OVER, *WENT_AHEAD])
        .values_list("kerbs", "going__asked_by")
    )
    people: dict[str, set[int]] = {}
    for kerbs, asker in rows:
        for kerb_id in kerbs:
            people.setdefault(kerb_id, set()).add(asker)
    return {
        kerb_id: len(askers) for kerb_id, askers in people.items() if len(askers) >= FEWEST_COUNTED
    }
