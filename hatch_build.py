"""What is made while a package is built: the translations, however it is installed."""

from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """Compiles each catalogue beside its source, before the files are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (hatchling hands it over)
        """Write the .mo beside each .po."""
        for path in (Path(self.root) / "src").rglob("*.po"):
            polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
