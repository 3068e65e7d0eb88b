"""The mandates as a part of the site."""

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    """Registers, their versions and rows."""

    name = "stoeprand.mandates"
    label = "mandates"
