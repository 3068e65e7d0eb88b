"""Holding an idea while something is done about it, and writing down that it was."""

from collections.abc import Mapping

from stoeprand.ideas.models import SENTENCE, Asked, Going
from stoeprand.ledger.actions import append
from stoeprand.ledger.chain import Json
from stoeprand.ledger.models import Entry
from stoeprand.people.models import Person

LONGEST_SENTENCE = 4000


def held(going_id: int) -> Going:
    """Return an idea that nobody else does anything about until this transaction ends."""
    held_ones = Going.objects.select_for_update(of=("self",))
    related = held_ones.select_related("area", "version", "organisation", "asked_by")
    going: Going = related.defer("version__document").get(pk=going_id)
    return going


def held_asked(asked_id: int) -> Asked:
    """Return something asked, as it is now, with its idea held."""
    going_id = Asked.objects.values_list("going", flat=True).get(pk=asked_id)
    going = held(going_id)
    asked: Asked = Asked.objects.select_related("to", "answered_by").get(pk=asked_id)
    asked.going = going
    return asked


def written_down(
    action: str,
    going: Going,
    by: Person | None,
    facts: Mapping[str, Json] | None = None,
    sentence: str = "",
) -> Entry:
    """Append to the ledger what was done with an idea; what somebody wrote stands beside it."""
    personal = {SENTENCE: sentence} if sentence and by else {}
    about: dict[str, Json] = {"idea": going.pk, "area": going.area.slug}
    return append(
        organisation=going.organisation,
        action=action,
        by=by,
        facts={**about, **(facts or {})},
        personal=personal,
    )


def tidy(sentence: str) -> str:
    """Return what somebody wrote as it is kept: not endless, without what no database keeps."""
    return sentence.replace("\0", "").replace("\r\n", "\n").strip()[:LONGEST_SENTENCE]
