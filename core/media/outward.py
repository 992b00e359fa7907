"""The one way out: fetching a page that a stranger named, without becoming their tool.

Every address a name resolves to is judged, and the connection goes to one of those judged, not to
the name, so that a name that answers differently the second time gains nothing. Redirects begin
anew. Nothing of this server travels along: no cookies, no credentials, no proxy.
"""

import asyncio
import ipaddress
import socket
import urllib.parse
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore

SECONDS = 5.0
REDIRECTS = 3
BYTES = 1024 * 1024
URL_CHARS = 2_000
AGENT = "Carya (link previews)"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]

_NOT_PLAIN = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "::/96",  # IPv4-compatible
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",
        "100::/64",  # discard
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "5f00::/16",  # segment routing
        "fec0::/10",  # site-local, deprecated
    )
)
"""Addresses that carry another one inside or lead nowhere."""


class OutwardError(Exception):
    """The page was not fetched; the text says why."""


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Which addresses and ports may be spoken to. The defaults are those of the open internet."""

    ports: frozenset[int] = frozenset({80, 443})

    def permits(self, address: Address) -> bool:
        """Whether `address` is one that everybody on the internet could reach."""
        if isinstance(address, ipaddress.IPv6Address):
            if address.ipv4_mapped is not None:
                return self.permits(address.ipv4_mapped)
            if any(address in network for network in _NOT_PLAIN):
                return False
        return address.is_global and not (
            address.is_multicast or address.is_reserved or address.is_unspecified
        )


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the last address asked, its media type with parameters, at most 1 MB."""

    url: str
    content_type: str
    body: bytes


async def resolve(host: str, port: int) -> Sequence[str]:
    """Every address of `host`, as the system's resolver gives them."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


class Outward:
    """Fetches pages under a policy. `seconds` is for everything together, redirects too."""

    def __init__(
        self,
        *,
        policy: AddressPolicy | None = None,
        resolver: Resolver = resolve,
        seconds: float = SECONDS,
    ) -> None:
        self._policy = policy or AddressPolicy()
        self._resolver = resolver
        self._seconds = seconds

    async def fetch(self, url: str, *, accept: str = "text/html") -> Page:
        """The page at `url` if it is of the media type `accept`; OutwardError otherwise."""
        try:
            async with asyncio.timeout(self._seconds):
                return await self._followed(url, accept)
        except TimeoutError:
            raise OutwardError("took too long") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as error:
            raise OutwardError(f"could not be reached: {error}") from error
        except (OSError, UnicodeError, ValueError) as error:
            raise OutwardError(f"is no address to be reached: {error}") from error

    async def _followed(self, url: str, accept: str) -> Page:
        for _ in range(REDIRECTS + 1):
            self._require_address(url)
            async with httpcore.AsyncConnectionPool(
                network_backend=_Guarded(self._policy, self._resolver), retries=0
            ) as pool:
                headers = [
                    ("User-Agent", AGENT),
                    ("Accept", accept),
                    ("Accept-Encoding", "identity"),
                ]
                async with pool.stream("GET", _ascii(url), headers=headers) as answer:
                    told = _headers(answer.headers)
                    if answer.status in (301, 302, 303, 307, 308) and told.get("location"):
                        url = urllib.parse.urljoin(url, told["location"])
                        continue
                    return await self._read(url, answer, told, accept)
        raise OutwardError(f"is behind more than {REDIRECTS} redirects")

    async def _read(
        self, url: str, answer: httpcore.Response, told: dict[str, str], accept: str
    ) -> Page:
        kind = told.get("content-type", "")
        if answer.status != 200:
            raise OutwardError(f"answered {answer.status}")
        if kind.partition(";")[0].strip().lower() != accept:
            raise OutwardError(f"is not {accept}")
        if told.get("content-encoding", "identity").lower() != "identity":
            raise OutwardError("came packed, unasked")
        body = bytearray()
        async for chunk in answer.aiter_stream():
            body += chunk
            if len(body) >= BYTES:
                break
        return Page(url=url, content_type=kind, body=bytes(body[:BYTES]))

    def _require_address(self, url: str) -> None:
        parts = urllib.parse.urlsplit(url)
        if len(url) > URL_CHARS or parts.scheme not in ("http", "https") or not parts.hostname:
            raise OutwardError("is not an address of the web")
        if parts.username is not None or parts.password is not None:
            raise OutwardError("carries a password")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if port not in self._policy.ports:
            raise OutwardError("is on a port that is not the web's")


class _Guarded(httpcore.AsyncNetworkBackend):
    """Opens connections to judged addresses only."""

    def __init__(self, policy: AddressPolicy, resolver: Resolver) -> None:
        self._policy = policy
        self._resolver = resolver
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the interface's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        found = [
            ipaddress.ip_address(one.partition("%")[0]) for one in await self._named(host, port)
        ]
        if not found or not all(self._policy.permits(address) for address in found):
            # One bad address among good ones is an attempt, not an accident.
            raise OutwardError("leads to an address that is not public")
        return await self._inner.connect_tcp(
            str(found[0]), port, timeout=timeout, local_address=local_address
        )

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        raise OutwardError("is no address of the web")

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)

    async def _named(self, host: str, port: int) -> Sequence[str]:
        try:
            return [str(ipaddress.ip_address(host.strip("[]")))]
        except ValueError:
            return await self._resolver(host, port)


def _ascii(url: str) -> str:
    """The address as it travels: the name in Punycode, everything else percent-encoded."""
    parts = urllib.parse.urlsplit(url)
    host = parts.hostname or ""
    host = host if host.isascii() else host.encode("idna").decode()
    if ":" in host:
        host = f"[{host}]"
    netloc = f"{host}:{parts.port}" if parts.port else host
    path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urllib.parse.urlunsplit((parts.scheme, netloc, path, query, ""))


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in raw}
