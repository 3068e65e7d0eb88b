"""Texts for people: the same in every language, or one per language."""

import pytest

from tests.engine.reading.files_to_read import (
    area_file,
    faults_of,
    kerb,
    read,
    read_kerb,
    words_told,
)


@pytest.mark.parametrize(
    ("title", "nl", "en", "de"),
    [
        ("Plein", "Plein", "Plein", "Plein"),
        ("{nl: Plein, en: Square}", "Plein", "Square", "Plein"),
        ("{en: Square, nl: Plein}", "Plein", "Square", "Plein"),
        ("{en: Square}", "Square", "Square", "Square"),
        ("{de: Platz, en: Square}", "Platz", "Square", "Platz"),
        ("{fy-NL: Plein, nl: Plein2}", "Plein2", "Plein2", "Plein2"),
    ],
)
def test_a_text_that_lacks_a_language_is_dutch_else_the_first(title, nl, en, de):
    text = read_kerb(f"title: {title}").title
    assert (text.said_in("nl"), text.said_in("en"), text.said_in("de")) == (nl, en, de)


@pytest.mark.parametrize(
    "title",
    [
        *('""', '"  "', "{}", '{nl: ""}', "{nl: }", "{nl: 5}", "{nl: Plein, en: true}", "[Plein]"),
        *("{nl: {nl: Plein}}", '{"": Plein}', "{n l: Plein}", "{1: Plein}", "{nl: [Plein]}"),
    ],
)
def test_a_text_holds_something_to_read(title):
    [fault] = faults_of(area_file(kerb(f"title: {title}")))
    assert "kerb 'purse'" in str(fault.message)


def test_every_text_may_be_said_per_language():
    two = "{nl: N, en: E}"
    own = f"title: {two}\nwhy: {two}\nsource: {two}\nask: {two}"
    dimensions = (
        f"cost: {{kind: amount, title: {two}, ask: {two}, help: {two}}}\n"
        f"x: {{kind: choice, values: [a], labels: {{a: {two}}}}}\n"
    )
    people = f"people: {{noor: {{name: {two}, role: {two}}}}}\n"
    head = f"format: 1\narea: square\ntitle: {two}\ndirection: {two}\n"
    examples = f"examples: [{{title: {two}, values: {{}}, level: free}}]\n"
    area = read(
        area_file(kerb(own), dimensions=dimensions, people=people, head=head, rest=examples)
    )
    [found], cost, noor = area.kerbs, area.dimensions["cost"], area.people["noor"]
    texts = [area.title, area.direction, found.title, found.why, found.source.text, found.ask]
    texts += [cost.title, cost.ask, cost.help, noor.name, noor.role, area.examples[0].title]
    assert {text.said_in("en") for text in texts} == {"E"}
    assert area.dimensions["x"].label_in("en", "a") == "E"


def test_letters_of_every_script_are_kept():
    for text in ("Één café", "Ωμέγα", "街の広場", "Straatfeest 🎈", "a\u2028b", "naïve – ‘zo’"):
        assert read_kerb(f'title: "{text}"').title.said_in("nl") in (
            text,
            text.replace("\u2028", " "),
        )


@pytest.mark.parametrize("written", ['"a\\0b"', '"\\x00"', '"a\\u0000"'])
def test_a_nul_is_no_text(written):
    [fault] = faults_of(area_file(kerb(f"title: {written}")))
    assert "NUL" in str(fault.message)


def test_a_language_is_no_longer_than_any_there_is():
    """RFC 5646, 4.4.1: a tag of 35 characters holds every language."""
    longest = "a" * 35
    assert read_kerb(f"title: {{{longest}: T}}").title.by_language == ((longest, "T"),)
    assert "is no language" in words_told(area_file(kerb(f"title: {{{longest}a: T}}")))
