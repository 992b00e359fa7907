"""Words and domains on top of the built-in lists."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from moderation.models import DomainEntry, WordEntry

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # at run time Django's classes take no parameters
    _ModelAdmin = admin.ModelAdmin


class _ListAdmin(_ModelAdmin):
    list_filter = ("active", "space")


@admin.register(WordEntry)
class WordEntryAdmin(_ListAdmin):
    """Words and phrases on top of the built-in lists; live within seconds."""

    list_display = ("words", "severity", "category", "space", "active")
    search_fields = ("words",)


@admin.register(DomainEntry)
class DomainEntryAdmin(_ListAdmin):
    """Domains that everyone, or no one, may link to; live within seconds."""

    list_display = ("domain", "verdict", "space", "active")
    search_fields = ("domain",)
