"""Words the chat tests share."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from asgiref.sync import async_to_sync

from community.chat.actions.admission import admit
from community.chat.actions.messages import post_message, review
from community.chat.models import Message, Room, RoomHead
from community.chat.stages import Admitted, Draft, Posted, Reviewed
from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from tests.support.factories import member, principal
from tests.support.publications import RecordingPublisher


def post(
    room: Room,
    user: User | None = None,
    content: str = "hello",
    nonce: UUID | None = None,
    **fields: Any,
) -> Posted:
    """Post as `user`, or as a new member."""
    return post_message(
        principal=principal(user or member(room)),
        room=room.id,
        content=content,
        nonce=nonce or new_id(),
        **fields,
    )


def draft(room: Room, user: User, content: str = "hello", nonce: UUID | None = None) -> Draft:
    """A draft as a socket would hand it over."""
    return Draft(principal=principal(user), room=room.id, content=content, nonce=nonce or new_id())


def reviewed(room: Room, user: User, content: str = "hello", nonce: UUID | None = None) -> Reviewed:
    """A draft that has passed admission and the gate, not yet committed."""
    [admitted] = admit([draft(room, user, content, nonce)])
    assert isinstance(admitted, Admitted)
    return async_to_sync(review)([admitted])[0]


def refused(code: str, call: Callable[..., Any], *args: Any, **kwargs: Any) -> CaryaError:
    """Call and expect the refusal `code`; returns the error."""
    with pytest.raises(CaryaError) as caught:
        call(*args, **kwargs)
    assert caught.value.code == code
    return caught.value


def committed(result: Posted | CaryaError) -> Posted:
    """One result of a batch that must have been committed."""
    assert isinstance(result, Posted)
    return result


def nothing_happened(published: RecordingPublisher) -> None:
    """No row, no number, no frame."""
    assert not Message.objects.exists()
    assert not published.publications
    assert set(RoomHead.objects.values_list("seq", flat=True)) <= {0}
