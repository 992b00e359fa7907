"""How chat refuses."""

from core.kernel.errors import define

ROOM_READ_ONLY = define("room.read_only", 403, "Only {who} may write in this room.")
ROOM_ARCHIVED = define(
    "room.archived", 403, "This room is archived: it can be read, not written in."
)
ROOM_SLUG_TAKEN = define("room.slug_taken", 409, "This space has a room called {slug} already.")
ROOMS_FULL = define("room.full", 422, "A space has at most {limit} rooms.")
NOT_A_MEMBER = define("space.not_a_member", 403, "Join {space} to write here.")
MUTED = define("member.muted", 403, "You are muted in {space} until {until}.", retry=True)

MESSAGE_NOT_FOUND = define(
    "message.not_found", 404, "There is no such message, or you may not see it."
)
MESSAGE_EMPTY = define("message.empty", 422, "A message needs at least one visible character.")
MESSAGE_TOO_LONG = define(
    "message.too_long", 422, "A message has at most {limit} characters; this one has {length}."
)
MESSAGE_NOT_YOURS = define("message.not_yours", 403, "Only its author can edit a message.")
MESSAGE_NOT_DELETABLE = define(
    "message.not_deletable", 403, "Only its author or a moderator can delete a message."
)
MESSAGE_TOO_OLD = define("message.too_old", 403, "Messages can be edited for {hours} hours.")
MESSAGE_NOT_HELD = define("message.not_held", 409, "This message is not waiting for a decision.")
MESSAGE_IS_HELD = define("message.held", 409, "This message is still waiting for review.")
MESSAGE_NOT_FORWARDABLE = define(
    "message.not_forwardable",
    403,
    "This message stays in {space}: it can be forwarded to rooms that no others read.",
)
REPLY_NOT_FOUND = define(
    "message.reply_not_found", 404, "The message you reply to is not there any more."
)
THREAD_NOT_FOUND = define(
    "thread.not_found", 404, "There is no such thread, or you may not see it."
)
THREAD_LOCKED = define("thread.locked", 403, "This thread is locked: only moderators write in it.")
THREAD_NOT_YOURS = define(
    "thread.not_yours", 403, "Only who began a thread or a moderator can change this about it."
)
THREAD_PINS_FULL = define("thread.pins_full", 422, "A room has at most {limit} pinned threads.")
PINS_FULL = define("message.pins_full", 422, "A room has at most {limit} pinned messages.")
SAVED_FULL = define(
    "message.saved_full",
    422,
    "You have saved {limit} messages, which is the most. Let go of some first.",
)
MOVE_NOT_FOUND = define("move.not_found", 404, "There is no such move, or you may not see it.")
MOVE_TOO_LATE = define(
    "move.too_late", 409, "Moves can be undone once, for {hours} hours; this one no more."
)
MOVE_ELSEWHERE = define("move.elsewhere", 422, "Messages move within one space only.")
MOVE_HAS_THREAD = define(
    "move.has_thread",
    422,
    "A message with a thread of its own moves into a thread, not alone. Merge the thread first.",
)
MOVE_TOO_MANY = define("move.too_many", 422, "At most {limit} messages move at once.")
ANSWER_INVALID = define(
    "thread.answer_invalid", 422, "The answer is a published message of this very thread."
)
NONCE_CONFLICT = define(
    "nonce.conflict",
    409,
    "This nonce was already used for another text. Send again with a new one.",
)
SLOW_MODE = define(
    "room.slow_mode",
    429,
    "Slow mode: you can write again here in {retry_after:.0f} seconds.",
    retry=True,
)

DRAFT_NOT_FOUND = define("draft.not_found", 404, "There is no such draft of yours.")
DRAFT_CONFLICT = define(
    "draft.conflict", 409, "A different draft was written on another device; both are kept."
)
DRAFTS_FULL = define(
    "draft.full", 422, "You have {limit} drafts already. Send or discard one to keep another."
)
SCHEDULED_NOT_FOUND = define(
    "scheduled.not_found", 404, "There is no such scheduled message of yours."
)
SCHEDULED_FULL = define(
    "scheduled.full", 422, "At most {limit} messages of yours can wait for their time."
)
SCHEDULED_GONE = define(
    "scheduled.gone", 409, "This message has been sent or cancelled already: nothing was changed."
)

UPLOAD_NOT_READY = define("upload.not_ready", 409, "This upload {reason}.")
UPLOAD_USED = define("upload.used", 409, "This upload has been posted before. Upload it again.")
UPLOAD_NOT_ALLOWED = define(
    "upload.not_allowed", 403, "New members cannot post pictures and voice notes yet."
)

EMOJI_INVALID = define("reaction.invalid", 422, "A reaction is exactly one emoji.")
POLL_NOT_FOUND = define("poll.not_found", 404, "This message holds no poll.")
POLL_CLOSED = define("poll.closed", 409, "This poll is closed: nobody votes in it any more.")
POLL_HAS_VOTES = define(
    "poll.has_votes", 409, "People have voted: the question of this poll stays as it is."
)
REACTIONS_FULL = define("reaction.full", 422, "A message has at most {limit} different reactions.")
