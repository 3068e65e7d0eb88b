"""What is kept to answer quickly, and that it goes with the area that it was made of."""

import gc
import weakref
from datetime import date, timedelta

from stoeprand.engine import check
from stoeprand.engine.compiled.area import MOST_DAYS, compile_area
from tests.engine.reading.files_to_read import area_file, kerb, read

TODAY = date(2026, 11, 23)


def test_a_second_question_about_the_same_day_does_not_make_the_area_ready_again() -> None:
    area = read(area_file(kerb()))
    assert compile_area(area, TODAY) is compile_area(area, TODAY)
    assert compile_area(area, TODAY) is not compile_area(area, TODAY + timedelta(days=1))


def test_of_very_many_days_only_the_last_are_kept() -> None:
    area = read(area_file(kerb()))
    for days in range(3 * MOST_DAYS):
        compile_area(area, TODAY + timedelta(days=days))
    assert len(area.made_ready) == MOST_DAYS
    assert TODAY not in area.made_ready


def test_an_area_that_nobody_needs_any_more_leaves_nothing_behind() -> None:
    """An area can hold what somebody asked: what went ahead before, in the bands of a total."""
    area = read(area_file(kerb()))
    check(area, {}, TODAY)
    compiled = weakref.ref(compile_area(area, TODAY))
    del area
    gc.collect()
    assert compiled() is None
