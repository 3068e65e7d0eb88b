"""The room app."""

from django.apps import AppConfig


class RoomConfig(AppConfig):
    """Areas, kerbs, ideas."""

    name = "stoeprand.room"
    label = "room"
    verbose_name = "Room"

    def ready(self) -> None:
        """Have whoever verifies the ledger look at the published versions too."""
        from stoeprand.ledger.verifying import EXTRA_CHECKS
        from stoeprand.room.fingerprints import altered_versions

        EXTRA_CHECKS.append(altered_versions)
