"""Pages of Django's admin that only show."""

from typing import Any

from django.http import HttpRequest


class KeptRows:
    """Rows that are looked at or deleted, never made or edited here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is made here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is edited here."""
        return False


class ReadOnlyRows(KeptRows):
    """Rows that are looked at, never made, edited or deleted here."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted here."""
        return False
