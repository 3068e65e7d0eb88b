"""Whatever people put in a text comes back as it was, also what is made to break a reader."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stoeprand.engine import read_area
from stoeprand.engine.writing import write_area
from tests.engine.reading.files_to_read import USUAL, as_json, document
from tests.engine.writing.again import assert_written_and_read_again

SCRAPS = st.sampled_from(
    [*" \t\n\r\"'\\:#,[]{}&*!|>%@`?-=~<.éЖ\u00a0\u0085\u2028\u2029\u200b\u202e\ufeff\ufffd\uffff",
     *("\U0001f469\u200d\U0001f4bb", "\U0010fffe", "\x01", "\x1b", "\x7f", "\x9f", "word", "no",
       "a: b", " #", "- ", "\n\n", "\n ", "---\n", "...", "12", "0x1F", "2026-01-01", "{nl: a}",
       "a longer stretch of words that a line cannot hold together with what stands around it")]
)  # fmt: skip
ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200)
HOSTILE = st.lists(SCRAPS, max_size=30).map("".join) | ANY
FILLED = HOSTILE.filter(lambda text: bool(text.strip()))


def area_with(text: str, words: list[str]) -> dict[str, Any]:
    """An area with a text wherever a file may hold one."""
    langs = {"nl": text, "no": text}
    purse = {
        **USUAL,
        **dict.fromkeys(("title", "why", "ask"), langs),
        "source": {"text": text, "url": f"https://{text}", "version": text, "row": text},
        "on": "with",
        "bands": {"a": "free", "otherwise": "no"},
    }
    return document(
        title=text,
        direction=langs,
        words=words,
        people={"noor": {"name": text, "role": langs}},
        dimensions={
            "with": {"kind": "choice", "values": ["a", "no"], "labels": {"a": text, "no": langs},
                     **dict.fromkeys(("title", "help", "ask"), langs), "unit": text}
        },
        kerbs=[purse, {**purse, "id": "more", "source": text, "title": text}],
        examples=[{"title": text, "values": {"with": "no"}, "level": "free"}],
    )  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(FILLED, st.lists(HOSTILE, max_size=3))
@example("a" * 2000 + " " + "b" * 2000, [" ", "", "\n"])
@example("one\n\n\ntwo " + "three " * 40 + "\n four\n", ["[", ", "])
def test_a_text_comes_back_as_it_was(text, words):
    area = read_area(as_json(area_with(text, words)).encode(), "area.json")
    assert area.title.said_in("nl") == text
    assert_written_and_read_again(area)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(FILLED)
def test_readers_of_older_yaml_find_the_same_text(text):
    area = read_area(as_json(area_with(text, [text])).encode(), "area.json")
    found = yaml.load(write_area(area), yaml.SafeLoader)
    assert found["title"] == text
    assert found["words"] == [text]
    assert found["people"]["noor"]["role"] == {"nl": text, "no": text}
    assert found["kerbs"][0]["source"]["url"] == f"https://{text}"


IDS = ["no", "yes", "On", "y", "null", "true", "1e3", "12", "007", "2026-01-01", "-", "--", "- a",
       "a - b", "_", "Ж", "1_000", "0o7", "12e03"]  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_an_id_is_an_id_to_every_reader(name):
    whole = document(
        people={name: {"name": "N", "role": "R"}},
        dimensions={
            name: {"kind": "choice", "values": [name, "other"], "labels": {name: "L"}},
            "set": {"kind": "set", "values": [name]},
        },
        kerbs=[
            {**USUAL, "id": name, "owner": name, "on": name,
             "bands": {name: "no", "otherwise": "tell"},
             "when": {name: {"is": name}, "set": {"any_of": [name]}}}
        ],
        examples=[{"title": "T", "values": {name: name, "set": [name]}, "level": "no"}],
    )  # fmt: skip
    area = read_area(as_json(whole).encode(), "area.json")
    assert_written_and_read_again(area)
    assert yaml.load(write_area(area), yaml.SafeLoader) == whole


def test_a_very_long_text_comes_back_as_it_was():
    text = "A sentence of some length, and then another: so it goes on. " * 20_000
    assert_written_and_read_again(
        read_area(as_json(document(direction=text.strip())).encode(), "area.json")
    )
