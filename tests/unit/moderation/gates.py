"""Building gates for tests without a database or Redis."""

from typing import Any

from core.kernel.gate import Submission, TextKind
from core.kernel.ids import new_id
from moderation.gate import ModerationGate
from moderation.pipeline.breaker import Breaker
from moderation.pipeline.policy import Policy
from moderation.pipeline.providers import Provider
from moderation.pipeline.providers.asking import Asking
from moderation.pipeline.providers.openai import OpenAIModeration
from moderation.pipeline.repeats import LocalRepeats
from moderation.policies import fixed
from tests.support.openai_server import Server

_opened: list[OpenAIModeration] = []
AUTHOR, SPACE, ROOM = new_id(), new_id(), new_id()


def submission(text: str, **fields: Any) -> Submission:
    """A message of a member."""
    return Submission(
        **{
            "text": text,
            "kind": TextKind.MESSAGE,
            "author": AUTHOR,
            "space": SPACE,
            "room": ROOM,
            **fields,
        }
    )


def gate(
    provider: Provider | None = None,
    *,
    policy: Policy | None = None,
    deadline: float = 5,
    **options: Any,
) -> ModerationGate:
    """A gate of the built-in lists, asking `provider` when given."""
    policy = policy or fixed()

    async def present() -> Policy:
        return policy

    if provider is not None:
        options.setdefault("asking", Asking(provider, deadline=deadline, breaker=Breaker()))
    options.setdefault("repeats", LocalRepeats())
    return ModerationGate(present=present, **options)


def openai(server: Server, *, deadline: float = 5) -> OpenAIModeration:
    """The provider's client, pointed at a local server; `close` ends its connections."""
    provider = OpenAIModeration(api_key="test", base_url=server.base_url, deadline=deadline)
    _opened.append(provider)
    return provider


async def close() -> None:
    """Close the running loop's connections of every provider made here."""
    while _opened:
        await _opened.pop().aclose()
