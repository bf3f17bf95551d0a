"""Sections: the named stretches of a deck in PowerPoint's slide sorter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from builder.surfaces.pptx.slide import guid
from builder.surfaces.pptx.xml import NS, attribute

_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def sections(names: Sequence[str], slide_ids: Sequence[int]) -> str:
    """The p:ext of presentation.xml: neighbours of one name are one section, every slide is in exactly one."""
    out = ""
    paired = zip(names, slide_ids, strict=True)
    for index, (name, members) in enumerate(groupby(paired, key=lambda pair: pair[0])):
        ids = "".join(f'<p14:sldId id="{number}"/>' for _, number in members)
        out += (
            f'<p14:section name="{attribute(name)}" id="{guid("section", str(index), name)}">'
            f"<p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>"
        )
    return f'<p:ext uri="{_URI}"><p14:sectionLst xmlns:p14="{NS["p14"]}">{out}</p14:sectionLst></p:ext>'
