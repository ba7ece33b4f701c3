"""The explorer as one process on 127.0.0.1."""

import socket

import uvicorn
from starlette.types import ASGIApp

from schemas.errors import DatelineError

ADDRESS = "127.0.0.1"


class PortTaken(DatelineError):
    """Another program listens there."""


def listen(port: int) -> socket.socket:
    """A socket of this machine alone; port 0 takes any that is free.

    Raises:
        PortTaken: the port is not free.
    """
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((ADDRESS, port))
        listener.listen()  # what comes before the server is ready waits
    except OSError as error:
        listener.close()
        raise PortTaken(f"port {port} cannot be used ({error.strerror}): choose another with --port") from error
    return listener


def address_of(listener: socket.socket) -> str:
    """The address to type."""
    return f"http://{ADDRESS}:{listener.getsockname()[1]}/"


def make_server(app: ASGIApp) -> uvicorn.Server:
    """A server of one process; ``run(sockets=[listener])`` serves until it is told to end."""
    return uvicorn.Server(
        uvicorn.Config(
            app, loop="asyncio", http="h11", ws="none", lifespan="off", log_level="warning", access_log=False
        )
    )
