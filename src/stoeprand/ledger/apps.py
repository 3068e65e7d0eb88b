"""The ledger app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """What was decided."""

    name = "stoeprand.ledger"
    label = "ledger"
    verbose_name = "Ledger"
