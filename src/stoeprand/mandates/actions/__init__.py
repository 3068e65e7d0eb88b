"""What a person does with registers: send one, say what its columns are about, withdraw, pick."""

from stoeprand.mandates.actions.picking import PickedMandate, picked
from stoeprand.mandates.actions.sending import keep_upload
from stoeprand.mandates.actions.storing import store_version
from stoeprand.mandates.actions.withdrawing import withdraw_version

__all__ = ["PickedMandate", "keep_upload", "picked", "store_version", "withdraw_version"]
