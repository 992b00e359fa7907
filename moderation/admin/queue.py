"""The queue of flags and held messages."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.accounts.models import User
from core.http.read_only_admin import ReadOnlyRows
from core.kernel.errors import CaryaError
from core.media.payloads import file_path
from moderation.actions.deciding import reject, release
from moderation.actions.flags import close_flag
from moderation.models import Flag, HeldFlag, Report, SubjectType

EXCERPT = 120

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
    _Inline = admin.TabularInline[Any, Any]
else:  # at run time Django's classes take no parameters
    _ModelAdmin, _Inline = admin.ModelAdmin, admin.TabularInline


class ReportInline(ReadOnlyRows, _Inline):
    """Who asked for a moderator, and why."""

    model = Report
    fields = readonly_fields = ("reporter", "reason", "comment", "created_at")


class _FlagPages(ReadOnlyRows, _ModelAdmin):
    """What both lists of flags show of one."""

    search_fields = ("=subject", "=author", "=room", "=space")
    ordering = ("-status", "due_at")
    exclude = ("evidence",)
    readonly_fields = ("picture", "snapshots")
    inlines = (ReportInline,)

    @admin.display(description="text")
    def excerpt(self, flag: Flag) -> str:
        """The latest snapshot on one line."""
        text = " ".join(str(flag.evidence[-1].get("text", "")).split()) if flag.evidence else ""
        return text[:EXCERPT] or "–"

    @admin.display(description="picture")
    def picture(self, flag: Flag) -> SafeString | str:
        """What a held picture shows; it opens for moderators until they have decided."""
        if flag.subject_type != SubjectType.UPLOAD:
            return "–"
        large, small = (file_path(flag.subject, one) for one in ("original", "thumbnail"))
        return format_html('<a href="{}"><img src="{}" alt="held"></a>', large, small)

    @admin.display(description="evidence")
    def snapshots(self, flag: Flag) -> SafeString:
        """Every snapshot as it was stored."""
        shown = json.dumps(flag.evidence, ensure_ascii=False, indent=2)
        return format_html("<pre>{}</pre>", shown)


@admin.register(Flag)
class FlagAdmin(_FlagPages):
    """Open flags, the most urgent first."""

    list_display = (
        "excerpt", "category", "severity", "subject_type", "held", "status", "sources", "due_at",
    )  # fmt: skip
    list_filter = (
        "status", "severity", "held", "category", "subject_type",
    )  # fmt: skip
    actions = ("close",)

    @admin.action(description="Close: nothing more to do", permissions=["view"])
    def close(self, request: HttpRequest, flags: QuerySet[Flag]) -> None:
        """Close the chosen flags."""
        _each(
            request,
            flags,
            lambda flag, moderator: close_flag(
                flag=flag.id, moderator=moderator, resolution="closed by a moderator"
            ),
            done="closed",
        )


@admin.register(HeldFlag)
class HeldFlagAdmin(_FlagPages):
    """Messages that wait for a decision."""

    list_display = ("excerpt", "category", "severity", "author", "room", "opened_at", "due_at")
    list_filter = ("severity", "category")
    actions = ("release", "reject")

    @admin.action(description="Release: publish now", permissions=["view"])
    def release(self, request: HttpRequest, flags: QuerySet[Flag]) -> None:
        """Publish the chosen messages at this moment's positions."""
        _each(
            request,
            flags,
            lambda flag, moderator: release(subject=flag.subject, moderator=moderator),
            done="released",
        )

    @admin.action(description="Reject: the author is told why", permissions=["view"])
    def reject(self, request: HttpRequest, flags: QuerySet[Flag]) -> None:
        """Refuse the chosen messages."""
        _each(
            request,
            flags,
            lambda flag, moderator: reject(subject=flag.subject, moderator=moderator),
            done="rejected",
        )


def _each(
    request: HttpRequest, flags: QuerySet[Flag], act: Callable[[Flag, User], object], *, done: str
) -> None:
    """Act on each flag by itself: a refusal is shown and stops no other."""
    assert isinstance(request.user, User)
    count = 0
    for flag in flags:
        try:
            act(flag, request.user)
            count += 1
        except CaryaError as error:
            messages.error(request, f"{flag}: {error.message}")
    messages.success(request, f"{count} {done}.")
