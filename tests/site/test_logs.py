"""The log says where it went wrong, not what was asked."""

import logging
import sys

from stoeprand.site.logs import PlaceOnly


def record_of(error: ValueError | None, request: object = None) -> logging.LogRecord:
    exc_info = None
    if error:
        try:
            raise error
        except ValueError:
            exc_info = sys.exc_info()
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "It broke: %s", ("/here",), exc_info)
    record.request = request
    return record


def said(record: logging.LogRecord) -> str:
    assert PlaceOnly().filter(record)
    return logging.Formatter().format(record)


def test_of_an_error_the_kind_and_the_place_are_told_and_not_its_words():
    line = said(record_of(ValueError("cost is 4321")))
    assert line.startswith("It broke: /here: ValueError at ")
    assert "test_logs.py" in line
    assert "4321" not in line


def test_a_sign_of_formatting_in_the_place_breaks_nothing():
    record = record_of(ValueError("100%"))
    record.msg, record.args = "50%% of %s", ("/100%",)
    assert said(record).startswith("50% of /100%: ValueError")


def test_a_request_is_not_passed_on():
    record = record_of(None, request="/mag-dat/garden?cost=4321")
    assert said(record) == "It broke: /here"
    assert "request" not in record.__dict__
