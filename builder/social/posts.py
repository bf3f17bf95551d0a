"""posts.md: for every surface a text to post and the alternative text of every card, from the author's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.social.surfaces import Surface
from builder.storyboard.model import Shot, Storyboard


def suggestion(board: Storyboard, series: Mapping[str, str], surface: Surface) -> str:
    """Hook, takeaway, handle and link, as much of it as the surface's limit holds; "" where nothing is posted.

    The hook is the first spoken sentence, the takeaway the closing slide's headline; nothing is invented.
    """
    if not surface.post_limit:
        return ""
    takeaway = next((s.headline.text for s in reversed(board.shots) if s.kind == "closing"), "")
    hook = board.episode.narration[0].text if board.episode.narration else board.episode.title
    signed = " · ".join(series[key] for key in ("handle", "event", "link") if key in series)
    if surface.post_limit <= 100:
        return _cut(board.episode.title, surface.post_limit)
    parts = [part for part in (hook, takeaway, signed) if part]
    while len("\n\n".join(parts)) > surface.post_limit and len(parts) > 1:
        parts.pop(-1 if len(parts) == 2 else 1)
    return _cut("\n\n".join(parts), surface.post_limit)


def render(
    board: Storyboard,
    series: Mapping[str, str],
    surfaces: Iterable[Surface],
    cards: Mapping[str, Sequence[tuple[str, Shot]]],
) -> bytes:
    """The file as UTF-8 Markdown. `cards`: surface name -> (file name, shot) of its cards, in order."""
    number = f"{board.episode.number} · " if board.episode.number else ""
    out = [f"# {number}{board.episode.title}: words to post", ""]
    for surface in surfaces:
        size = f"{surface.canvas.width}×{surface.canvas.height}"
        out += [f"## {surface.title} (`{surface.pages or surface.name}/`, {size})", "", surface.notes, ""]
        text = suggestion(board, series, surface)
        if text:
            out += [f"Text ({len(text)} of {surface.post_limit} characters):", "", *_quoted(text), ""]
        if surface.pages:
            out += [f"Its pages are the cards in `{surface.pages}/`, in order, with their alternative texts.", ""]
            continue
        told = [(name, " ".join(shot.alt.split())) for name, shot in cards.get(surface.name, ())]
        out += ["Alternative text:", "", *(f"- `{surface.name}/{name}`: {alt}" for name, alt in told), ""]
    return "\n".join(out).encode()


def _quoted(text: str) -> list[str]:
    """The text as a fenced block, so that it is copied as it stands."""
    fence = "```" if "```" not in text else "````"
    return [f"{fence}text", *text.split("\n"), fence]


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
