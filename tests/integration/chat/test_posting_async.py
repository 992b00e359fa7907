"""Posting for sockets: batches, lanes and retries on one event loop."""

import asyncio
from collections.abc import Sequence

import pytest
from asgiref.sync import sync_to_async

from community.chat.models import Message, Room
from community.chat.posting import Posting
from community.chat.stages import Posted
from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.kernel.gate import Submission, Verdict
from core.kernel.ids import new_id
from tests.integration.chat.helpers import draft
from tests.support.factories import RoomFactory, member
from tests.support.gates import AllowAllGate, bound
from tests.support.publications import recorded

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


class GatedGate(AllowAllGate):
    """Texts that begin with "slow" wait until `release` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = asyncio.Event()
        self.release = asyncio.Event()

    async def review(self, submissions: Sequence[Submission]) -> list[Verdict]:
        if submissions[0].text.startswith("slow"):
            self.waiting.set()
            await self.release.wait()
        return await super().review(submissions)


@sync_to_async
def scene(people: int = 1) -> tuple[Room, list[User]]:
    room = RoomFactory()
    return room, [member(room) for _ in range(people)]


@sync_to_async
def contents() -> list[str]:
    return list(Message.objects.order_by("seq").values_list("content", flat=True))


async def test_a_draft_under_review_delays_nobody_but_its_own_author() -> None:
    room, (slow, other) = await scene(2)
    posting = Posting()
    with recorded(), bound(GatedGate()) as gate:
        waiting = asyncio.create_task(posting.post(draft(room, slow, "slow first")))
        await gate.waiting.wait()
        behind = asyncio.create_task(posting.post(draft(room, slow, "second of the same author")))
        passed = await asyncio.wait_for(posting.post(draft(room, other, "someone else")), 5)
        assert passed.message.seq == 1
        assert not behind.done()
        gate.release.set()
        await asyncio.gather(waiting, behind)
    assert await contents() == ["someone else", "slow first", "second of the same author"]


async def test_the_same_author_in_another_room_is_not_delayed() -> None:
    room, (author,) = await scene()
    other_room = await sync_to_async(lambda: RoomFactory(space=room.space))()
    posting = Posting()
    with recorded(), bound(GatedGate()) as gate:
        waiting = asyncio.create_task(posting.post(draft(room, author, "slow")))
        await gate.waiting.wait()
        await asyncio.wait_for(posting.post(draft(other_room, author, "meanwhile")), 5)
        gate.release.set()
        await waiting


async def test_a_burst_of_one_author_keeps_its_order_and_shares_transactions() -> None:
    room, (author,) = await scene()
    posting = Posting()
    with recorded() as published, bound(AllowAllGate()):
        texts = [f"message {n}" for n in range(40)]
        await asyncio.gather(*(posting.post(draft(room, author, text)) for text in texts))
    assert await contents() == texts
    assert [frame["seq"] for frame in published.frames] == list(range(1, 41))


async def test_concurrent_sends_of_one_nonce_store_one_message() -> None:
    room, (author,) = await scene()
    nonce = new_id()
    with recorded() as published, bound(AllowAllGate()):
        results = await asyncio.gather(
            *(Posting().post(draft(room, author, "once", nonce)) for _ in range(8))
        )
    assert len({result.message.id for result in results}) == 1
    assert sorted(result.duplicate for result in results) == [False] + [True] * 7
    assert await contents() == ["once"]
    assert len(published.publications) == 1


async def test_a_refused_draft_does_not_block_the_authors_next_one() -> None:
    room, (author,) = await scene()
    posting = Posting()
    with recorded(), bound(AllowAllGate()):
        results = await asyncio.gather(
            posting.post(draft(room, author, "")),
            posting.post(draft(room, author, "fine")),
            return_exceptions=True,
        )
    refused, posted = results
    assert isinstance(refused, CaryaError) and refused.code == "message.empty"
    assert isinstance(posted, Posted) and posted.message.seq == 1


async def test_posts_of_many_people_at_once_get_every_number_once() -> None:
    room, people = await scene(20)
    posting = Posting()
    with recorded() as published, bound(AllowAllGate()):
        posted = await asyncio.gather(
            *(posting.post(draft(room, person, f"{n}")) for n in range(5) for person in people)
        )
    assert sorted(one.message.seq or 0 for one in posted) == list(range(1, 101))
    assert sorted(frame["seq"] for frame in published.frames) == list(range(1, 101))
