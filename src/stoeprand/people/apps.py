"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations and people."""

    name = "stoeprand.people"
    label = "people"
    verbose_name = "People"
