"""The page's words where there was no time to be certain: no answer, and what one can do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from stoeprand.engine.area import Area, Kerb
from stoeprand.room.presentation.kerbs import KerbShown, show_kerb
from stoeprand.room.speaking import speech_in


@dataclass(frozen=True, slots=True)
class OwnerShown:
    """Whom to ask, and about which kerbs."""

    name: str
    kerbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndecidedShown:
    """The kerbs that may count, and their owners. It has no level: none was found."""

    kerbs: list[KerbShown]
    owners: list[OwnerShown]

    @property
    def depends(self) -> bool:
        """Always: as with any answer that is not known yet, the questions come first."""
        return True


def undecided(area: Area, kerbs: Sequence[Kerb], at: date, language: str) -> UndecidedShown:
    """Return what a page shows instead of an answer, with the kerbs that may count."""
    with override(language):
        speech = speech_in(language)
        titles: dict[str, list[str]] = {}
        for kerb in kerbs:
            titles.setdefault(kerb.owner, []).append(speech.read(kerb.title))
        return UndecidedShown(
            kerbs=[show_kerb(speech, area, kerb, at) for kerb in kerbs],
            owners=[
                OwnerShown(speech.person_and_role(area.people[owner]), tuple(about))
                for owner, about in titles.items()
            ],
        )
