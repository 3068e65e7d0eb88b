"""A new version says what it changes, and which sources to look at."""

from stoeprand.mandates.actions import picked, withdraw_version
from stoeprand.mandates.comparing import Source, compare_versions, rows_to_look_at
from stoeprand.people.models import Organisation
from tests.mandates.making import csv_file, stored
from tests.mandates.register import changed, register

NAMES = ["Nummer", "Bevoegdheid", "Gemandateerde", "Datum besluit", "Kenmerk"]


def two(adviser, before, after):
    old = stored(adviser, csv_file([NAMES, *before]))
    return old, stored(adviser, csv_file([NAMES, *after]), name="later", register=old.register)


def numbers(rows) -> list[str]:
    return [row.number for row in rows]


def test_rows_that_are_new_gone_and_changed_are_told_apart(adviser):
    rows = register(400)
    old = stored(adviser, csv_file(rows))
    new = stored(adviser, csv_file(changed(rows)), name="later", register=old.register)
    found = compare_versions(old, new)
    assert numbers(found.new) == ["99.1.1"]
    assert numbers(found.gone) == [rows[10][0]]
    (one,) = found.changed
    assert (one.new.number, one.cells[0].column) == (rows[3][0], "Gemandateerde")
    assert (one.cells[0].old, one.cells[0].new) == (rows[3][4], "Wijkmanager")
    assert found.same == 398


def test_a_version_is_the_same_as_itself(adviser):
    old = stored(adviser, csv_file(register(50)))
    found = compare_versions(old, old)
    assert (found.new, found.gone, found.changed, found.same) == ((), (), (), 50)


def test_a_register_that_was_numbered_anew_says_so_and_nothing_else(adviser):
    before = [["1", "Een", "a"], ["2", "Twee", "b"], ["3", "Drie", "c"]]
    after = [["1", "Nul", "z"], ["2", "Een", "a"], ["3", "Twee", "b"], ["4", "Drie", "c"]]
    found = compare_versions(*two(adviser, before, after))
    assert numbers(found.new) == ["1"]
    assert found.gone == ()
    assert [[cell.column for cell in each.cells] for each in found.changed] == [["Nummer"]] * 3


def test_a_power_in_other_words_is_known_by_its_number(adviser):
    found = compare_versions(*two(adviser, [["1.1", "Een", "a"]], [["1.1", "Anders", "a"]]))
    assert [cell.new for cell in found.changed[0].cells] == ["Anders"]


def test_rows_without_a_number_are_known_by_their_text(adviser):
    before = [["", "Een", "a"], ["", "Twee", "b"], ["", "Gelijk", "c"], ["", "Gelijk", "d"]]
    after = [["", "Twee", "x"], ["", "Gelijk", "d"], ["", "Gelijk", "c"]]
    found = compare_versions(*two(adviser, before, after))
    assert [row.power for row in found.gone] == ["Een"]
    assert [each.new.power for each in found.changed] == ["Twee"]
    assert found.same == 2


def test_a_number_that_several_rows_have_takes_none_for_another(adviser):
    before = [["1", "Een", "a"], ["1", "Twee", "b"]]
    after = [["1", "Een", "a"], ["1", "Drie", "b"]]
    found = compare_versions(*two(adviser, before, after))
    assert found.same == 1
    (one,) = found.changed  # of the ones that are left the number is no longer in doubt
    assert (one.old.power, one.new.power) == ("Twee", "Drie")


def test_a_day_in_other_figures_and_spaces_are_no_change(adviser):
    before = [["1.1.", "Een  groot", "a", "1-3-2026"], ["2", "Twee", "b", "2026-03-09"]]
    after = [["1.1", "een groot", "A", "2026-03-01"], ["2", "Twee", "b", "10-03-2026"]]
    found = compare_versions(*two(adviser, before, after))
    assert [cell.column for each in found.changed for cell in each.cells] == ["Datum besluit"]
    assert found.same == 1


def test_a_column_of_ones_own_is_compared_by_its_name(adviser):
    before = [["1", "Een", "a", "", "k"]]
    found = compare_versions(*two(adviser, before, [["1", "Een", "a", "", "l"]]))
    (cell,) = found.changed[0].cells
    assert (cell.column, cell.old, cell.new) == ("Kenmerk", "k", "l")


def test_of_what_stands_on_a_row_the_ones_to_look_at_are_named(adviser, waterkant):
    before = [["1", "Een", "a"], ["2", "Twee", "b"], ["3", "Drie", "c"]]
    old, new = two(adviser, before, [["1", "Een", "a"], ["2", "Twee", "x"]])
    sources = [each.stands_on for each in picked(waterkant, old.rows.values_list("pk", flat=True))]
    assert len(sources) == 3
    found = rows_to_look_at(waterkant, reversed(sources))
    assert [(each.old.number, each.new is None) for each in found] == [("3", True), ("2", False)]
    assert found[1].cells[0].new == "x"
    assert {each.newest for each in found} == {new}


def test_what_stands_on_the_newest_version_is_not_to_be_looked_at(adviser, waterkant):
    old, new = two(adviser, [["1", "Een", "a"]], [["1", "Twee", "b"]])
    assert rows_to_look_at(waterkant, [Source(new.pk, new.rows.get().key)]) == []
    withdraw_version(version=new, reason="fout", by=adviser)
    assert rows_to_look_at(waterkant, [Source(old.pk, old.rows.get().key)]) == []


def test_sources_elsewhere_are_left_out(adviser, waterkant):
    old, _new = two(adviser, [["1", "Een", "a"]], [["2", "Twee", "b"]])
    source = Source(old.pk, old.rows.get().key)
    elsewhere = Organisation.objects.create(slug="elders", name="Elders")
    assert rows_to_look_at(elsewhere, [source]) == []
    assert rows_to_look_at(waterkant, [Source(old.pk, "geen"), Source(0, source.key)]) == []
    assert len(rows_to_look_at(waterkant, [source, source])) == 1
