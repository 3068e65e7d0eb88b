"""The changes as a part of the site."""

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """Changes, their direction, and the sentences of their sponsors."""

    name = "stoeprand.changes"
    label = "changes"

    def ready(self) -> None:
        """Let whoever leaves hand over what they stand for, and let pages know of changes."""
        from stoeprand.changes.actions.passing_on import changes_to_pass_on, pass_on_changes
        from stoeprand.changes.models import HAS_CHANGES, has_begun_changes
        from stoeprand.people.duties import register
        from stoeprand.people.organisations import know_along

        register("changes", changes_to_pass_on, pass_on_changes)
        know_along(HAS_CHANGES, has_begun_changes)
