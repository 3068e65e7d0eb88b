"""What publishing a draft would do, as a page shows it: who may, who is asked, what is promised."""

from collections.abc import Sequence
from dataclasses import dataclass

from stoeprand.people.models import Person
from stoeprand.room.publishing_plans import Plan, not_for
from stoeprand.room.rules import may_publish
from stoeprand.room.speaking import speech_in


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked about kerbs by mail; without a `name` nobody answers for the owner."""

    owner: str
    name: str
    kerbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanShown:
    """What there is to know before one publishes.

    `others` are kerbs that are not this person's to publish; `is_for_sponsors` says that more
    changes than kerbs. `taken_back` are promises that would not be kept, which ask for a letter.
    """

    may_publish: bool
    is_for_sponsors: bool
    others: tuple[str, ...]
    says_nothing_new: bool
    is_behind: bool
    asked: list[Asked]
    own: list[str]
    taken_back: list[str]
    whole_area: bool

    @property
    def can_publish(self) -> bool:
        """Whether the button is there."""
        is_theirs = not self.is_for_sponsors and not self.others
        return self.may_publish and is_theirs and not self.says_nothing_new


def plan_shown(plan: Plan, by: Person, taken_back: Sequence[str], language: str) -> PlanShown:
    """Return what a page shows somebody of a plan."""
    speech = speech_in(language)
    others = not_for(plan, by)
    titles = {kerb.id: speech.read(kerb.title) for kerb in (plan.old.kerbs if plan.old else ())}
    return PlanShown(
        may_publish=may_publish(by),
        is_for_sponsors=others is None,
        others=tuple(speech.read(kerb.title) for kerb in others or ()),
        says_nothing_new=plan.says_nothing_new,
        is_behind=plan.is_behind,
        asked=_asked(plan, language),
        own=[
            speech.read(change.after.title)
            for change in plan.changes
            if change.after and change.after.confirmed_on is not None
        ],
        taken_back=[titles[kerb] for kerb in taken_back if kerb],
        whole_area="" in taken_back,
    )


def _asked(plan: Plan, language: str) -> list[Asked]:
    speech = speech_in(language)
    by_owner: dict[str, list[str]] = {}
    for kerb in plan.unconfirmed:
        by_owner.setdefault(kerb.owner, []).append(speech.read(kerb.title))
    return [
        Asked(
            speech.person_and_role(plan.new.people[owner]),
            plan.people[owner].name if owner in plan.people else "",
            tuple(titles),
        )
        for owner, titles in by_owner.items()
    ]
