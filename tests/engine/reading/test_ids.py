"""Ids of dimensions, kerbs, people and values: what people would call things, within bounds."""

import pytest

from tests.engine.reading.files_to_read import HEAD, area_file, faults_of, kerb, read

GOOD = [
    "a",
    "A-1_b",
    "0",
    "007",
    "team leader",
    "één café",
    "straße",
    "Ωμέγα",
    "街",
    "-",
    "_",
    "a" * 64,
]
BAD = [
    "",
    " a",
    "a ",
    "a" * 65,
    "a.b",
    "a/b",
    "a:b",
    "é!",
    "a\tb",
    "a|b",
    "½",
    "a,b",
    "’s avonds",
    "x²",
]


def of_dimension(name: str) -> str:
    return area_file(kerb(f'on: "{name}"\nbands: open'), dimensions=f'"{name}": {{kind: amount}}\n')


def of_kerb(name: str) -> str:
    return area_file(kerb(f'id: "{name}"'))


def of_person(name: str) -> str:
    return area_file(
        kerb(f'owner: "{name}"'), people=f'people: {{"{name}": {{name: Noor, role: manager}}}}\n'
    )


def of_value(name: str) -> str:
    dimensions = f'cost: {{kind: amount}}\nplace: {{kind: choice, values: ["{name}", other]}}\n'
    bands = f'on: place\nbands: {{"{name}": free, other: tell}}'
    return area_file(kerb(bands), dimensions=dimensions)


def of_member(name: str) -> str:
    dimensions = f'cost: {{kind: amount}}\nplaces: {{kind: set, values: ["{name}"]}}\n'
    return area_file(kerb("on: places\nbands: {otherwise: tell}"), dimensions=dimensions)


PLACES = pytest.mark.parametrize("place", [of_dimension, of_kerb, of_person, of_value, of_member])


@PLACES
@pytest.mark.parametrize("name", GOOD)
def test_letters_digits_dashes_and_inner_spaces_make_an_id(place, name):
    assert faults_of(place(name)) == ()


@PLACES
@pytest.mark.parametrize("name", BAD)
def test_anything_else_is_no_id(place, name):
    text = place(name.replace("\t", "\\t"))
    told = [str(fault.message) for fault in faults_of(text)]
    assert any("expected 1 to 64 letters, digits, '-', '_' and spaces inside" in t for t in told)
    assert len(told) == 1


def test_an_id_is_kept_as_it_was_written():
    area = read(of_value("één Café"))
    assert area.dimensions["place"].domain.values == ("één Café", "other")


@pytest.mark.parametrize("reserved", ["otherwise", "empty"])
@pytest.mark.parametrize("kind", ["choice", "set"])
def test_a_value_may_not_be_called_what_bands_mean_something_else_by(reserved, kind):
    dimensions = f"cost: {{kind: amount}}\nplace: {{kind: {kind}, values: [a, {reserved}]}}\n"
    [fault] = faults_of(area_file(kerb(), dimensions=dimensions))
    assert f"value '{reserved}' has a meaning of its own" in str(fault.message)


@pytest.mark.parametrize("kind", ["choice", "set"])
def test_a_value_stands_once(kind):
    dimensions = f"cost: {{kind: amount}}\nplace:\n  kind: {kind}\n  values: [a, b, a, b, A]\n"
    told = [str(fault.message) for fault in faults_of(area_file(kerb(), dimensions=dimensions))]
    assert [text.split(": ", 1)[1] for text in told] == [
        "value 'a' stands twice, expected it once",
        "value 'b' stands twice, expected it once",
    ]


def test_a_kerb_id_stands_once_and_the_second_one_is_told_with_its_line():
    text = area_file(kerb(), kerb("id: other"), kerb("id: purse"), kerb("id: other"))
    lines = [n for n, line in enumerate(text.splitlines(), 1) if "id: " in line]
    assert [(fault.line, str(fault.message)) for fault in faults_of(text)] == [
        (lines[2], f"kerb id 'purse' stands twice (first on line {lines[0]}), expected it once"),
        (lines[3], f"kerb id 'other' stands twice (first on line {lines[1]}), expected it once"),
    ]


@pytest.mark.parametrize(
    "slug", ["a", "neighbourhood-budget", "2026-plan", '"-"', '"2026"', "a" * 200]
)
def test_an_area_is_called_by_small_letters_digits_and_dashes(slug):
    text = area_file(kerb(), head=HEAD.replace("area: square", f"area: {slug}"))
    assert read(text).id == slug.strip('"')


@pytest.mark.parametrize(
    "slug", ["Square", "a b", "a_b", "pléin", "a.b", '""', "2026", "true", "[a]"]
)
def test_an_area_is_not_called_by_anything_else(slug):
    [fault] = faults_of(area_file(kerb(), head=HEAD.replace("area: square", f"area: {slug}")))
    assert fault.line == 2
