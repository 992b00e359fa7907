"""The one way in which starting may fail."""


class StartError(Exception):
    """Something a person has to change; the text is one sentence that says what."""
