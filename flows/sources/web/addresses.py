"""No connection to this machine or its network: what is checked is the address that is connected to."""

import ipaddress
import socket
from typing import TYPE_CHECKING

from schemas.errors import InvalidArticle

if TYPE_CHECKING:
    import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether an address lies in the open network; an IPv4 address inside an IPv6 one counts too.

    Example:
        >>> names = ["93.184.215.14", "127.0.0.1", "10.0.0.8", "169.254.169.254", "224.0.0.1"]
        >>> [is_public(ipaddress.ip_address(name)) for name in names]
        [True, False, False, False, False]
        >>> names = ["2606:2800:220::1", "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"]
        >>> [is_public(ipaddress.ip_address(name)) for name in names]
        [True, False, False, False, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in NAT64:
            inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(not is_public(inner) for inner in inside if inner is not None):
            return False
        if address.ipv4_mapped:
            return True
    return address.is_global and not address.is_multicast


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host that may be connected to, whatever way its name is written.

    Raises:
        InvalidArticle: it has only private ones.
        OSError: it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
    allowed = [a for a in addresses if allow_private or is_public(ipaddress.ip_address(a))]
    if not allowed:
        mend = "allow_private_addresses = true in dateline.toml allows it"
        raise InvalidArticle("forbidden_address", f"{host} is at {addresses[0]}, in a private network; {mend}")
    return allowed


def connect(transport: "httpx.BaseTransport", request: "httpx.Request", *, allow_private: bool) -> "httpx.Response":
    """Send a request to an address that was checked; the certificate is still checked for the name.

    Args:
        transport: what sends it; it must keep no connection, since it would know them by address alone.
        request: as the client made it, with its ``Host`` header.
        allow_private: whether private addresses may be connected to.

    Raises:
        InvalidArticle: the host has only private addresses.
        httpx.TransportError: none of its addresses answers.
    """
    import httpx

    host = request.url.host
    try:
        addresses = resolve(
            host, request.url.port or (443 if request.url.scheme == "https" else 80), allow_private=allow_private
        )
    except OSError as error:
        raise httpx.ConnectError(f"{host} is not known: {error.strerror or error}", request=request) from error
    for last, address in enumerate(addresses, 1 - len(addresses)):
        there = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        try:
            return transport.handle_request(there)
        except httpx.ConnectError:
            if last == 0:
                raise
    raise AssertionError("resolve gives one address at least")
