"""What is done with the ledger: appending to it, and erasing what is personal beside it."""

from stoeprand.ledger.actions.appending import append
from stoeprand.ledger.actions.erasing import erase

__all__ = ["append", "erase"]
