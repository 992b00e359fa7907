"""How much and how fast people may write."""

from datetime import timedelta

from core.kernel.ratelimit import Limit

CONTENT_CHARS = 4_000
"""Longest message, in Unicode code points."""
EDIT_HOURS = 24
"""How long authors may edit."""
REACTIONS_PER_MESSAGE = 20
"""Different emoji on one message."""
ATTACHMENTS_MAX = 5
"""Uploads in one message."""
OPTIONS_MIN = 2
OPTIONS_MAX = 10
"""Options of one poll."""
OPTION_CHARS = 100
POLL_SHORTEST = timedelta(minutes=5)
POLL_LONGEST = timedelta(days=30)
"""How long from now a poll may be open that closes by itself."""
PAGE = 50
"""Messages in a history page and in a fresh snapshot."""
PAGE_MAX = 100
ITEMS_MAX = 200
"""Items in one delta."""
THREADS_IN_RESET = 50
"""Latest threads in a fresh snapshot, beside those its messages opened."""
RESUME_MAX = 1_000
"""A cursor further behind than this gets a reset."""
UNREAD_MAX = 99
"""Unread counts stop here."""
EXCERPT_CHARS = 140

MESSAGES = (Limit("message.minute", 10, 60), Limit("message.hour", 100, 3_600))
EDITS = (Limit("edit", 20, 60),)
REACTIONS = (Limit("reaction", 30, 60),)
VOTES = (Limit("vote", 60, 60),)
THREADS = (Limit("thread", 5, 3_600),)
THREAD_CHANGES = (Limit("thread.change", 30, 60),)
PINS_PER_ROOM = 50
"""Pinned messages of a room; pinned threads of it are counted by themselves."""
PINS = (Limit("pin", 60, 60),)
VERSIONS_MAX = 100
"""Edits of a message that its history shows at once."""
SAVED_MAX = 1_000
"""Messages that one person has saved at a time."""
SAVES = (Limit("save", 60, 60),)
DRAFT_CHARS = 12_000
"""Longest draft: what is too long to be posted is kept, too."""
DRAFTS_PER_PERSON = 200
DRAFT_DAYS = 90
"""Drafts that nobody has touched for as long are dropped."""
DRAFTS = (Limit("draft", 120, 60),)
SCHEDULED_PER_PERSON = 50
"""Messages of one person that wait for their time."""
SCHEDULED_SOONEST = 60
"""Seconds that a message is scheduled ahead at least."""
SCHEDULED_DAYS = 366
"""How far ahead a message can be scheduled."""
SCHEDULED_KEPT_DAYS = 30
"""How long is known what became of a scheduled message."""
SCHEDULED_BATCH = 50
"""Due messages that one job posts."""
SCHEDULES = (Limit("schedule", 30, 60),)
RESOURCES_PER_ROOM = 20
RESOURCE_TITLE_CHARS = 80
URL_CHARS = 500
MOVES = (Limit("move", 60, 3_600),)
MOVE_MAX = 100
"""Messages named in one move."""
MERGE_MAX = 1_000
"""Messages that one move takes along altogether."""
UNDO_HOURS = 24
NUDGE_HOURS = 24
"""How long a question waits before its room is reminded."""
MENTIONABLE = (Limit("mentionable", 60, 60),)
MENTIONABLE_MAX = 8
"""People offered while a name is typed."""
RECENT_MESSAGES = 200
"""Who wrote one of so many latest messages of a room counts as lately active in it."""
REACH_MAX = 10_000
"""The people whom `@room` reaches are counted up to here."""
FORWARD_COMMENT_CHARS = 2_000
"""Longest comment on a forwarded message; the rest of the length is the quote's."""
SIMILAR = (Limit("similar", 30, 60),)
SIMILAR_MAX = 3
ROOM_CHANGES = (Limit("room.change", 60, 3_600),)
ROOMS_PER_SPACE = 200
SLOW_MODE_MAX = 21_600
"""Longest slow mode, in seconds."""
TRUST_FACTOR = {"new": 0.5, "member": 1.0, "trusted": 3.0}
NEW_SLOW_MODE_FACTOR = 2


def message_limits(*, trust: str, moderates: bool) -> tuple[Limit, ...]:
    """The message limits of one author: half for new members, threefold for trusted, none for
    moderators.
    """
    if moderates:
        return ()
    return tuple(limit.scaled(TRUST_FACTOR[trust]) for limit in MESSAGES)
