"""How people refuse."""

from core.kernel.errors import define

USER_NOT_FOUND = define("user.not_found", 404, "There is no such person, or you may not see them.")
RELATION_WITH_SELF = define("relation.with_self", 422, "You cannot {kind} yourself.")
