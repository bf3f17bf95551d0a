"""What every page of ours is made of: colours, faces, pictures and templates, all inside the one file."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from urllib.parse import quote

from builder import resources
from builder.text import fonts
from builder.theme import Theme, load

_FACES = (("display", "House Display", 800), ("text", "House Text", 500), ("text-bold", "House Text", 700),
          ("mono", "House Mono", 500))  # fmt: skip
_TOKENS = {
    "bg": "bg", "stage": "stage", "panel": "panel", "panel-2": "panel_2", "line-2": "line_2", "text": "text",
    "muted": "text_muted", "highlight": "highlight_text", "warn": "warn_text", "ok": "ok", "ok-lip": "ok_lip",
    "ink": "ink", "focus": "highlight_text",
}  # fmt: skip


def uri(data: bytes, mime: str) -> str:
    """The bytes as a data URI: SVG as escaped text (smaller and compressible), the rest in base64."""
    if mime == "image/svg+xml":
        return f"data:{mime}," + quote(" ".join(data.decode().split()), safe=" !$'()*+,/:;=?@[]{}|~-_.")
    return f"data:{mime};base64,{b64encode(data).decode()}"


def quoted(text: str) -> str:
    """Words safe in an element or an attribute."""
    return escape(text, quote=True)


def template(name: str) -> str:
    """A file of templates/page/."""
    return resources.find(f"templates/page/{name}").read_text(encoding="utf-8").rstrip()


def tokens(look: str) -> str:
    """The colours of both themes as CSS variables; `look` is what the page shows until the reader turns it."""

    def block(theme: Theme) -> str:
        return "".join(f"--{name}:{theme.hex(role)};" for name, role in _TOKENS.items())

    other = "light" if look == "dark" else "dark"
    return f":root{{{block(load(look))}}}\n:root[data-look={other}]{{{block(load(other))}}}\n"


def faces() -> str:
    """The faces of the house as CSS."""
    rule = '@font-face{{font-family:"{}";font-weight:{};src:url({}) format("truetype")}}\n'
    return "".join(
        rule.format(family, weight, uri(fonts.read(fonts.font_path(name)), "font/ttf"))
        for name, family, weight in _FACES
    )
