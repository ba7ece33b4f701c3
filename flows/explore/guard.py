"""Who may ask the explorer: pages that it served itself, and addresses typed by the user.

A page of another site cannot read what the explorer shows, neither through a name of its own for
127.0.0.1 (the ``Host`` must be one of ours) nor by linking or posting to it (``Sec-Fetch-Site``, ``Origin``).
Nothing but our own style and script is loaded or run, whatever an article's text holds.
"""

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # no-referrer would make the Origin of our own forms null
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

OWN_SITES = (None, "same-origin", "none")
"""``Sec-Fetch-Site`` of our own pages, of typed addresses, and of programs that are no browsers."""


class Guard:
    """Middleware that refuses what comes from elsewhere, and sends every answer with its headers."""

    def __init__(self, app: ASGIApp, *, names: frozenset[str]) -> None:
        self.app, self.names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self.refusal(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(f"{refusal}\n", status_code=403) if refusal else self.app
        await answer(scope, receive, send_guarded)

    def refusal(self, method: str, headers: Headers) -> str | None:
        """Why a request is refused; None when it is not."""
        host = headers.get("host", "")
        if host.rpartition(":")[0].lower() not in self.names and host.lower() not in self.names:
            return "This is not a name of the explorer: open it at the address that it printed."
        if headers.get("sec-fetch-site") not in OWN_SITES:
            return "Another site asks for this page: open the explorer by typing or pasting its address."
        if method not in ("GET", "HEAD") and headers.get("origin") != f"http://{host}":
            return "Only the explorer's own pages can write."
        return None


class Token:
    """The secret that a form of ours carries; drawn anew at every start."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(32)

    def fits(self, given: str) -> bool:
        """Whether a form carried it."""
        return secrets.compare_digest(given.encode(), self.value.encode())
