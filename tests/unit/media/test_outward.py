"""The way out: which addresses are never spoken to, whatever name leads to them."""

import asyncio
import contextlib
import ipaddress
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

import pytest

from core.media.outward import Address, AddressPolicy, Outward, OutwardError
from tests.support.listening import listening

LOOPBACK = ipaddress.ip_address("127.0.0.1")
Answer = Callable[[str], bytes]


class HereToo(AddressPolicy):
    """The ordinary policy, and this machine at the port of a test's server."""

    def __init__(self, port: int) -> None:
        super().__init__(ports=frozenset({80, 443, port}))

    def permits(self, address: Address) -> bool:
        return address == LOOPBACK or super().permits(address)


@contextlib.asynccontextmanager
async def web(answer: Callable[[str], bytes | Awaitable[bytes]]) -> AsyncIterator[int]:
    """A server on this machine: `answer(path)` is all it says; its port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        said = answer(head.split(b" ")[1].decode())
        writer.write(said if isinstance(said, bytes) else await said)

    async with listening(serve) as port:
        yield port


def page(body: bytes = b"<title>Hello</title>", kind: str = "text/html", **headers: str) -> bytes:
    lines = [
        "HTTP/1.1 200 OK",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def named(*addresses: str) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    async def resolver(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolver


def to_here(port: int, *addresses: str, seconds: float = 5.0) -> Outward:
    return Outward(
        policy=HereToo(port), resolver=named(*(addresses or ("127.0.0.1",))), seconds=seconds
    )


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.1",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1", "::127.0.0.1",
        "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::", "2001:0:1::1",
        "2001:db8::1", "100::1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_everybodys_is_never_spoken_to(address: str) -> None:
    assert not AddressPolicy().permits(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"]
)
def test_an_address_of_the_open_internet_is(address: str) -> None:
    assert AddressPolicy().permits(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/",
        "http://10.0.0.1/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/",
        "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "http:///", "http://",
        "http://user:secret@example.org/", "http://example.org:22/", "http://example.org:6379/",
        "http://example.org:99999/", "http://" + "a" * 3000,
    ],
)  # fmt: skip
async def test_an_address_of_the_wrong_kind_is_refused_without_a_connection(url: str) -> None:
    with pytest.raises(OutwardError):
        await Outward(resolver=named("127.0.0.1")).fetch(url)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "localhost", "127.1"])
async def test_other_spellings_of_this_machine_lead_nowhere(host: str) -> None:
    with pytest.raises(OutwardError, match="not public"):
        await Outward().fetch(f"http://{host}/")


@pytest.mark.parametrize(
    "addresses", [("127.0.0.1",), ("1.1.1.1", "10.0.0.1"), ("::ffff:10.0.0.1",), ()]
)
async def test_a_name_with_one_private_address_is_not_connected_to(
    addresses: tuple[str, ...],
) -> None:
    with pytest.raises(OutwardError, match="not public"):
        await Outward(resolver=named(*addresses)).fetch("http://example.org/")


async def test_a_name_is_looked_up_once_and_connected_to_as_it_was_judged() -> None:
    asked: list[str] = []

    async with web(lambda _: page()) as port:

        async def rebinding(host: str, _: int) -> Sequence[str]:
            asked.append(host)
            return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

        outward = Outward(policy=HereToo(port), resolver=rebinding)
        assert (await outward.fetch(f"http://example.org:{port}/")).body == b"<title>Hello</title>"
    assert asked == ["example.org"]


async def test_a_page_is_fetched_with_nothing_of_ours_in_the_request() -> None:
    heads: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await reader.readuntil(b"\r\n\r\n")).decode().lower())
        writer.write(page())

    async with listening(serve) as port:
        found = await to_here(port).fetch(f"http://example.org:{port}/a?b=ü")
    assert found.body == b"<title>Hello</title>"
    assert f"host: example.org:{port}" in heads[0]
    assert "get /a?b=%c3%bc " in heads[0]
    assert not {"cookie", "authorization", "referer"} & {
        line.partition(":")[0] for line in heads[0].splitlines()
    }


async def test_three_redirects_are_followed_and_a_fourth_is_not() -> None:
    def hops(path: str) -> bytes:
        left = int(path.strip("/"))
        return redirect(f"/{left - 1}") if left else page()

    async with web(hops) as port:
        assert (await to_here(port).fetch(f"http://example.org:{port}/3")).url.endswith("/0")
        with pytest.raises(OutwardError, match="redirects"):
            await to_here(port).fetch(f"http://example.org:{port}/4")


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://10.0.0.1/",
        "file:///etc/passwd", "http://example.org:22/", "//10.0.0.1/", "http://a:b@example.org/",
    ],
)  # fmt: skip
async def test_a_redirect_to_a_private_address_is_not_followed(target: str) -> None:
    async with web(lambda _: redirect(target)) as port:
        with pytest.raises(OutwardError):
            await to_here(port).fetch(f"http://example.org:{port}/")


async def test_a_page_without_end_is_read_to_one_megabyte() -> None:
    async with web(lambda _: page(b"x" * 3_000_000)) as port:
        assert len((await to_here(port).fetch(f"http://example.org:{port}/")).body) == 1024 * 1024


@pytest.mark.parametrize(
    "said",
    [
        page(kind="application/json"), page(kind="image/png"), page(Content_Encoding="gzip"),
        b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 204 No\r\n\r\n",
        b"not http at all\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
    ],
)  # fmt: skip
async def test_anything_but_a_page_is_refused(said: bytes) -> None:
    async with web(lambda _: said) as port:
        with pytest.raises(OutwardError):
            await to_here(port).fetch(f"http://example.org:{port}/")


async def test_a_page_that_hangs_or_drips_is_left_in_time() -> None:
    async def hang() -> bytes:
        await asyncio.sleep(60)
        return page()

    async with web(lambda _: hang()) as port:
        started = asyncio.get_running_loop().time()
        with pytest.raises(OutwardError, match="too long"):
            await to_here(port, seconds=0.3).fetch(f"http://example.org:{port}/")
        assert asyncio.get_running_loop().time() - started < 2


async def test_a_page_that_drips_byte_by_byte_is_left_in_time() -> None:
    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for byte in page(b"x" * 1000):
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0.05)

    async with listening(serve) as port:
        with pytest.raises(OutwardError, match="too long"):
            await to_here(port, seconds=0.3).fetch(f"http://example.org:{port}/")
