"""Promises of the old version that the new one does not keep, day by day until they end."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.versions.diff import BrokenPromise, ShortenedPromise
from stoeprand.engine.versions.steps import Step, Steps

Broken = BrokenPromise | ShortenedPromise


class Promises:
    """The promises of `old` that run on the day `at` or later, held against `new`."""

    def __init__(self, old: Area, new: Area, at: date, steps: Steps) -> None:
        self._old = old
        self._new = new
        self._at = at
        self._steps = steps
        self._now = {kerb.id: kerb for kerb in new.kerbs}

    def broken(self) -> Iterator[Broken]:
        """Yield what is broken: the area first, then kerbs in file order."""
        if self._old.promised_until and self._old.promised_until >= self._at:
            yield from self._of_area(self._old.promised_until)
        for kerb in self._old.kerbs:
            if kerb.promised_until and kerb.promised_until >= self._at and not kerb.is_open:
                yield from self._of_kerb(kerb, kerb.promised_until)

    def _of_area(self, until: date) -> Iterator[Broken]:
        for day in self._days(until):
            if step := self._steps.of_area(day):
                yield _broken(None, until, day, step)
                break
        now = self._new.promised_until
        if now is None or now < until:
            yield ShortenedPromise(None, until, now)

    def _of_kerb(self, kerb: Kerb, until: date) -> Iterator[Broken]:
        looked_at: set[tuple[bool, tuple[str, ...]]] = set()
        for day in self._days(until):
            counts, held = kerb.is_in_force(day), self._held_against(kerb, day)
            situation = (counts, tuple(each.id for each in held))
            if situation in looked_at:
                continue  # what was found on an earlier day holds on this one
            looked_at.add(situation)
            if step := self._steps.of_kerb(kerb, [kerb] if counts else [], held):
                yield _broken(kerb.id, until, day, step)
                break
        now = self._promised_now(kerb, until)
        if now is None or now < until:
            yield ShortenedPromise(kerb.id, until, now)

    def _days(self, until: date) -> list[date]:
        """Return `at`, and every later day up to and with `until` on which a version changes."""
        return [self._at, *(day for day in self._changes if self._at < day <= until)]

    @cached_property
    def _changes(self) -> list[date]:
        days = set()
        for kerb in (*self._old.kerbs, *self._new.kerbs):
            if kerb.valid_from:
                days.add(kerb.valid_from)
            if kerb.valid_until and kerb.valid_until < date.max:
                days.add(kerb.valid_until + timedelta(days=1))
        return sorted(days)

    def _held_against(self, kerb: Kerb, day: date) -> list[Kerb]:
        """Return the kerbs of the new version against which a promise is held on a day.

        That is the kerb itself while it counts, else those that stand in for it.
        """
        now = self._now.get(kerb.id)
        if now is not None and _counts(now, day):
            return [now]
        return [stand_in for stand_in in self._stand_ins(kerb.on) if _counts(stand_in, day)]

    def _stand_ins(self, dimension_id: str) -> list[Kerb]:
        return self._new_by_dimension.get(dimension_id, [])

    @cached_property
    def _new_by_dimension(self) -> dict[str, list[Kerb]]:
        """The kerbs that only the new version has, by the dimension that they are on."""
        known = {kerb.id for kerb in self._old.kerbs}
        found: dict[str, list[Kerb]] = {}
        for kerb in self._new.kerbs:
            if kerb.id not in known:
                found.setdefault(kerb.on, []).append(kerb)
        return found

    def _promised_now(self, kerb: Kerb, until: date) -> date | None:
        """Return until when the new version promises a kerb, or as long as what stands in for it.

        A kerb that is gone, and one that has become open, promise nothing.
        """
        now = self._now.get(kerb.id)
        if now is not None:
            return None if now.is_open else now.promised_until
        as_long = (
            stand_in.promised_until
            for stand_in in self._stand_ins(kerb.on)
            if stand_in.promised_until and stand_in.promised_until >= until and not stand_in.is_open
        )
        return next(as_long, None)


def _counts(kerb: Kerb, day: date) -> bool:
    return not kerb.is_open and kerb.is_in_force(day)


def _broken(kerb: str | None, until: date, day: date, step: Step) -> BrokenPromise:
    return BrokenPromise(kerb, until, day, step.before, step.after, step.example)
