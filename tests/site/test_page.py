"""The page: whole in one file, readable by everyone, and quiet on the network."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import product

import pytest

from builder import color, theme
from builder.storyboard.model import Storyboard


class Elements(HTMLParser):
    """All start tags with their attributes, and the text of buttons and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words: dict[int, str] = {}
        self._open: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag in ("button", "a"):
            self._open.append(len(self.found) - 1)
            self.words[self._open[-1]] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("button", "a") and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for at in self._open:
            self.words[at] += data

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.found if tag in tags]


@pytest.fixture(scope="module")
def elements(page: str) -> Elements:
    return Elements(page)


def test_nothing_is_fetched(page: str, elements: Elements) -> None:
    for attributes in elements.all("img", "script", "link", "source", "iframe", "audio", "video"):
        address = attributes.get("src") or attributes.get("href") or "data:"
        assert address.startswith("data:"), address[:80]
    style = page[page.index("<style>") : page.index("</style>")]
    assert "@import" not in style
    assert all(url.startswith("data:") for url in re.findall(r"url\((.*?)[:)]", style) if url != "data")


def test_links_lead_to_files_beside_the_page_or_into_it(elements: Elements) -> None:
    for attributes in elements.all("a"):
        assert not re.match(r"[a-z]+:|/", attributes["href"]), attributes["href"]
        if attributes["href"].startswith("#"):
            assert any(a.get("id") == attributes["href"][1:] for _, a in elements.found)


def test_every_slide_shows_its_words(page: str, board: Storyboard) -> None:
    shown = re.sub(r"<[^>]+>", "", page[page.index("<main>") : page.index("</main>")])
    for shot in board.shots[1:]:
        assert shot.headline.text in shown
        assert shot.cue in shown
        assert shot.visual in shown
        assert shot.alt in shown
    assert "<mark>two share</mark>" in page
    assert "Line 7" in shown
    assert "this cue is not spoken" in shown


def test_a_hostile_title_stays_text(page: str) -> None:
    assert "<b>" not in page.replace("<b></b>", "").replace("<b>009</b>", "").replace("<b>Line 7</b>", "")
    assert page.count("</script>") == 1
    assert "A &lt;b&gt;" in page


def test_everything_has_a_name(elements: Elements) -> None:
    assert elements.all("html")[0]["lang"] == "en"
    assert all(image["alt"] for image in elements.all("img"))
    for at, words in elements.words.items():
        attributes = elements.found[at][1]
        image = any(t == "img" and a["alt"] for t, a in elements.found[at + 1 : at + 2])
        assert words.strip() or attributes.get("aria-label") or image, attributes
    assert all(section["aria-label"] for section in elements.all("section"))
    ids = [a["id"] for _, a in elements.found if "id" in a]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("look", ["dark", "light"])
def test_words_stand_out_from_their_ground(look: str) -> None:
    colours = theme.load(look)
    pairs = [
        *product(("text", "text_muted", "highlight_text"), ("bg", "stage", "panel")), ("warn_text", "stage"),
        ("text", "panel_2"), ("ink", "ok"),
    ]  # fmt: skip
    for front, ground in pairs:
        ratio = color.contrast(color.parse(colours.hex(front)), color.parse(colours.hex(ground)))
        assert ratio >= 4.5, f"{front} on {ground}: {ratio:.2f}"


def test_the_page_opens_in_the_look_of_the_deck(page: str, elements: Elements) -> None:
    assert elements.all("html")[0]["data-look"] == "dark"
    assert f"--bg:{theme.load('light').hex('bg')}" in page
