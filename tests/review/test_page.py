"""The report's page in a real browser: keys, which side is before, blink, a phone, names, contrast, no network."""

from __future__ import annotations

import io
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from builder import color, theme
from builder.geometry import Box
from builder.review import page
from builder.review.model import Change, Deck, Facts, Pair, Review, Side, Slide
from builder.review.pixels import Difference

RED, BLUE = (200, 30, 30), (30, 30, 200)
NOW = "[...document.querySelectorAll('.pair')].findIndex(p => getComputedStyle(p).display !== 'none')"
HERE = "document.querySelectorAll('.pair')[0].querySelector('.views')"


def png(colour: tuple[int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (160, 90), colour).save(out, "PNG")
    return out.getvalue()


def slide(n: int, words: str) -> Slide:
    facts = Facts(headline=words, alt=f"Shows {words}", notes="said")
    return Slide(key=f"s{n}", number=n, row=n, line=20 + n, cue=words, visual=words, facts=facts)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    both = (png(RED), png(BLUE))
    pixels = Difference(160, 90, count=900, changed=900, boxes=(Box(40, 20, 30, 30),))
    label = Change("label", "~", "label", "“20%”", "“35%”")
    row = Change("row", "~", "the row says", "a meter at 20% usage", "a meter at 35% usage")
    pairs = (
        Pair(state="changed", before=slide(1, "One"), after=slide(1, "One"), pictures=both, pixels=pixels,
             changes=(row, label)),
        Pair(state="changed", before=slide(2, "Two"), after=slide(3, "Two"), moved=True, pictures=both, pixels=pixels,
             changes=(label,)),
        Pair(state="added", before=None, after=slide(4, "Three </script><b>"), pictures=(b"", both[1])),
        Pair(state="removed", before=slide(5, "Four"), after=None, pictures=(both[0], b"")),
        Pair(state="moved", before=slide(6, "Five"), after=slide(2, "Five"), moved=True,
             vector='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>'),
        Pair(state="same", before=slide(7, "Six"), after=slide(7, "Six")),
    )  # fmt: skip
    deck = Deck(name="001-x", title="X </script>", path="content/001-x.md", pairs=pairs)
    review = Review(before=Side(label="main, 1a2b3c4d5"), after=Side(label="the working tree"), decks=(deck,))
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_bytes(page.render(review))
    return path.as_uri()


def shown(browser: Any, x: float, y: float) -> str:
    """What stands at a place of the first change's picture (0..1): "before" or "after"."""
    data = browser.call("Page.captureScreenshot", format="png")["data"]
    place = browser.js(f"(() => {{ const r = {HERE}.querySelector('.frame').getBoundingClientRect();"
                       f" return [r.x + {x} * r.width, r.y + {y} * r.height]; }})()")  # fmt: skip
    import base64

    with Image.open(io.BytesIO(base64.b64decode(data))) as picture:
        red, _, blue = picture.convert("RGB").getpixel((round(place[0]), round(place[1])))[:3]  # type: ignore[misc,index]
    return "before" if red > blue else "after"


def test_it_works_without_the_network_and_without_complaints(browser: Any, address: str) -> None:
    browser.open(address)
    assert not browser.complaints
    assert {url.split(":")[0] for url in browser.requests} <= {"file", "data", "about"}
    assert len([url for url in browser.requests if url.startswith("file:")]) == 1


def test_keys_go_from_change_to_change(browser: Any, address: str) -> None:
    browser.open(address)
    assert browser.js(NOW) == 0
    for key, place in (("ArrowRight", 1), ("j", 2), ("ArrowLeft", 1), ("End", 4), ("n", 4), ("Home", 0), ("k", 0)):
        browser.press(key)
        assert browser.js(NOW) == place, key
    browser.press("ArrowRight")
    assert browser.js("location.hash") == "#change-2"
    assert browser.js("document.getElementById('says').textContent") == "Change 2 of 5: Two"
    assert browser.js("document.querySelector('.count').textContent") == "2/5"
    assert browser.js("document.querySelectorAll('.film [aria-current]').length") == 1


def test_an_address_opens_its_change(browser: Any, address: str) -> None:
    browser.open(f"{address}#change-3")
    assert browser.js(NOW) == 2


def test_before_is_left_and_after_is_right_side_by_side(browser: Any, address: str) -> None:
    browser.open(address)
    browser.press("1")
    left = "document.querySelector('.pair .before').getBoundingClientRect()"
    right = "document.querySelector('.pair .after').getBoundingClientRect()"
    assert browser.js(f"{left}.right <= {right}.left && Math.abs({left}.top - {right}.top) < 1")
    assert shown(browser, 0.05, 0.95) == "before"


def test_the_slider_shows_before_left_of_the_grip(browser: Any, address: str) -> None:
    browser.open(address)
    browser.press("b")
    browser.press("2")
    move = f"(v => {{ const i = {HERE}.querySelector('input'); i.value = v; i.dispatchEvent(new Event('input')); }})"
    for value, expected in ((50, ("before", "after")), (90, ("before", "before")), (5, ("after", "after"))):
        browser.js(f"{move}({value})")
        assert (shown(browser, 0.2, 0.8), shown(browser, 0.8, 0.8)) == expected, value
    browser.js(f"{HERE}.querySelector('input').focus()")
    browser.call(
        "Input.dispatchKeyEvent", type="keyDown", key="ArrowRight", code="ArrowRight", windowsVirtualKeyCode=39
    )
    assert browser.js(f"{HERE}.querySelector('input').value") == "6"
    assert browser.js(NOW) == 0  # the arrows are the slider's while it has the focus


def test_blend_mixes_and_blink_alternates(browser: Any, address: str) -> None:
    browser.open(address)
    browser.press("3")
    assert browser.js(f"getComputedStyle({HERE}.querySelector('.after .frame')).opacity") == "0.5"
    browser.press("4")
    browser.press(" ")
    assert shown(browser, 0.05, 0.95) == "after"
    assert browser.js("document.getElementById('says').textContent") == "After"
    browser.press(" ")
    assert shown(browser, 0.05, 0.95) == "before"


def test_blink_goes_by_itself_unless_motion_is_unwanted(browser: Any, address: str) -> None:
    browser.open(address)
    flips = (
        "new Promise(done => { const watch = new MutationObserver(() => done(true));"
        f" watch.observe({HERE}, {{attributeFilter: ['class']}}); setTimeout(() => done(false), %d); }})"
    )
    browser.press("4")
    assert browser.js(flips % 10_000) is True
    calm = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.call("Emulation.setEmulatedMedia", features=calm)
    browser.press("1")
    browser.press("4")
    assert browser.js(flips % 1_200) is False


def test_outlines_stand_where_the_picture_changed_and_can_be_put_away(browser: Any, address: str) -> None:
    browser.open(address)
    spot = (
        f"(() => {{ const f = {HERE}.querySelector('.after .frame').getBoundingClientRect();"
        f" const b = {HERE}.querySelector('.after .box').getBoundingClientRect();"
        " return [(b.x - f.x) / f.width * 160, (b.y - f.y) / f.height * 90, b.width / f.width * 160]; })()"
    )
    assert [round(v) for v in browser.js(spot)] == [30, 10, 50]
    browser.press("b")
    assert browser.js(f"getComputedStyle({HERE}.querySelector('.box')).display") == "none"


def test_filters_leave_the_others_out(browser: Any, address: str) -> None:
    browser.open(address)
    browser.js("document.querySelector('.filter[data-state=changed]').click()")
    assert browser.js(NOW) == 2
    assert browser.js("document.querySelector('.count').textContent") == "1/3"
    assert browser.js("[...document.querySelectorAll('.film li')].filter(li => !li.hidden).length") == 3
    browser.press("ArrowLeft")
    assert browser.js(NOW) == 2
    browser.js("document.querySelectorAll('.filter[aria-pressed=true]').forEach(b => b.click())")
    assert browser.js(NOW) == -1


def test_what_came_and_went_has_its_place(browser: Any, address: str) -> None:
    browser.open(address)
    sides = "[...document.querySelectorAll('.pair')].map(p => [...p.querySelectorAll('.view')].map(v => v.className))"
    assert browser.js(sides)[2] == ["view before missing", "view after"]
    assert browser.js(sides)[3] == ["view before", "view after missing"]
    browser.open(f"{address}#change-3")
    assert browser.js("document.querySelector('.modes button').getAttribute('aria-disabled')") == "true"


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_look_follows_the_system_until_it_is_turned(browser: Any, address: str, scheme: str) -> None:
    browser.open(address, scheme=scheme)
    browser.js("localStorage.clear()")
    browser.open(address, scheme=scheme)
    assert browser.js("document.documentElement.dataset.look") == scheme
    browser.press("t")
    assert browser.js("document.documentElement.dataset.look") != scheme
    browser.js("localStorage.clear()")


@pytest.mark.parametrize(("width", "mode"), [(360, "slider"), (768, "side"), (1440, "side")])
def test_nothing_runs_off_the_side(browser: Any, address: str, width: int, mode: str) -> None:
    browser.open(address, width=width)
    assert browser.js("document.documentElement.scrollWidth") <= width
    assert browser.js(f"{HERE}.dataset.mode") == mode
    for key in "1234":
        browser.press(key)
        assert browser.js("document.documentElement.scrollWidth") <= width, key
        left, right = (
            f"{HERE}.querySelector('.{side} figcaption').getBoundingClientRect()" for side in ("before", "after")
        )
        assert browser.js(f"{left}.left < {right}.left"), key


def test_targets_are_large_enough_for_a_thumb(browser: Any, address: str) -> None:
    browser.open(address, width=390)
    small = browser.js(
        "[...document.querySelectorAll('button, .handle, summary')].map(e => [e.className, e.getBoundingClientRect()])"
        ".filter(([, r]) => r.width && (r.width < 40 || r.height < 40)).map(([name]) => name)"
    )
    assert small == []


def test_everything_has_a_name(browser: Any, address: str) -> None:
    browser.open(address)
    browser.call("Accessibility.enable")
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = {"button", "slider", "link", "image", "article", "region", "group", "heading", "switch"}
    told = [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node.get("ignored") and node.get("role", {}).get("value") in roles
    ]
    assert {"button", "image", "article", "heading"} <= {role for role, _ in told}
    assert [role for role, name in told if not name] == []
    assert ("image", "Before: Shows One") in told


WEAK = """
(() => {
  const rgb = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const lum = (c) => c.slice(0, 3).map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const c = rgb(getComputedStyle(at).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const faint = (e) => e.closest('.still .modes, .still .boxes');
  return [...document.querySelectorAll('body *')]
    .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length)
    .filter((e) => !faint(e) && !['SCRIPT', 'STYLE'].includes(e.tagName))
    .map((e) => {
      const [a, b] = [lum(rgb(getComputedStyle(e).color)), lum(ground(e))].sort((x, y) => y - x);
      return [e.className || e.tagName, e.textContent.trim().slice(0, 20), (a + .05) / (b + .05)];
    })
    .filter(([, , ratio]) => ratio < 4.5);
})()
"""


@pytest.mark.parametrize(("scheme", "change"), [(s, c) for s in ("dark", "light") for c in (1, 3, 4, 5)])
def test_every_word_on_the_page_stands_out(browser: Any, address: str, scheme: str, change: int) -> None:
    browser.open(f"{address}#change-{change}", scheme=scheme)
    browser.press("2")
    assert browser.js(WEAK) == []


def test_without_scripts_every_change_is_there(browser: Any, address: str) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(address)
        visible = "[...document.querySelectorAll('.pair')].filter(p => getComputedStyle(p).display !== 'none').length"
        assert browser.js(visible) == 5
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize(("look", "words", "ground"), [
    (look, *pair) for look, pair in product(("dark", "light"), (
        ("text", "bg"), ("text", "stage"), ("text_muted", "bg"), ("text_muted", "stage"), ("text", "panel_2"),
        ("highlight_text", "stage"), ("ink", "ok"), ("text", "panel"),
    ))
])  # fmt: skip
def test_words_stand_out(look: str, words: str, ground: str) -> None:
    shown_in = theme.load(look)
    assert color.contrast(color.parse(shown_in.hex(words)), color.parse(shown_in.hex(ground))) >= 4.5


def test_the_fixed_colours_stand_out() -> None:
    for words, ground in (("#0B1B24", "#FFA62B"), ("#FFF4DF", "#0B1B24")):
        assert color.contrast(color.parse(words), color.parse(ground)) >= 4.5


def test_an_empty_review_says_so(tmp_path: Path, browser: Any) -> None:
    same = Pair(state="same", before=slide(1, "One"), after=slide(1, "One"))
    deck = Deck(name="001-x", title="X", pairs=(same,))
    (tmp_path / "index.html").write_bytes(
        page.render(Review(before=Side(label="a"), after=Side(label="b"), decks=(deck,)))
    )
    browser.open((tmp_path / "index.html").as_uri())
    assert browser.js("document.querySelector('h1').textContent") == "No slide changed"
    assert not browser.complaints
    browser.press("ArrowRight")
    browser.press("t")
    assert not browser.complaints
