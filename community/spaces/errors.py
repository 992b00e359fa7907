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
    "space.approval_required", 403, "Ask to join {space}; its moderators let people in."
)
ALREADY_MEMBER = define("space.already_member", 409, "You belong to {space} already.")
SPACE_OPEN = define("space.open", 409, "{space} is open to you: join it.")
REQUEST_PENDING = define("request.pending", 409, "You have asked to join {space} already.")
REQUEST_NOT_FOUND = define("request.not_found", 404, "There is no such request waiting.")
INVITE_NOT_FOUND = define("invite.not_found", 404, "There is no such invite.")
INVITE_EXPIRED = define("invite.expired", 410, "This invite has expired. Ask for a new one.")
INVITE_USED_UP = define(
    "invite.used_up", 410, "This invite has been used as often as it may be. Ask for a new one."
)
INVITE_REVOKED = define(
    "invite.revoked", 410, "This invite has been taken back. Ask for a new one."
)
INVITES_FULL = define(
    "invite.too_many", 409, "A space has at most {limit} open invites. Revoke one of them first."
)
OWNER_MUST_HAND_OVER = define(
    "space.owner_must_hand_over", 409, "Make someone else the owner of {space} before you leave."
)
MEMBER_NOT_FOUND = define("member.not_found", 404, "There is no such member in this space.")
MEMBER_OUTRANKS = define(
    "member.outranks_you", 403, "You can only do this to members whose role is below your own."
)
