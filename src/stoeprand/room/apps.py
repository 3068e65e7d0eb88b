"""The room app."""

from django.apps import AppConfig


class RoomConfig(AppConfig):
    """Areas, kerbs, ideas."""

    name = "stoeprand.room"
    label = "room"
    verbose_name = "Room"
