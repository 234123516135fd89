from __future__ import annotations

import pytest
from starlette.types import Message, Receive, Scope, Send

from mcda.ui.headers import HEADERS, SecurityHeaders


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    stricter = [(b"referrer-policy", b"no-referrer")]
    await send({"type": "http.response.start", "status": 200, "headers": stricter})
    await send({"type": "http.response.body", "body": b"hello"})


def answer(kind: str) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    # Nothing in it waits, so one step runs it through; no event loop is needed.
    with pytest.raises(StopIteration):
        SecurityHeaders(hello)({"type": kind}, receive, send).send(None)
    return sent


def test_headers_are_added_and_a_stricter_one_is_kept() -> None:
    start, body = answer("http")
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    expected = {name.lower(): value for name, value in HEADERS.items()}
    assert headers == expected | {"referrer-policy": "no-referrer"}
    assert body["body"] == b"hello"


def test_other_connections_pass_untouched() -> None:
    start, _ = answer("websocket")
    assert start["headers"] == [(b"referrer-policy", b"no-referrer")]
