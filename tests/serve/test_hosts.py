"""Which Host headers are answered: those of this computer, and of the address that was asked for."""

from __future__ import annotations

import socket

import pytest

from aeskills.serve.hosts import Hosts, is_everywhere, is_loopback, netloc

OWN = ("127.0.0.1", "127.0.0.1:8000", "localhost", "localhost:1", "LOCALHOST", "localhost.", "[::1]", "[::1]:8000")
FOREIGN = (
    "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example#localhost",
    "evil.example/localhost", "localhost@evil.example", "evil@localhost", "", ":8000", "localhost:x", "[::1", "127.0.0.1 evil.example",
    "169.254.169.254", "xlocalhost", "0x7f000001", "2130706433", "localhost,evil.example",
)  # fmt: skip


def test_this_computer_is_answered() -> None:
    for host in ("127.0.0.1", "localhost", "::1"):
        assert [name for name in OWN if not Hosts(host).allows(name)] == []


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "192.168.1.7"])
def test_others_are_not(host: str) -> None:
    assert [name for name in FOREIGN if Hosts(host).allows(name)] == []


def test_the_address_that_was_asked_for_is_answered() -> None:
    assert Hosts("192.168.1.7").allows("192.168.1.7:8000")
    assert Hosts("desk.lan").allows("Desk.lan:8000")
    assert not Hosts("192.168.1.7").allows("192.168.1.8")


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_a_server_for_the_network_answers_numbers_and_its_own_name_but_no_other(host: str) -> None:
    """DNS rebinding needs a name."""
    hosts = Hosts(host)
    for name in (*OWN, "192.168.1.7:8000", "[fe80::1]:8000", socket.gethostname(), f"{socket.gethostname()}.local"):
        assert hosts.allows(name), name
    for name in set(FOREIGN) - {"169.254.169.254"}:
        assert not hosts.allows(name), name


def test_what_the_network_can_reach() -> None:
    assert [host for host in ("127.0.0.1", "127.9.9.9", "::1", "localhost") if not is_loopback(host)] == []
    assert [host for host in ("0.0.0.0", "::", "192.168.1.7", "desk.lan", "") if is_loopback(host)] == []
    assert is_everywhere("0.0.0.0") and is_everywhere("::") and not is_everywhere("desk.lan")


def test_addresses_to_print() -> None:
    assert netloc("::1", 1) == netloc("::", 1) == "[::1]:1"
    assert netloc("0.0.0.0", 1) == netloc("127.0.0.1", 1) == "127.0.0.1:1"
