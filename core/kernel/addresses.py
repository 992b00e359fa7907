"""Whose address a request has, when proxies may stand in between."""

import ipaddress
from collections.abc import Sequence

NOWHERE = "0.0.0.0"  # noqa: S104 - a name for "unknown", nothing binds to it


def client_address(peer: str, forwarded_for: str, trusted: Sequence[str]) -> str:
    """The nearest address that is not a trusted proxy.

    `peer` is who opened the connection (empty on a Unix socket, which counts as trusted when any
    proxy is), `forwarded_for` the X-Forwarded-For header, `trusted` addresses or networks whose
    word is believed. An unreadable entry ends the search: what stands left of it is hearsay.
    """
    networks = [ipaddress.ip_network(entry, strict=False) for entry in trusted]
    current = _parsed(peer)
    if not networks or (current is not None and not _within(current, networks)):
        return str(current) if current is not None else NOWHERE
    for entry in reversed([part.strip() for part in forwarded_for.split(",") if part.strip()]):
        hop = _parsed(entry)
        if hop is None:
            break
        current = hop
        if not _within(hop, networks):
            break
    return str(current) if current is not None else NOWHERE


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _parsed(text: str) -> _Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _within(address: _Address, networks: Sequence[_Network]) -> bool:
    return any(address in network for network in networks)
