"""Close codes and what a client does about each; the reference pages are generated from here."""

from typing import NamedTuple


class CloseCode(NamedTuple):
    """One documented way a socket ends."""

    code: int
    meaning: str
    client: str


CLOSE_CODES = (
    CloseCode(1007, "A frame was not UTF-8.", "This is a bug: do not retry."),
    CloseCode(1009, "A frame was larger than 64 KiB.", "This is a bug: do not retry."),
    CloseCode(1012, "The server restarts.", "Reconnect after `session.bye` and resume."),
    CloseCode(1013, "The server cannot take sockets right now.", "Reconnect with backoff."),
    CloseCode(4001, "As 1012, from servers that cannot send 1012.", "Reconnect and resume."),
    CloseCode(4008, "The socket accepted no bytes for 10 seconds.", "Reconnect and resume."),
    CloseCode(4009, "Flooding.", "Reconnect and resume after the time in the reason."),
    CloseCode(4102, "Permissions changed.", "Reconnect and fetch afresh."),
    CloseCode(4201, "No or bad credentials, or the session ended.", "Sign in."),
    CloseCode(4203, "Banned or locked out.", "Do not reconnect."),
    CloseCode(4204, "The protocol version is not spoken.", "Do not reconnect."),
)
