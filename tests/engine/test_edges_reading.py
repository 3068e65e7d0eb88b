"""What is told of a file and of an idea at the edges: the last one taken, the first one refused."""

from unittest import mock

import pytest

from stoeprand.engine import UnfitIdea, read_area, read_idea
from stoeprand.engine.messages import quoted
from stoeprand.engine.reading import json_nodes
from stoeprand.engine.reading.fields import MOST_NAMED, one_of
from stoeprand.engine.reading.json_values import NoJson, read_json_text
from stoeprand.engine.reading.nodes import MOST_ENTRIES
from stoeprand.engine.reading.sheets import read_cell
from tests.engine.reading.files_to_read import (
    area_file,
    as_json,
    document,
    faults_of,
    read,
    words_told,
)


def test_a_text_of_60_letters_is_quoted_whole_and_a_longer_one_is_cut():
    assert quoted("a" * 60) == f"'{'a' * 60}'"
    assert quoted("a" * 61) == f"'{'a' * 60}…'"


def test_a_dozen_words_are_named_all_and_of_more_the_first_dozen():
    words = [f"word-{number}" for number in range(MOST_NAMED + 1)]
    assert str(one_of(words[:MOST_NAMED])).endswith(words[MOST_NAMED - 1])
    assert str(one_of(words)).endswith(f"{words[MOST_NAMED - 1]} …")


@pytest.mark.parametrize(("count", "faults"), [(MOST_ENTRIES, 0), (MOST_ENTRIES + 1, 1)])
def test_a_list_in_json_may_be_as_long_as_one_in_yaml(count, faults):
    text = as_json(document(words=["a"] * count))
    assert len(faults_of(text, "area.json")) == faults


@pytest.mark.parametrize("name", ["area.yaml", "area.json"])
def test_a_map_may_have_as_many_entries_as_a_list(name):
    def told(count: int) -> str:
        dimensions = {f"d{number}": {"kind": "flag"} for number in range(count)}
        return " ".join(str(f) for f in faults_of(as_json(document(dimensions=dimensions)), name))

    assert "entries in one list or map" not in told(MOST_ENTRIES)
    assert "entries in one list or map" in told(MOST_ENTRIES + 1)


@pytest.mark.parametrize(("most", "is_refused"), [(3, False), (2, True)])
def test_a_file_in_json_is_refused_for_its_size_only_beyond_the_most_that_there_may_be(
    most, is_refused
):
    with mock.patch.object(json_nodes, "MOST_NODES", most):
        told = words_told("[1, 2]", "area.json")
    assert ("keys and values, expected fewer" in told) is is_refused


@pytest.mark.parametrize(
    ("idea", "told"),
    [
        ({"idea": "party"}, "'values' is missing, expected it here"),
        ({"idea": "party", "values": 3}, "values: the number '3', expected an object"),
        ({"idea": "party", "values": None}, "values: nothing, expected an object"),
    ],
)
def test_values_that_are_missing_are_told_from_values_that_are_wrong(idea, told):
    area = read_area(area_file().encode(), "area.yaml")
    with pytest.raises(UnfitIdea) as refused:
        read_idea(area, idea)
    assert str(refused.value) == told


@pytest.mark.parametrize(
    ("text", "where"), [("[1,", "(column 4)"), ("[1,\n2,", "(line 2, column 3)")]
)
def test_a_line_is_told_only_of_a_text_that_has_more_than_one(text, where):
    with pytest.raises(NoJson) as refused:
        read_json_text(text)
    assert str(refused.value).endswith(where)


def test_an_idea_in_json_may_say_several_things_and_each_of_them_once():
    assert read_json_text('{"cost": 1, "weeks": 2}') == {"cost": 1, "weeks": 2}
    with pytest.raises(NoJson, match="a key stands twice"):
        read_json_text('{"cost": 1, "cost": 1}')


@pytest.mark.parametrize(
    ("cell", "flag"),
    [("true", True), ("TRUE", True), ("false", False), ("FALSE", False), ("False", False)],
)
@pytest.mark.parametrize("is_dutch", [True, False])
def test_true_and_false_in_a_sheet_are_that_and_not_each_other(cell, flag, is_dutch):
    outside = read(area_file()).dimensions["outside"]
    assert read_cell(outside, cell, is_dutch=is_dutch) is flag
