"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations and people."""

    name = "stoeprand.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Have ended sessions forgotten, each day."""
        from stoeprand.people.actions.forgetting import forget_what_is_over
        from stoeprand.post import jobs

        jobs.register("people.forget-what-is-over", forget_what_is_over)
