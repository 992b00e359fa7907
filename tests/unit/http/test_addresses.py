"""Whose address counts."""

import pytest

from core.kernel.addresses import NOWHERE, client_address

PROXIES = ["10.0.0.0/8", "192.0.2.1"]


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "expected"),
    [
        ("203.0.113.9", "", [], "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", [], "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", PROXIES, "203.0.113.9"),
        ("10.1.2.3", "198.51.100.1", PROXIES, "198.51.100.1"),
        ("192.0.2.1", "1.1.1.1, 198.51.100.1, 10.0.0.9", PROXIES, "198.51.100.1"),
        ("10.1.2.3", "198.51.100.1, nonsense", PROXIES, "10.1.2.3"),
        ("10.1.2.3", "10.0.0.4, 10.0.0.9", PROXIES, "10.0.0.4"),
        ("10.1.2.3", "", PROXIES, "10.1.2.3"),
        ("", "198.51.100.1", PROXIES, "198.51.100.1"),
        ("", "198.51.100.1", [], NOWHERE),
        ("::ffff:10.1.2.3", "2001:db8::7", PROXIES, "2001:db8::7"),
    ],
)
def test_only_trusted_proxies_are_believed(
    peer: str, forwarded: str, trusted: list[str], expected: str
) -> None:
    assert client_address(peer, forwarded, trusted) == expected
