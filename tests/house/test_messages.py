"""No page says a word that was not translated, and the check that sees to it really looks."""

import ast
from pathlib import Path

import polib
import pytest

from scripts.messages import check, compile_all
from tests.house.project import ROOT

TEMPLATE = '{% load i18n %}<p>{% translate "May I?" %}</p>'


@pytest.fixture
def catalogue(tmp_path) -> polib.POFile:
    """A small source with one text to translate, and its empty catalogue."""
    (tmp_path / "page.html").write_text(TEMPLATE)
    folder = tmp_path / "locale/nl/LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8", "Language": "nl"}
    catalogue.fpath = str(folder / "django.po")
    return catalogue


def faults_of(catalogue: polib.POFile, *entries: polib.POEntry) -> list[str]:
    """What `check` says when the catalogue has these entries, without the path in front."""
    catalogue.extend(entries)
    catalogue.save()
    root = Path(catalogue.fpath).parents[3]
    return [fault.split(": ", 1)[1] for fault in check(root)]


def entry(text: str = "May I?", translation: str = "Mag dat?", **more: object) -> polib.POEntry:
    return polib.POEntry(msgid=text, msgstr=translation, **more)


def test_a_complete_catalogue_has_no_faults(catalogue):
    assert faults_of(catalogue, entry()) == []


def test_a_text_that_was_not_collected_is_found(catalogue):
    assert faults_of(catalogue) == ["not collected yet: 'May I?'"]


def test_a_text_that_was_not_translated_is_found(catalogue):
    assert faults_of(catalogue, entry(translation="")) == ["not translated: 'May I?'"]


def test_a_translation_that_was_guessed_is_found(catalogue):
    faults = faults_of(catalogue, entry(flags=["fuzzy"]))
    assert faults == ["a guess that nobody has looked at (fuzzy): 'May I?'"]


def test_a_text_that_nobody_says_any_more_is_found(catalogue):
    faults = faults_of(catalogue, entry(), entry("Maybe", "Misschien"))
    assert faults == ["nobody says this any more: 'Maybe'"]


def test_a_sentence_of_the_engine_is_collected_too(catalogue):
    code = Path(catalogue.fpath).parents[3] / "words.py"
    code.write_text('message("{most} and {last}", most=1, last=2)')
    assert faults_of(catalogue, entry()) == ["not collected yet: '{most} and {last}'"]


def test_a_translation_that_lacks_a_value_is_found(catalogue):
    (Path(catalogue.fpath).parents[3] / "page.html").write_text(
        "{% load i18n %}{% blocktranslate %}Ask {{ name }}{% endblocktranslate %}"
    )
    faults = faults_of(catalogue, entry("Ask %(name)s", "Vraag het", flags=["python-format"]))
    assert faults == ["the translation has other values than 'Ask %(name)s'"]


def test_compiled_translations_stand_beside_their_source(catalogue, tmp_path):
    catalogue.append(entry())
    catalogue.save()
    compile_all(tmp_path)
    compiled = polib.mofile(catalogue.fpath.replace(".po", ".mo"))
    assert [(text.msgid, text.msgstr) for text in compiled] == [("May I?", "Mag dat?")]


def test_no_text_hides_in_an_f_string_where_older_gettext_does_not_find_it():
    def speaks(node: ast.AST) -> bool:
        called = node.func if isinstance(node, ast.Call) else None
        return isinstance(called, ast.Name) and called.id in ("message", "gettext", "_")

    for path in (ROOT / "src/stoeprand").rglob("*.py"):
        formatted = (
            n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.JoinedStr)
        )
        assert not [n for whole in formatted for n in ast.walk(whole) if speaks(n)], path
