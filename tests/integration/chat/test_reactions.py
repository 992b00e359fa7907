"""Reactions: one flush for rows, totals and position."""

from uuid import UUID

import pytest

from community.chat.actions.reactions import ReactionWish, set_reactions
from community.chat.models import Message, Reaction, Room, RoomHead
from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from tests.integration.chat.helpers import post
from tests.support.factories import member, principal
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def wish(user: User, message_id: UUID, emoji: str = "👍", *, added: bool = True) -> ReactionWish:
    return ReactionWish(principal=principal(user), message=message_id, emoji=emoji, added=added)


def code_of(result: CaryaError | None) -> str:
    assert result is not None
    return result.code


def test_reactions_of_one_flush_share_a_position_and_totals_match_rows(
    room: Room, published: RecordingPublisher
) -> None:
    message = post(room).message.id
    people = [member(room) for _ in range(3)]
    results = set_reactions(
        [wish(people[0], message), wish(people[1], message), wish(people[2], message, "🎉")]
    )
    assert results == [None, None, None]
    assert Message.objects.get().reaction_counts == [["👍", 2], ["🎉", 1]]
    assert Reaction.objects.count() == 3
    assert RoomHead.objects.get(room=room).seq == 2
    frame = published.frames[-1]
    assert frame["data"]["message"]["reactions"] == [
        {"emoji": "👍", "count": 2},
        {"emoji": "🎉", "count": 1},
    ]
    assert len(frame["data"]["changed"]) == 3


def test_adding_a_reaction_twice_changes_nothing_the_second_time(
    room: Room, published: RecordingPublisher
) -> None:
    message, user = post(room).message.id, member(room)
    assert set_reactions([wish(user, message), wish(user, message)]) == [None, None]
    assert set_reactions([wish(user, message)]) == [None]
    assert Message.objects.get().reaction_counts == [["👍", 1]]
    assert RoomHead.objects.get(room=room).seq == 2
    assert len(published.publications) == 2


def test_removing_a_reaction_drops_the_total(room: Room, published: RecordingPublisher) -> None:
    message, user = post(room).message.id, member(room)
    set_reactions([wish(user, message)])
    set_reactions([wish(user, message, added=False)])
    assert Message.objects.get().reaction_counts == []
    assert not Reaction.objects.exists()
    assert published.frames[-1]["data"]["changed"][0]["added"] is False


def test_adding_and_removing_in_one_flush_leaves_no_row(
    room: Room, published: RecordingPublisher
) -> None:
    message, user = post(room).message.id, member(room)
    set_reactions([wish(user, message), wish(user, message, added=False)])
    assert Message.objects.get().reaction_counts == []
    assert not Reaction.objects.exists()


def test_the_21st_different_reaction_is_refused(room: Room, published: RecordingPublisher) -> None:
    message, user = post(room).message.id, member(room)
    emoji = [chr(0x1F600 + n) for n in range(21)]
    results = set_reactions([wish(user, message, one) for one in emoji])
    assert results[:20] == [None] * 20
    assert code_of(results[20]) == "reaction.full"
    assert Reaction.objects.count() == 20
    other = set_reactions([wish(member(room), message, emoji[0])])
    assert other == [None]


@pytest.mark.parametrize("emoji", ["", "a", "👍👍", "👍 ", "<b>", "1", "👍" * 20, ":thumbsup:"])
def test_what_is_not_exactly_one_emoji_is_refused(
    room: Room, published: RecordingPublisher, emoji: str
) -> None:
    [result] = set_reactions([wish(member(room), post(room).message.id, emoji)])
    assert code_of(result) == "reaction.invalid"
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("emoji", ["👍", "👍🏽", "❤️", "👨‍👩‍👧‍👦", "🇨🇭", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "☕"])
def test_one_emoji_of_any_make_is_taken(
    room: Room, published: RecordingPublisher, emoji: str
) -> None:
    assert set_reactions([wish(member(room), post(room).message.id, emoji)]) == [None]


def test_reacting_to_absent_hidden_and_deleted_messages_answers_alike(
    room: Room, published: RecordingPublisher
) -> None:
    outsider = member(room, left_at=room.created_at)
    room.space.visibility = "private"
    room.space.save()
    message = post(room).message.id
    results = set_reactions([wish(outsider, message), wish(outsider, new_id())])
    first, second = results
    assert first is not None and second is not None
    assert (first.code, first.message) == (second.code, second.message)
    assert not Reaction.objects.exists()
    assert RoomHead.objects.get(room=room).seq == 1


def test_members_react_in_announcement_rooms(room: Room, published: RecordingPublisher) -> None:
    room.kind = "announcement"
    room.save()
    message = post(room, member(room, role="moderator")).message.id
    assert set_reactions([wish(member(room), message)]) == [None]
