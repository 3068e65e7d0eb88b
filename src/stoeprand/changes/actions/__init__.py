"""What a person does for a change: prepare it, give its direction, say three sentences, take over.

Beginning one publishes its area zero, and so is done by `room`, which calls `start_change` here.
"""

from stoeprand.changes.actions.beginning import prepare_change, start_change
from stoeprand.changes.actions.belonging import add_area, link_area_zero, remove_area
from stoeprand.changes.actions.directing import give_direction, prepare_direction
from stoeprand.changes.actions.speaking import ThreeSentences, prepare_sentences, say_sentences
from stoeprand.changes.actions.taking_over import take_over

__all__ = [
    "ThreeSentences",
    "add_area",
    "give_direction",
    "link_area_zero",
    "prepare_change",
    "prepare_direction",
    "prepare_sentences",
    "remove_area",
    "say_sentences",
    "start_change",
    "take_over",
]
