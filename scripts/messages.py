"""Translations: collect what is to be translated, compile it, and check that nothing is lacking.

`collect` and `check` need gettext's xgettext; `compile` needs nothing, so that whoever serves
Stoeprand can do without. The source language is English; Dutch must be complete.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

SOURCE = Path("src/stoeprand")
LANGUAGE = "nl"


def catalogues(root: Path) -> list[Path]:
    """The .po files below `root`, by path."""
    return sorted(root.rglob("locale/*/LC_MESSAGES/*.po"))


def collect(root: Path) -> None:
    """Bring the .po files of Dutch below `root` up to date with what code and templates say.

    Raises SystemExit when gettext is not installed or when it refuses a text.
    """
    if shutil.which("xgettext") is None:
        sys.exit("gettext is not here. Run scripts/system-packages, or: apt install gettext")
    # In a process of its own: Django's command works in the folder that it is started in, and would
    # look into the settings where there are any.
    command = [sys.executable, str(Path(__file__).resolve()), "gather"]
    environment = {key: text for key, text in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(command, cwd=root, env=environment, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def gather() -> None:
    """Do what `collect` does, in the working folder."""
    # Django takes a second to import: whoever only compiles does not wait for it.
    from django.core.management import call_command
    from django.core.management.commands import makemessages

    class Gather(makemessages.Command):
        # besides Django's own functions, the one by which the engine marks its sentences
        xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=message"]
        # a new text gets no translation of another text that looks like it
        msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    call_command(
        Gather(),
        locale=[LANGUAGE],
        extensions=["html", "py", "txt"],
        ignore_patterns=["look"],
        no_wrap=True,
        add_location="file",
        no_obsolete=True,
        verbosity=0,
    )


def compile_all(root: Path) -> None:
    """Write the .mo beside each .po below `root`."""
    for path in catalogues(root):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def values_in(text: str) -> set[str]:
    """The values that a text leaves room for: {"name"} in "Ask %(name)s" and in "Ask {name}"."""
    return {old or new for old, new in re.findall(r"%\((\w+)\)|\{(\w+)\}", text)}


def says_other_values(entry: polib.POEntry) -> bool:
    """Whether a translation lacks a value of its source, or names one that is not there.

    Of a text with a plural the plural counts: "one idea" need not say the number.
    """
    translation = (
        entry.msgstr_plural[max(entry.msgstr_plural)] if entry.msgid_plural else entry.msgstr
    )
    return values_in(entry.msgid_plural or entry.msgid) != values_in(translation)


def entries(path: Path) -> dict[tuple[str | None, str], polib.POEntry]:
    """The texts of a catalogue that are still said, by their context and source."""
    catalogue = polib.pofile(str(path))
    return {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}


def faults(path: Path, fresh: Path) -> Iterator[str]:
    """What is wrong with the .po file at `path`, given the one collected just now at `fresh`."""
    kept, said = entries(path), entries(fresh)
    for key in said.keys() - kept.keys():
        yield f"{path}: not collected yet: {key[1]!r}"
    for key in kept.keys() - said.keys():
        yield f"{path}: nobody says this any more: {key[1]!r}"
    for entry in kept.values():
        if entry.fuzzy:
            yield f"{path}: a guess that nobody has looked at (fuzzy): {entry.msgid!r}"
        elif not entry.translated():
            yield f"{path}: not translated: {entry.msgid!r}"
        elif says_other_values(entry):
            yield f"{path}: the translation has other values than {entry.msgid!r}"


def check(root: Path) -> list[str]:
    """All faults in the catalogues below `root`; collects in a copy and changes nothing here."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / root.name
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns("static", "__pycache__", "*.mo"))
        collect(copy)
        found: list[str] = []
        for fresh in catalogues(copy):
            path = root / fresh.relative_to(copy)
            if path.exists():
                found += sorted(faults(path, fresh))
            elif entries(fresh):
                found.append(f"{path}: lacks whole")
    return found


def main(task: str) -> int:
    """Do `collect`, `compile` or `check` on our own source; gives the exit code."""
    if task == "collect":
        collect(SOURCE)
    elif task == "gather":
        gather()
    elif task == "compile":
        compile_all(SOURCE)
    elif task == "check":
        found = check(SOURCE)
        print("\n".join(found), file=sys.stderr, end="\n" if found else "")
        if found:
            print("Run: make messages, and translate what it adds.", file=sys.stderr)
        return bool(found)
    else:
        sys.exit(f"messages.py knows collect, compile and check, not {task!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
