"""The six layouts: which placeholders each has and where they stand on an empty slide (u)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from builder.geometry import Box

_NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One layout: `title` and `subtitle` are the attributes of its p:ph ("" = it has none)."""

    key: str
    name: str
    title: str
    title_box: Box
    title_size: int
    subtitle: str = ""
    subtitle_box: Box = _NOWHERE
    subtitle_size: int = 48
    kind: str = ""


_TITLE = 'type="title"'
_BODY = 'type="body" sz="quarter" idx="1"'
_ALL = (
    Layout(
        key="title", name="Title", kind="title",
        title='type="ctrTitle"', title_box=Box(96, 250, 1728, 420), title_size=200,
        subtitle='type="subTitle" idx="1"', subtitle_box=Box(96, 700, 1728, 60),
    ),
    Layout(
        key="content", name="Content",
        title=_TITLE, title_box=Box(96, 80, 1728, 150), title_size=124,
        subtitle=_BODY, subtitle_box=Box(96, 240, 1728, 60),
    ),
    Layout(
        key="code", name="Code",
        title=_TITLE, title_box=Box(96, 80, 720, 320), title_size=116,
        subtitle=_BODY, subtitle_box=Box(96, 420, 720, 120),
    ),
    Layout(
        key="split", name="Split",
        title=_TITLE, title_box=Box(96, 80, 800, 240), title_size=96,
        subtitle=_BODY, subtitle_box=Box(1024, 80, 800, 240), subtitle_size=96,
    ),
    Layout(key="meme", name="Meme", title=_TITLE, title_box=Box(96, 900, 1728, 140), title_size=110),
    Layout(
        key="closing", name="Closing",
        title=_TITLE, title_box=Box(96, 200, 1728, 420), title_size=160,
        subtitle=_BODY, subtitle_box=Box(96, 660, 1728, 60),
    ),
)  # fmt: skip
LAYOUTS: Mapping[str, Layout] = MappingProxyType({layout.key: layout for layout in _ALL})
