"""Which names a browser may call the server by.

A page of another site can make its own name lead to 127.0.0.1 (DNS rebinding) and then read what the server sends. It cannot hide that
name: the browser sends it as Host.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Hosts:
    """The names that are served: those of this computer, and `host`, the address that is listened on."""

    def __init__(self, host: str) -> None:
        own = socket.gethostname().lower()
        self._names = {*LOOPBACK, host.lower()} | ({own, f"{own}.local"} if is_everywhere(host) else set())
        self._any_address = is_everywhere(host)

    def allows(self, header: str) -> bool:
        """Whether a Host header names this server. Every numeric address does when the server listens on all: no name leads to it."""
        try:
            url = urlsplit(f"//{header}")
            name = (url.hostname or "").removesuffix(".")
            _ = url.port  # ValueError when it is not a number
        except ValueError:
            return False
        if url.username is not None or url.path or url.query or url.fragment:
            return False
        return name in self._names or (self._any_address and is_address(name))


def is_address(name: str) -> bool:
    """Whether a name is a numeric IP address."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_everywhere(host: str) -> bool:
    """Whether to listen on `host` is to listen on every address of this computer."""
    return is_address(host) and ipaddress.ip_address(host).is_unspecified


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach `host`."""
    return host.lower() == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def netloc(host: str, port: int) -> str:
    """Host and port as they stand in an address; this computer for a server that listens everywhere."""
    if is_everywhere(host):
        host = "::1" if ":" in host else "127.0.0.1"
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
