"""How moderation refuses."""

from core.kernel.errors import define

REPORT_DUPLICATE = define(
    "report.duplicate", 409, "You have already reported this; moderators will look at it."
)
REPORT_OWN = define("report.own", 422, "This is your own; edit or delete it instead.")
FLAG_NOT_FOUND = define("flag.not_found", 404, "There is no such flag.")
FLAG_CLOSED = define("flag.closed", 409, "Someone has closed this flag already.")
FLAG_HOLDS = define(
    "flag.holds", 409, "This flag holds a message back: release or reject the message."
)
