"""What the texts at the root say is so."""

import re
from pathlib import Path

import click
import pytest
import yaml

import stoeprand
from stoeprand.commands import main
from tests.house.project import ROOT, make_targets, name_of, our_files

READMES = ("README.md", "README.nl.md")
PAGES = our_files(".md")


def code_blocks(text: str) -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands_in(readme: str) -> list[str]:
    """What a reader is asked to type, without the remarks behind it."""
    lines = "".join(code_blocks((ROOT / readme).read_text())).splitlines()
    return [line.split("#")[0].strip() for line in lines]


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_texts_name_only_make_commands_that_exist(path):
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", path.read_text(), re.MULTILINE))
    assert named <= set(make_targets())


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_texts_name_only_commands_that_exist(path):
    assert isinstance(main, click.Group)
    named = set(re.findall(r"(?:`|^)stoeprand ([a-z][a-z-]+)", path.read_text(), re.MULTILINE))
    assert named <= set(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("readme", READMES)
def test_readmes_say_how_to_serve_and_test(readme):
    assert {"make serve", "make test"} <= set(commands_in(readme))


def test_both_readmes_ask_for_the_same_commands():
    english, dutch = (commands_in(readme) for readme in READMES)
    assert english == dutch


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text())
    near = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in near if not (path.parent / target).exists()] == []


def test_licence_is_the_whole_eupl():
    text = (ROOT / "LICENSE").read_text()
    assert text.startswith("# EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert all(f"\n## {article}. " in text for article in range(1, 16))
    assert "\n## Appendix" in text


class TestPubliccode:
    """Catalogues of public software read `publiccode.yml`."""

    description = yaml.safe_load((ROOT / "publiccode.yml").read_text())

    def test_it_has_every_field_that_the_standard_requires(self):
        required = {
            *("publiccodeYmlVersion", "name", "url", "platforms", "categories"),
            *("developmentStatus", "softwareType", "description", "legal", "maintenance"),
            "localisation",
        }
        assert required <= set(self.description)
        assert self.description["maintenance"]["contacts"][0]["name"]
        assert self.description["localisation"]["localisationReady"] is True

    def test_it_names_this_version_and_licence(self):
        assert self.description["softwareVersion"] == stoeprand.__version__
        assert self.description["legal"]["license"] == "EUPL-1.2"

    @pytest.mark.parametrize("language", ["en", "nl"])
    def test_it_describes_us_within_the_lengths_of_the_standard(self, language):
        words = self.description["description"][language]
        assert len(words["genericName"]) <= 35
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def test_changelog_begins_with_what_is_not_released_yet():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_every_text_of_the_house_is_there():
    wanted = ("LICENSE", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", *READMES)
    assert [name for name in wanted if not Path(ROOT / name).read_text().strip()] == []
