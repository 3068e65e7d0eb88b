"""What the log may say when something goes wrong: where and what kind, never what was asked.

The message of an error often holds the very value that it is about, and a request holds the whole
address: neither reaches a handler.
"""

import logging
from types import TracebackType


class PlaceOnly(logging.Filter):
    """Keeps of an error its kind and the places in the code; drops its words and the request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; it is always let through."""
        record.__dict__.pop("request", None)
        if record.exc_info:
            kind, _, trace = record.exc_info
            name = kind.__name__ if kind else "error"
            record.msg = f"{record.getMessage()}: {name} at {' < '.join(_places(trace))}"
            record.args = None
            record.exc_info = None
            record.exc_text = None
        return True


def _places(trace: TracebackType | None) -> list[str]:
    """Return the places of a trace as `file:line function`, the innermost first."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[::-1]
