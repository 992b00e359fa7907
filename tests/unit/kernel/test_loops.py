"""What belongs to an event loop is closed in it, and is made anew in the next one."""

import asyncio

from core.kernel.loops import PerLoop


class Client:
    """Remembers the loop that closed it."""

    closed_in: asyncio.AbstractEventLoop | None = None

    async def aclose(self) -> None:
        await asyncio.sleep(0)
        self.closed_in = asyncio.get_running_loop()


def test_a_loop_closes_its_client_before_it_ends() -> None:
    clients = PerLoop(Client, close=Client.aclose)

    async def use() -> tuple[Client, asyncio.AbstractEventLoop]:
        assert clients.get() is clients.get()
        assert clients.get().closed_in is None
        return clients.get(), asyncio.get_running_loop()

    first, its_loop = asyncio.run(use())
    second, _ = asyncio.run(use())
    assert first is not second
    assert first.closed_in is its_loop


async def test_what_was_closed_early_is_made_anew() -> None:
    clients = PerLoop(Client, close=Client.aclose)
    first = clients.get()
    await clients.aclose()
    await clients.aclose()
    assert first.closed_in is asyncio.get_running_loop()
    assert clients.get() is not first
