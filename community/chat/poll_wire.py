"""What chat takes on the socket about polls."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from community.chat.actions.polls import close_poll
from community.chat.actions.votes import VoteWish, set_votes
from community.chat.limits import OPTIONS_MAX, VOTES
from core.kernel import ratelimit
from core.kernel.batching import Batcher
from core.kernel.errors import CaryaError
from core.kernel.loops import PerLoop
from core.kernel.principal import Principal
from core.kernel.threads import in_thread
from core.kernel.wire import EMPTY, Data, Empty, command

FLUSH_MAX = 256
Option = Annotated[int, Meta(ge=0, lt=OPTIONS_MAX)]


class CastVote(Data, frozen=True):
    """`options`: everything one chooses now, by place in the poll, from 0; none takes one's vote
    back.
    """

    message: UUID
    options: Annotated[list[Option], Meta(max_length=OPTIONS_MAX)]


class ClosePoll(Data, frozen=True):
    message: UUID


async def _flush(wishes: Sequence[VoteWish]) -> Sequence[CaryaError | None]:
    return await in_thread(set_votes, wishes)


_votes: PerLoop[Batcher[VoteWish, None]] = PerLoop(lambda: Batcher(_flush, limit=FLUSH_MAX))


async def vote(caller: Principal, data: CastVote) -> Empty:
    if not caller.exempt:
        await ratelimit.hit_async(VOTES, str(caller.user_id))
    await _votes.get()(
        VoteWish(principal=caller, message=data.message, options=tuple(data.options))
    )
    return EMPTY


async def close(caller: Principal, data: ClosePoll) -> Empty:
    await in_thread(close_poll, principal=caller, message=data.message)
    return EMPTY


command(
    "poll.vote",
    data=CastVote,
    reply=Empty,
    handler=vote,
    doc="Vote in an open poll, change one's vote, or take it back. Votes are secret.",
)
command(
    "poll.close",
    data=ClosePoll,
    reply=Empty,
    handler=close,
    doc="Close a poll for good: its author, or a moderator.",
)
