"""A record of what is announced, behind a gate that obeys marks in the text."""

from tests.support.announced import published

__all__ = ["published"]
