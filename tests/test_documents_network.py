"""Addresses: a server on this machine answers well, badly, slowly, for ever, and too much."""

import gzip
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from warmonitor import documents
from warmonitor.documents import fetch, raw
from warmonitor.records import UnreadableInput

STORY = (
    "Shells fell on the market of Marjan on Tuesday and killed at least 14 people, officials said."
)
PAGE = f"<!DOCTYPE html><html><head><title>Shells fall on Marjan</title></head><body><article><p>{STORY}</p><p>{STORY[:-1]} again.</p></article></body></html>"


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/hop/"):
            self.answer(302, b"", Location=f"/hop/{int(path[5:]) + 1}")
        elif path == "/once":
            self.answer(301, b"", Location="/2024/03/05/story")
        elif path == "/away":
            self.answer(302, b"", Location="file:///etc/hostname")
        elif path.endswith("/story"):
            self.answer(200, PAGE.encode(), **{"Content-Type": "text/html; charset=utf-8"})
        elif path == "/plain.txt":
            self.answer(200, STORY.encode(), **{"Content-Type": "text/plain"})
        elif path == "/bomb":
            self.answer(200, gzip.compress(bytes(300_000_000), 1), **{"Content-Encoding": "gzip"})
        elif path == "/torn":
            self.answer(200, b"\x1f\x8b" + PAGE.encode(), **{"Content-Encoding": "gzip"})
        elif path == "/short":
            self.answer(200, b"Five", **{"Content-Length": "500"})
        elif path == "/empty":
            self.answer(200, b"")
        elif path == "/slow":
            time.sleep(2)
            self.answer(200, STORY.encode())
        elif path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(30):
                self.wfile.write(b"Five people ")
                self.wfile.flush()
                time.sleep(0.1)
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            while True:
                self.wfile.write(b"Five people were killed. " * 10_000)
        else:
            self.answer(404, b"<html><body><p>There is no such page here.</p></body></html>")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A reader that hangs up is what these tests are about."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with Quiet(("127.0.0.1", 0), Server) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_a_page(server: str) -> None:
    document = documents.load(f"{server}/2024/03/05/story?from=feed")
    assert document.title == "Shells fall on Marjan"
    assert document.location == f"{server}/2024/03/05/story?from=feed"
    assert document.retrieved is not None
    assert document.source is not None
    assert document.source.name == "127.0.0.1"
    assert document.published is not None
    assert document.published.day == date(2024, 3, 5)


def test_a_text(server: str) -> None:
    document = documents.load(f"{server}/plain.txt", source="Harbour Post")
    assert document.text == STORY
    assert document.source is not None
    assert document.source.name == "Harbour Post"


def test_a_page_that_moved(server: str) -> None:
    assert documents.load(f"{server}/once").title == "Shells fall on Marjan"


REFUSALS = [
    ("/nowhere", "the server answered 404 Not Found"),
    ("/hop/0", "was redirected more than 5 times"),
    ("/away", "leads to an address that is neither http nor https"),
    ("/bomb", "is too large: more than 50 MB"),
    ("/endless", "is too large: more than 50 MB"),
    ("/torn", "answered with damaged compression"),
    ("/short", "cannot be reached: "),
    ("/empty", "is empty"),
]


@pytest.mark.parametrize(("path", "reason"), REFUSALS)
def test_an_answer_that_cannot_be_read(server: str, path: str, reason: str) -> None:
    with pytest.raises(UnreadableInput) as found:
        documents.load(server + path)
    assert found.value.location == server + path
    assert found.value.reason.startswith(reason)
    assert "\n" not in found.value.reason


def test_a_server_that_does_not_answer(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "SECONDS", 0.5)
    with pytest.raises(UnreadableInput, match="did not answer within"):
        documents.load(f"{server}/slow")


def test_a_server_that_drips(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PATIENCE", 0.5)
    with pytest.raises(UnreadableInput, match="was not complete after"):
        documents.load(f"{server}/drip")


def test_nobody_listens() -> None:
    with pytest.raises(UnreadableInput, match="cannot be reached: "):
        documents.load("http://127.0.0.1:9/story")


@pytest.mark.parametrize("address", ["http://", "http://[::1/x", "https://:99999/x", "http://a b/"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(UnreadableInput) as found:
        documents.load(address)
    assert "\n" not in str(found.value)


def test_the_ending_of_an_address() -> None:
    assert raw.Raw(location="https://example.org/a/B.PDF?x=y.html", content=b"").suffix == ".pdf"
