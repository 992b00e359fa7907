"""How spaces refuse."""

from core.kernel.errors import define

SPACE_NOT_FOUND = define("space.not_found", 404, "There is no such space, or you may not see it.")
SPACE_SLUG_TAKEN = define("space.slug_taken", 409, "A space called {slug} exists already.")
SPACE_SLUG_RESERVED = define(
    "space.slug_reserved", 422, "The name {slug} is kept for the site itself."
)
SPACE_BUILT_IN = define(
    "space.built_in", 403, "{space} belongs to the site: its {what} stays as it is."
)
SPACE_ARCHIVED = define(
    "space.archived", 403, "This space is archived: it can be read, not changed."
)
APPROVAL_REQUIRED = define(
    "space.approval_required", 403, "Ask a moderator of {space} to approve you, then join."
)
OWNER_MUST_HAND_OVER = define(
    "space.owner_must_hand_over", 409, "Make someone else the owner of {space} before you leave."
)
MEMBER_NOT_FOUND = define("member.not_found", 404, "There is no such member in this space.")
MEMBER_OUTRANKS = define(
    "member.outranks_you", 403, "You can only do this to members whose role is below your own."
)
