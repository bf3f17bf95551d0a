"""The page in a real browser: keys, looks, a phone, no network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def address(page: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "index.html"
    Path(path).write_text(page, encoding="utf-8")
    return path.as_uri()


NOW = "[...document.querySelectorAll('.slide')].findIndex(s => getComputedStyle(s).display !== 'none')"
SEEN = "[...document.querySelectorAll('.slide')].filter(s => getComputedStyle(s).display !== 'none').length"


def test_it_works_without_the_network_and_without_complaints(browser: Any, address: str) -> None:
    browser.open(address)
    assert not browser.complaints
    assert {url.split(":")[0] for url in browser.requests} <= {"file", "data", "about"}


def test_keys_turn_the_slides(browser: Any, address: str) -> None:
    browser.open(address)
    assert (browser.js(NOW), browser.js(SEEN)) == (0, 1)
    moves = [("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 3), ("ArrowRight", 3), ("Home", 0)]
    for key, expected in moves:
        browser.press(key)
        assert browser.js(NOW) == expected, key
    browser.press("ArrowRight")
    assert browser.js("location.hash") == "#slide-02"
    assert browser.js("document.getElementById('says').textContent") == "Slide 2 of 4: Two share one"
    assert browser.js("document.querySelectorAll('.squares [aria-current]').length") == 1


def test_an_address_opens_its_slide(browser: Any, address: str) -> None:
    browser.open(f"{address}#slide-03")
    assert browser.js(NOW) == 2
    wait = "new Promise(done => addEventListener('hashchange', done, {once: true}))"
    browser.js(f"location.hash = 'slide-02', {wait}")
    assert browser.js(NOW) == 1


def test_a_slide_is_reached_by_button_and_by_thumbnail(browser: Any, address: str) -> None:
    browser.open(address)
    browser.js("document.querySelector('.on').click()")
    assert browser.js(NOW) == 1
    browser.js("document.querySelectorAll('.film button')[3].click()")
    assert browser.js(NOW) == 3
    names = browser.js("[...document.querySelectorAll('button')].every(b => (b.ariaLabel || b.textContent).trim())")
    assert names is True


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_look_follows_the_system_until_it_is_turned(browser: Any, address: str, scheme: str) -> None:
    browser.open(address, scheme=scheme)
    browser.js("localStorage.clear()")
    browser.open(address, scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = browser.js(ground)
    assert browser.js("document.documentElement.dataset.look") == scheme
    browser.press("t")
    assert browser.js("document.documentElement.dataset.look") != scheme
    assert browser.js(ground) != before
    browser.js("localStorage.clear()")


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_runs_off_the_side(browser: Any, address: str, width: int) -> None:
    browser.open(address, width=width)
    assert browser.js("document.documentElement.scrollWidth") <= width
    assert browser.js("document.querySelector('.slide.now img').getBoundingClientRect().width") > width / 3


def test_targets_are_large_enough_for_a_thumb(browser: Any, address: str) -> None:
    browser.open(address, width=390)
    small = browser.js(
        "[...document.querySelectorAll('button, a.chip, a.key')].map(e => [e.className, e.getBoundingClientRect()])"
        ".filter(([, r]) => r.width && (r.width < 40 || r.height < 40)).map(([name]) => name)"
    )
    assert small == []


def test_without_scripts_every_slide_is_there(browser: Any, address: str) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(address)
        assert browser.js(SEEN) == 4
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
