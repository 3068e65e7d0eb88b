"""All that changes something in the post, a module for each kind of thing."""

from stoeprand.post.actions.feed_keys import make_feed_key, revoke_feed_key
from stoeprand.post.actions.queueing import BadAddress, queue_mail, try_again
from stoeprand.post.actions.running_jobs import run_once
from stoeprand.post.actions.sending import claim_mail, mark_failed, mark_sent

__all__ = [
    "BadAddress",
    "claim_mail",
    "make_feed_key",
    "mark_failed",
    "mark_sent",
    "queue_mail",
    "revoke_feed_key",
    "run_once",
    "try_again",
]
