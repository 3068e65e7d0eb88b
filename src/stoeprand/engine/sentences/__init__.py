"""The values of the engine as plain sentences, for the command line and the pages alike.

English sentences live here, with named places; whoever speaks brings a language and its gettext
function as a `Speech`. Nothing here decides anything: it only says what the engine found.
"""

from stoeprand.engine.sentences.decisions import (
    distance_in_words,
    emptiness_in_words,
    explanation,
    headline,
    left_in_words,
    still_open_kerb,
    talk_in_words,
    unsaid_in_words,
    who_may_know_in_words,
    whom_to_ask_in_words,
)
from stoeprand.engine.sentences.ideas import idea_in_words, idea_pairs, value_in_words
from stoeprand.engine.sentences.kerbs import (
    bands_sentence,
    kerb_sentence,
    question_to_owner,
    when_it_applies,
)
from stoeprand.engine.sentences.levels import level_meaning, level_name, short_level_name
from stoeprand.engine.sentences.quantities import (
    amount_in_words,
    day_in_words,
    measure_in_words,
    number_in_words,
)
from stoeprand.engine.sentences.remaining import (
    Remainder,
    Remains,
    remains_in_words,
)
from stoeprand.engine.sentences.speech import BREAKS_NOWHERE, Speech, sentence
from stoeprand.engine.sentences.standing import (
    confirmation_in_words,
    covers_in_words,
    fixed_in_words,
    is_past_review,
    mover_in_words,
    nature_in_words,
    promise_in_words,
    promises_in_words,
    review_in_words,
    silence_in_words,
    source_in_words,
    stands_for_in_words,
    sureness_in_words,
    term_in_words,
    why_in_words,
)
from stoeprand.engine.sentences.verdicts import SaidVerdict, verdicts_in_words

__all__ = [
    "BREAKS_NOWHERE",
    "Remainder",
    "Remains",
    "SaidVerdict",
    "Speech",
    "amount_in_words",
    "bands_sentence",
    "confirmation_in_words",
    "covers_in_words",
    "day_in_words",
    "distance_in_words",
    "emptiness_in_words",
    "explanation",
    "fixed_in_words",
    "headline",
    "idea_in_words",
    "idea_pairs",
    "is_past_review",
    "kerb_sentence",
    "left_in_words",
    "level_meaning",
    "level_name",
    "measure_in_words",
    "mover_in_words",
    "nature_in_words",
    "number_in_words",
    "promise_in_words",
    "promises_in_words",
    "question_to_owner",
    "remains_in_words",
    "review_in_words",
    "sentence",
    "short_level_name",
    "silence_in_words",
    "source_in_words",
    "stands_for_in_words",
    "still_open_kerb",
    "sureness_in_words",
    "talk_in_words",
    "term_in_words",
    "unsaid_in_words",
    "value_in_words",
    "verdicts_in_words",
    "when_it_applies",
    "who_may_know_in_words",
    "whom_to_ask_in_words",
    "why_in_words",
]
