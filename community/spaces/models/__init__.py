from community.spaces.models.invites import Invite
from community.spaces.models.members import Membership
from community.spaces.models.requests import JoinRequest
from community.spaces.models.spaces import LOUNGE_SLUG, RESERVED_SLUGS, Space

__all__ = ["LOUNGE_SLUG", "RESERVED_SLUGS", "Invite", "JoinRequest", "Membership", "Space"]
