"""What is kept of somebody's ideas and answers, for themselves."""

from typing import Any

from stoeprand.ideas.models import Asked, Going
from stoeprand.people.models import Person


def kept_of(person: Person) -> dict[str, Any]:
    """Return the ideas of somebody and what they answered; their words stand with the ledger."""
    ideas = Going.objects.filter(asked_by=person).select_related("area").order_by("pk")
    answers = Asked.objects.filter(answered_by=person).select_related("going").order_by("pk")
    return {
        "ideas": [
            {
                "title": each.title,
                "area": each.area.slug,
                "values": each.values,
                "asked_on": each.asked_on.isoformat(),
                "state": each.state,
            }
            for each in ideas
        ],
        "answers": [
            {"idea": each.going.title, "asked": each.kind, "answer": each.answer}
            for each in answers
        ],
    }
