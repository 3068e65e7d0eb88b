"""What exactly is hashed, by examples that were worked out apart."""

import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stoeprand.ledger.chain import BEFORE_THE_FIRST, canonical, hash_of_entry, seal, written

AT = datetime(2026, 11, 24, 10, 15, 30, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=8,
)


def test_an_entry_is_hashed_as_the_documentation_says():
    said = (
        f'["{BEFORE_THE_FIRST}",7,1,"2026-11-24T10:15:30.000000Z","kerb.moved",'
        r'"{\"kerb\":\"straatfeest – é\"}","{}"]'
    )
    expected = sha256(said.encode()).hexdigest()
    facts = canonical({"kerb": "straatfeest – é"})
    assert hash_of_entry(BEFORE_THE_FIRST, 7, 1, AT, "kerb.moved", facts, "{}") == expected


def test_a_seal_is_hashed_as_the_documentation_says():
    expected = sha256(b'["5a17",7,"by",null,"Noor"]').hexdigest()
    assert seal("5a17", 7, "by", None, "Noor") == expected


def test_a_moment_is_written_the_same_wherever_the_clock_hangs():
    amsterdam = AT.astimezone(timezone(timedelta(hours=1)))
    assert written(AT) == written(amsterdam) == "2026-11-24T10:15:30.000000Z"
    assert written(AT + timedelta(microseconds=1)).endswith("30.000001Z")


def test_facts_have_one_text_whatever_the_order_of_their_names():
    assert canonical({"b": 1, "a": (True, None)}) == canonical({"a": [True, None], "b": 1})
    assert canonical({"b": 1, "a": "x"}) == '{"a":"x","b":1}'


@given(VALUES)
def test_facts_come_back_as_they_went_in(value):
    assert json.loads(canonical(value)) == value


@given(st.lists(TEXTS), st.lists(TEXTS))
def test_different_facts_have_different_texts(one, other):
    assert (canonical(one) == canonical(other)) == (one == other)


@pytest.mark.parametrize("wrong", [1.5, {"a": {1: "x"}}, [object()], {"a": AT}, b"bytes"])
def test_what_would_not_come_back_as_it_went_in_is_refused(wrong: Any):
    with pytest.raises(TypeError):
        canonical(wrong)


def test_half_a_character_is_refused():
    with pytest.raises(ValueError, match="surrogates not allowed"):
        canonical({"a": "\ud800"})
