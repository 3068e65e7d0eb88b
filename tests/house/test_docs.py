"""The documentation says what the software does: a key, option or setting it lacks fails."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from stoeprand.commands import main
from stoeprand.engine.area import CERTAINTIES, MOVERS, NATURES, PERIODS, SCOPES
from stoeprand.engine.levels import LEVEL_IDS
from stoeprand.engine.reading import areas, conditions, dimensions, kerbs

DOCS = Path(__file__).parents[2] / "docs"
AREA_FILES = (DOCS / "reference" / "area-files.md").read_text(encoding="utf-8")
COMMANDS = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
SETTINGS = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
TUTORIAL = (DOCS / "tutorial" / "first-kerb.md").read_text(encoding="utf-8")

KEYS = {
    *areas._REQUIRED,
    *areas._OPTIONAL,
    *dimensions._FOR_ALL,
    *(key for keys in dimensions._KEYS_OF_KIND.values() for key in keys),
    *dimensions._KEYS_OF_KIND,
    *kerbs._REQUIRED,
    *kerbs._OPTIONAL,
    *conditions._BOUNDS,
    *conditions._MEMBER_TESTS,
}
WORDS = {*LEVEL_IDS, *NATURES, *MOVERS, *CERTAINTIES, *PERIODS, *SCOPES}


@pytest.mark.parametrize("word", sorted(KEYS | WORDS))
def test_every_word_that_an_area_file_may_hold_is_explained(word: str) -> None:
    assert f"`{word}`" in AREA_FILES


def commands() -> list[click.Command]:
    context = click.Context(main)
    found = [main.get_command(context, name) for name in main.list_commands(context)]
    return [command for command in found if command is not None]


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_every_command_has_its_heading(name: str) -> None:
    assert re.search(rf"^## stoeprand {name}\b", COMMANDS, re.MULTILINE)


@pytest.mark.parametrize(
    "option",
    sorted(
        {
            name
            for command in commands()
            for parameter in command.params
            if isinstance(parameter, click.Option)
            for name in parameter.opts
        }
    ),
)
def test_every_option_of_a_command_is_explained(option: str) -> None:
    assert re.search(rf"`{re.escape(option)}\b", COMMANDS)


def settings_in_the_code() -> set[str]:
    code = (DOCS.parent / "src").rglob("*.py")
    return {name for file in code for name in re.findall(r"STOEPRAND_[A-Z_]+", file.read_text())}


@pytest.mark.parametrize("setting", sorted(settings_in_the_code()))
def test_every_setting_is_explained(setting: str) -> None:
    assert f"`{setting}`" in SETTINGS


def test_the_links_between_pages_lead_somewhere() -> None:
    for page in [*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_tutorial_gives_the_answers_that_it_promises(tmp_path: Path) -> None:
    area, dimension, kerb, examples = re.findall(r"```yaml\n(.*?)```", TUTORIAL, re.DOTALL)
    idea = '{"idea": "bench-by-the-school", "values": {"cost": 1850}}'
    file = tmp_path / "benches.yaml"

    file.write_text(area, encoding="utf-8")
    first = CliRunner().invoke(main, ["check", str(file), "-", "--json"], input=idea)
    assert '"level": "tell"' in first.stdout
    assert '"until": 4000' in first.stdout

    file.write_text(area.replace("kerbs:\n", f"{dimension}kerbs:\n") + kerb, encoding="utf-8")
    emptier = CliRunner().invoke(main, ["check", str(file), "-", "--json"], input=idea)
    assert '"level": "tell"' in emptier.stdout
    assert '"unsaid": [{"dimension": "place", "kerbs": ["place-of-a-bench"]}]' in emptier.stdout

    file.write_text(area + examples, encoding="utf-8")
    assert CliRunner().invoke(main, ["validate", str(file)]).exit_code == 0
    file.write_text(area.replace("at_most: 1500", "at_most: 800") + examples, encoding="utf-8")
    moved = CliRunner().invoke(main, ["validate", str(file), "--lang", "en"])
    assert moved.exit_code == 1
    assert "A plain bench" in moved.stdout


def calls_in(file: str) -> list[str]:
    """The lines that a reader may copy to a terminal to play with the commands, in their order.

    That the examples are written out comes first, wherever a page explains it.
    """
    text = (DOCS.parent / file).read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if "waterwijk" in line]
    return sorted(lines, key=lambda line: not line.startswith("stoeprand examples"))


@pytest.mark.parametrize("file", ["docs/reference/commands.md", "README.md", "README.nl.md"])
def test_what_a_page_says_to_type_works(file: str, tmp_path: Path) -> None:
    here = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    calls = calls_in(file)
    assert len(calls) > 4
    for call in calls:
        ran = subprocess.run(["sh", "-c", call], cwd=tmp_path, env=here, capture_output=True)
        assert (ran.returncode, ran.stderr) == (0, b""), call
