"""Who can be mentioned in a room: people by the beginning of a name, and groups."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import msgspec

from community.chat.access import Standing
from community.chat.limits import MENTIONABLE_MAX, REACH_MAX, RECENT_MESSAGES
from community.chat.models import Room
from community.people.payloads import Author
from community.people.selectors.relations import separated_from
from community.spaces.models import Membership
from core.accounts.models import User
from core.kernel.presence import presence
from core.kernel.sql import prepared_cursor, uuid_array
from core.media.payloads import face

_LAST = "\U0010ffff"
"""Sorts after whatever a name begins with."""
_MODERATORS = ("moderator", "admin", "owner")
_READERS = {
    Room.Level.ANYONE: ("member", *_MODERATORS),
    Room.Level.MEMBER: ("member", *_MODERATORS),
    Room.Level.MODERATOR: _MODERATORS,
    Room.Level.ADMIN: ("admin", "owner"),
}
"""Roles that read a room of each level."""

_FROM = """
       spaces_membership AS m
  JOIN accounts_user AS u ON u.id = m.user_id
  LEFT JOIN people_profile AS p ON p.user_id = u.id
"""
_WHERE = """
       m.space_id = %(space)s AND m.left_at IS NULL AND m.role = ANY(%(roles)s::text[])
   AND (m.banned_until IS NULL OR m.banned_until <= %(at)s)
   AND u.status = ANY(%(statuses)s::text[]) AND NOT u.id = ANY(%(without)s::uuid[])
"""
_PERSON = "u.id, u.username, COALESCE(p.display_name, u.username), p.avatar_id, m.role"
_USERNAME, _NAME = 'lower(u.username) COLLATE "C"', 'lower(p.display_name) COLLATE "C"'
_BY_USERNAME = f"({_USERNAME} >= %(first)s AND {_USERNAME} < %(last)s)"
_BY_NAME = f"({_NAME} >= %(first)s AND {_NAME} < %(last)s)"
# Three walks along an index, each over after as many people as are asked for.
_PEOPLE = f"""
WITH lately AS (
    SELECT author_id, max(seq) AS seq
      FROM (SELECT author_id, seq FROM chat_message
             WHERE room_id = %(room)s AND seq IS NOT NULL AND state = 'published'
               AND deleted_at IS NULL
             ORDER BY seq DESC LIMIT %(recent)s) AS latest
     GROUP BY author_id)
(SELECT {_PERSON} FROM {_FROM} JOIN lately ON lately.author_id = u.id
  WHERE {_WHERE} AND ({_BY_USERNAME} OR {_BY_NAME})
  ORDER BY lately.seq DESC LIMIT %(limit)s)
UNION ALL
(SELECT {_PERSON} FROM {_FROM} WHERE {_WHERE} AND {_BY_USERNAME}
  ORDER BY {_USERNAME} LIMIT %(limit)s)
UNION ALL
(SELECT {_PERSON} FROM {_FROM} WHERE {_WHERE} AND {_BY_NAME}
  ORDER BY {_NAME} LIMIT %(limit)s)
"""  # noqa: S608 - columns of ours
_REACHED = f"""
SELECT CASE WHEN %(everyone)s::boolean THEN
       (SELECT count(*) FROM (SELECT 1 FROM {_FROM} WHERE {_WHERE} LIMIT %(most)s) AS everyone)
       END,
       (SELECT count(*) FROM {_FROM} WHERE {_WHERE} AND m.role <> 'member')
"""  # noqa: S608 - columns of ours


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """A group that can be mentioned and how many others it reaches, counted to 10,000."""

    kind: str
    count: int


class Mentionable(msgspec.Struct, frozen=True, kw_only=True):
    """At most eight people: those lately active in the room first, then by name."""

    people: list[Author]
    groups: list[Reach]


def mentionable(standing: Standing, beginning: str) -> Mentionable:
    """People and groups whose name begins so, for someone who may read the room.

    `beginning` is compared without regard to case with user names and display names. People are
    present members who may read the room and whom no block separates from the asker. Groups are
    told to those who may write: `room` and `here` to moderators. Two queries, one more where a
    group is counted.
    """
    asker = standing.user.id
    without = {asker, *separated_from([asker]).get(asker, frozenset())}
    shared = _shared(standing, without)
    return Mentionable(
        people=_people(standing, beginning.lower(), shared),
        groups=_groups(standing, beginning.lower(), shared),
    )


def _shared(standing: Standing, without: Collection[UUID]) -> dict[str, Any]:
    return {
        "space": standing.room.space_id,
        "roles": list(_READERS[Room.Level(standing.room.read_level)]),
        "at": standing.at,
        "statuses": [User.Status.ACTIVE.value, User.Status.RESTRICTED.value],
        "without": uuid_array(without),
    }


def _people(standing: Standing, beginning: str, shared: dict[str, Any]) -> list[Author]:
    values = {
        **shared,
        "room": standing.room.id,
        "recent": RECENT_MESSAGES,
        "first": beginning,
        "last": beginning + _LAST,
        "limit": MENTIONABLE_MAX,
    }
    with prepared_cursor() as cursor:
        cursor.execute(_PEOPLE, values)
        found: dict[UUID, Author] = {}
        for id, username, name, avatar, role in cursor.fetchall():
            # Who is found twice stands where they were found first.
            found.setdefault(id, _author(id, username, name, avatar, role))
    return list(found.values())[:MENTIONABLE_MAX]


def _author(id: UUID, username: str, name: str, avatar: UUID | None, role: str) -> Author:
    badge = None if role == Membership.Role.MEMBER else role
    return Author(id=id, username=username, display_name=name, avatar=face(avatar), badge=badge)


def _groups(standing: Standing, beginning: str, shared: dict[str, Any]) -> list[Reach]:
    if standing.write_refusal(in_thread=True) is not None:
        return []
    allowed = ("room", "here", "moderators") if standing.moderates else ("moderators",)
    asked = [kind for kind in allowed if kind.startswith(beginning)]
    if not asked:
        return []
    with prepared_cursor() as cursor:
        cursor.execute(_REACHED, {**shared, "most": REACH_MAX, "everyone": "room" in asked})
        everyone, moderators = cursor.fetchone()
    here = presence().online([standing.room.id]).get(standing.room.id, 0)
    # Who asks has the room open.
    counts = {"room": everyone, "here": max(0, here - 1), "moderators": moderators}
    return [Reach(kind=kind, count=counts[kind]) for kind in asked]
