"""Whatever a file holds, reading it ends in an area or in faults, and never in anything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.reading.files_to_read import area_file, as_json, document, faults_of, kerb

SOUND = {
    "area.yaml": area_file(
        kerb("when: {partner: {is: company}}"),
        kerb("id: other\non: data\nbands: {health: no, otherwise: tell}"),
        rest="examples:\n  - {title: T, values: {cost: 1}, level: free}\n",
    ),
    "area.json": as_json(document()),
}
SCRAPS = st.sampled_from(
    [*("null", "true", "5", "1e999", "[]", "{}", "[a]", "{a: b}", '"\\ud800"', "2026-02-30", "&a"),
     *("*a", "!t", "? [a]", "open", "no", "\0", "\t", "- ", "|", "'", '"', "{", "[", ".nan"),
     *("<<: 3", "otherwise: tell", "9" * 40, "é", ": ", "\n", "\n ", ",", "---\n", "#")]
)  # fmt: skip
CUTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), SCRAPS), min_size=1, max_size=4)


def told_or_taken(data: bytes, name: str) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + 1
    faults = faults_of(data, name)
    assert all(1 <= fault.line <= lines + 1 for fault in faults)
    assert all(str(fault).encode() for fault in faults)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(SOUND)), CUTS)
def test_a_file_with_scraps_in_it_is_taken_or_told(name, cuts):
    text = SOUND[name]
    for where, length, scrap in cuts:
        place = int(where * len(text))
        text = text[:place] + scrap + text[place + length :]
    told_or_taken(text.encode(), name)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(SOUND)), st.binary(max_size=60))
def test_bytes_are_taken_or_told(name, data):
    told_or_taken(data, name)
