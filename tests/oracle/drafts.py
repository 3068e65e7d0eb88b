"""A new version of an area in the making: what the edits of it work on."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from .dice import Dice
from .domains import Document, every_value
from .made_dimensions import Ground


@dataclass
class Draft:
    """The document as it is so far, what its kerbs stand on, and the ids that may not come back."""

    document: dict[str, Any]
    grounds: list[Ground]
    numbered: int = 0

    @classmethod
    def of(cls, document: Document, grounds: Sequence[Ground]) -> Draft:
        """A draft that says what a document says, and can be changed without changing that."""
        return cls(copy.deepcopy(dict(document)), list(grounds))

    @property
    def kerbs(self) -> list[dict[str, Any]]:
        """The kerbs, in file order."""
        found: list[dict[str, Any]] = self.document["kerbs"]
        return found

    def some_kerb(self, dice: Dice) -> list[dict[str, Any]]:
        """One of the kerbs, or none when there are none."""
        return [dice.one_of(self.kerbs)] if self.kerbs else []

    def ground_of(self, kerb: Document) -> Ground:
        """The dimension that a kerb is on."""
        return next(ground for ground in self.grounds if ground.name == kerb["on"])

    def fresh(self, word: str) -> str:
        """An id that neither this version nor the one before has."""
        self.numbered += 1
        return f"{word}-{self.numbered}"

    def add_kerb(self, dice: Dice, kerb: dict[str, Any]) -> None:
        """Puts a kerb, under an id that was not there, somewhere among the others."""
        place = dice.number(0, len(self.kerbs))
        self.kerbs.insert(place, {**kerb, "id": self.fresh("new")})

    def change_dimension(self, ground: Ground, **keys: Any) -> bool:
        """Gives a dimension other keys (None: without that key), unless no value would be left."""
        changed = {**ground.dimension, **keys}
        dimension = {key: value for key, value in changed.items() if value is not None}
        tried = {**self.document, "dimensions": {ground.name: dimension}}
        if not every_value(tried, ground.name):
            return False
        self.document["dimensions"][ground.name] = dimension
        place = self.grounds.index(ground)
        self.grounds[place] = replace(ground, dimension=dimension)
        return True
