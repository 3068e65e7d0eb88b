"""What is measured is worth measuring: areas in which every answer occurs, and kerbs said alike."""

from collections import Counter

import pytest

from benchmarks.plain_kerbs import holds, plain_values, terms_of
from benchmarks.workload import DAY, make_area, make_columns, make_ideas, with_kerbs_changed
from stoeprand.engine import Level, check, check_columns

IDEAS = 400


@pytest.mark.parametrize("dimensions", [12, 64])
@pytest.mark.parametrize("kerbs", [30, 300, 3000])
def test_ideas_come_out_at_all_levels_none_above_half(dimensions, kerbs):
    area, _ = make_area(dimensions, kerbs)
    levels = check_columns(area, make_columns(area, IDEAS), DAY).level
    counts = Counter(levels.tolist())
    assert set(counts) == set(Level)
    assert max(counts.values()) <= IDEAS / 2


def test_an_area_and_its_ideas_are_the_same_for_the_same_seed():
    (area, document), (again, same_document) = make_area(12, 30, 7), make_area(12, 30, 7)
    assert document == same_document
    assert make_ideas(area, 20, 7) == make_ideas(again, 20, 7)
    assert make_area(12, 30, 8)[1] != document


def test_kerbs_said_plainly_mean_the_same():
    area, _ = make_area(12, 100)
    terms = terms_of(area, [])
    for idea in make_ideas(area, IDEAS):
        plain = plain_values(idea)
        standing = [
            (term.kerb, term.level)
            for term in terms
            if all(holds(test, plain) for test in (*term.conditions, *term.band))
        ]
        because = check(area, idea, DAY).because
        assert standing == [(reason.kerb, reason.level) for reason in because]


def test_as_many_kerbs_as_asked_differ_between_two_versions():
    area, _ = make_area(12, 100)
    changed = with_kerbs_changed(area, 5)
    gone = [kerb for kerb in area.kerbs if kerb not in changed.kerbs]
    come = [kerb for kerb in changed.kerbs if kerb not in area.kerbs]
    assert len({kerb.id for kerb in gone} | {kerb.id for kerb in come}) == 5
    assert len(changed.kerbs) == len(area.kerbs)
