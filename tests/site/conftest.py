"""A page of three slides, and a headless browser to open it in."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.diagnostics import Collector, Diagnostic, Span
from builder.manifest import File
from builder.script.model import Episode, Sentence
from builder.site.page import Picture, Shelf, render
from builder.storyboard.model import Match, Shot, Storyboard, numbered, plain

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>'
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
HOSTILE = 'A <b>"bold"</b> & </script> title'


def shot(name: str, kind: str, headline: str, **more: Any) -> Shot:
    values: dict[str, Any] = {"row": 0, "cue": "", "visual": "", "slug": name, "alt": f"Alt of {name}."}
    return Shot(
        id=name, kind=kind, number=0, headline=plain(headline), match=Match(grammar="relate"),
        span=Span("009-x.md", 1), **{**values, **more},
    )  # fmt: skip


@pytest.fixture(scope="session")
def board() -> Storyboard:
    span = Span("009-x.md", 3)
    shots = numbered(
        (
            shot("start", "title", HOSTILE),
            shot(
                "two-share", "cue", "Two share one", row=1, cue="two share", visual="Two boxes on one line",
                notes=((("Then ", False), ("two share", True), (" a line.", False)),), duration_ms=3800,
            ),
            shot("joke", "meme", "A joke"),
            shot("end", "closing", "That is all"),
        )
    )  # fmt: skip
    said = (Sentence(text="What if two could share?", paragraph=0, span=span),)
    episode = Episode(number="009", slug="x", title=HOSTILE, narration=said, fences=(), cues=(), memes=(), tables=())
    return Storyboard(episode=episode, shots=shots, cast={}, diagnostics=Collector())


@pytest.fixture(scope="session")
def page(board: Storyboard) -> str:
    def picture(path: str, mime: str, data: bytes) -> Picture:
        return Picture(path=path, data=data, mime=mime, width=160, height=90, alt="What a card shows")

    paths = [
        "009-x.pptx",
        "slides/02-two-share.png",
        "diagrams/dark/02-two-share.svg",
        "social/square/02-two-share.png",
    ]
    html = render(
        board,
        slides=[picture(f"slides/{s.number:02d}-{s.slug}.png", "image/svg+xml", SVG) for s in board.shots],
        memes=[picture("memes/03-joke.png", "image/png", PNG)],
        shelves=[
            Shelf(name="square", title="Square feeds", size="1080 × 1080", post="Hook\n\nTakeaway",
                  cards=tuple(picture(f"social/square/0{n}.png", "image/png", PNG) for n in range(1, 9))),
            Shelf(name="x-card", title="X", size="1600 × 900", post="Hook",
                  cards=(picture("social/x-card/01.png", "image/png", PNG),)),
        ],
        files=[File(path=p, part=p.split("/")[0], sha256="0" * 64, size=1234) for p in paths],
        diagnostics=[Diagnostic("cue-not-found", "warning", "this cue is not spoken", Span("009-x.md", 7), "check it")],
    )  # fmt: skip
    return html.decode()


class Browser:
    """Just enough of the DevTools protocol: open a page, run JavaScript in it, press keys."""

    def __init__(self, program: str, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", f"--remote-debugging-port={port}",
             f"--user-data-dir={folder}", "--remote-allow-origins=*", "--window-size=1440,900", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._socket, self._file = self._connect(port)
        self._count = 0
        self.requests: list[str] = []
        self.complaints: list[str] = []
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def _connect(self, port: int) -> tuple[socket.socket, Any]:
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=2) as answer:
                    tabs = json.load(answer)
                break
            except OSError:
                time.sleep(0.1)
        address = next(t["webSocketDebuggerUrl"] for t in tabs if t["type"] == "page")
        host, path = address.removeprefix("ws://").split("/", 1)
        name, number = host.split(":")
        link = socket.create_connection((name, int(number)), timeout=30)
        key = base64.b64encode(bytes(16)).decode()
        link.sendall(
            f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        file = link.makefile("rb")
        while file.readline() != b"\r\n":
            pass
        return link, file

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        self._count += 1
        data = json.dumps({"id": self._count, "method": method, "params": params}).encode()
        size = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + struct.pack(">H", len(data))
        self._socket.sendall(b"\x81" + size + bytes(4) + data)
        while True:
            message = self._receive()
            if message.get("id") == self._count:
                assert "error" not in message, message
                return dict(message["result"])
            self._note(message)

    def _receive(self) -> dict[str, Any]:
        data = b""
        while True:
            first, second = self._file.read(2)
            size = second & 127
            if size > 125:
                size = int.from_bytes(self._file.read(2 if size == 126 else 8), "big")
            data += self._file.read(size)
            if first & 0x80:
                return dict(json.loads(data))

    def _note(self, message: dict[str, Any]) -> None:
        if message["method"] == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        if message["method"] in ("Log.entryAdded", "Runtime.exceptionThrown"):
            self.complaints.append(json.dumps(message["params"])[:400])

    def js(self, expression: str) -> Any:
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def open(self, url: str, *, width: int = 1440, scheme: str = "dark") -> None:
        self.requests.clear()
        self.complaints.clear()
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
        )
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=url)
        for _ in range(100):
            if self.js(f"document.readyState === 'complete' && location.href.startsWith({url!r})"):
                return
            time.sleep(0.05)
        raise AssertionError(f"{url} did not load")

    def press(self, key: str) -> None:
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def close(self) -> None:
        self._file.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        reason = "no Chromium or Chrome on the PATH: apt install chromium"
        pytest.fail(reason) if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip(reason)
    browser = Browser(program, tmp_path_factory.mktemp("browser"))
    yield browser
    browser.close()
