"""The code with which the first visitor sets up an organisation: whoever started the server has it.

It is made of the secret of the installation, so that nothing needs to be kept; and it is good only
while there is no organisation, so it works once.
"""

from base64 import b32encode

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "stoeprand.people.first_code"
LENGTH = 16
GROUP = 4


def first_code() -> str:
    """Return the code, in groups that can be read aloud."""
    code = _code()
    return "-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def is_first_code(typed: str) -> bool:
    """Say whether this is the code, however it is written."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return constant_time_compare(letters, _code())


def _code() -> str:
    digest = salted_hmac(SALT, "first organisation", algorithm="sha256").digest()
    return b32encode(digest).decode()[:LENGTH]
