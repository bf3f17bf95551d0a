"""An empty deck in a theme: the parts of templates/pptx/ filled in and zipped for python-pptx to open."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import UTC, datetime
from functools import cache
from string import Template

from builder import resources
from builder.errors import BuildError
from builder.surfaces.pptx.layouts import LAYOUTS, Layout
from builder.surfaces.pptx.model import DeckInfo
from builder.surfaces.pptx.pen import frame
from builder.surfaces.pptx.slide import guid
from builder.surfaces.pptx.xml import attribute
from builder.surfaces.pptx.xml import text as escaped
from builder.text.fonts import face
from builder.theme import Theme

_FOLDER = "templates/pptx"
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink")
_MASTER_ID = 2147483648  # master and layouts share one number space from here (ECMA-376 19.7.17)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument."
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

#: The parts that lead from the package itself: (relationship type, target).
ROOT = (
    (f"{_OFFICE}/officeDocument", "ppt/presentation.xml"),
    ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)


def template(theme: Theme, info: DeckInfo, slides: int) -> bytes:
    """The package of a deck without slides; `slides` is only what the document properties will say."""
    language = attribute(info.language)
    parts = _masters(theme, language) | {
        "ppt/presentation.xml": _filled("presentation", language=language, other=_levels("tx1", 1800, 457200)),
        "ppt/presProps.xml": _filled("presProps"),
        "ppt/viewProps.xml": _filled("viewProps"),
        "ppt/tableStyles.xml": _filled("tableStyles"),
        "docProps/app.xml": _filled("app", slides=str(slides)),
        "docProps/core.xml": _core(info),
    }
    relations = _relations()
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_content_type(name)}"/>' for name in parts)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, xml in ({"[Content_Types].xml": types} | relations | parts).items():
            archive.writestr(name, xml)
    return out.getvalue()


def relationships(targets: tuple[tuple[str, str], ...]) -> str:
    """A .rels part: rId1, rId2 … in order."""
    inner = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{inner}</Relationships>'


def build_date() -> str:
    """Created and modified: SOURCE_DATE_EPOCH (seconds) where set, else a constant; never the clock."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "946684800")  # 2000-01-01
    try:
        moment = datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError) as exc:
        raise BuildError(f"SOURCE_DATE_EPOCH is {value!r}; it must be a number of seconds since 1970") from exc
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _masters(theme: Theme, language: str) -> dict[str, str]:
    number = guid("slide-number")
    ids = "".join(f'<p:sldLayoutId id="{_MASTER_ID + i}" r:id="rId{i}"/>' for i in range(1, len(LAYOUTS) + 1))
    values = {slot: theme.hex(theme.scheme[slot])[1:].upper() for slot in _SLOTS}
    colours = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in values.items())
    parts = {
        "ppt/theme/theme1.xml": _filled(
            "theme",
            name=attribute(theme.title),
            colours=colours,
            major=attribute(face("display").family),
            minor=attribute(face("text").family),
        ),
        "ppt/slideMasters/slideMaster1.xml": _filled(
            "slideMaster",
            map=" ".join(f'{name}="{slot}"' for name, slot in theme.slide_map.items()),
            layouts=ids,
            body=_levels("tx1", 2400, 0),
            other=_levels("tx1", 1800, 457200),
            language=language,
            number=number,
        ),
    }
    for i, layout in enumerate(LAYOUTS.values(), start=1):
        parts[f"ppt/slideLayouts/slideLayout{i}.xml"] = _filled(
            "slideLayout",
            kind=f'type="{layout.kind}"' if layout.kind else 'userDrawn="1"',
            name=layout.name,
            placeholders=_placeholders(layout, language),
            language=language,
            number=number,
        )
    return parts


def _relations() -> dict[str, str]:
    layouts = [f"slideLayouts/slideLayout{i}.xml" for i in range(1, len(LAYOUTS) + 1)]
    master = ((f"{_OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml"),)
    presentation = (
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    )
    inside = [(f"{_OFFICE}/slideLayout", f"../{name}") for name in layouts]
    inside.append((f"{_OFFICE}/theme", "../theme/theme1.xml"))
    return {
        "_rels/.rels": relationships(ROOT),
        "ppt/_rels/presentation.xml.rels": relationships(tuple((f"{_OFFICE}/{k}", t) for k, t in presentation)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(tuple(inside)),
        **{f"ppt/slideLayouts/_rels/{name[13:]}.rels": relationships(master) for name in layouts},
    }


def _content_type(part: str) -> str:
    kind = next((name for name in ("slideMaster", "slideLayout") if part.startswith(f"ppt/{name}s/")), part)
    return {
        "slideMaster": f"{_TYPES}presentationml.slideMaster+xml",
        "slideLayout": f"{_TYPES}presentationml.slideLayout+xml",
        "ppt/theme/theme1.xml": f"{_TYPES}theme+xml",
        "ppt/presentation.xml": f"{_TYPES}presentationml.presentation.main+xml",
        "ppt/presProps.xml": f"{_TYPES}presentationml.presProps+xml",
        "ppt/viewProps.xml": f"{_TYPES}presentationml.viewProps+xml",
        "ppt/tableStyles.xml": f"{_TYPES}presentationml.tableStyles+xml",
        "docProps/app.xml": f"{_TYPES}extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }[kind]


def _core(info: DeckInfo) -> str:
    said = {name: escaped(getattr(info, name)) for name in ("title", "subject", "keywords", "language")}
    author = escaped(info.author) or "build-deck"  # a document always has a creator
    return _filled("core", date=build_date(), author=author, **said)


def _placeholders(layout: Layout, language: str) -> str:
    out = _placeholder(2, "Headline", layout.title, frame(layout.title_box), layout.title_size, language)
    if layout.subtitle:
        out += _placeholder(3, "Sub-line", layout.subtitle, frame(layout.subtitle_box), layout.subtitle_size, language)
    return out


def _placeholder(number: int, name: str, kind: str, place: str, size: int, language: str) -> str:
    style = f'<a:lstStyle><a:lvl1pPr algn="l"><a:defRPr sz="{size * 50}"/></a:lvl1pPr></a:lstStyle>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
        f'<p:txBody><a:bodyPr/>{style}<a:p><a:r><a:rPr lang="{language}"/><a:t>{name}</a:t></a:r></a:p></p:txBody>'
        "</p:sp>"
    )


def _levels(colour: str, size: int, indent: int) -> str:
    """The nine paragraph levels of a text style, plain and without bullets."""
    return "".join(
        f'<a:lvl{i}pPr marL="{indent * (i - 1)}" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" '
        f'latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{size}" b="0" kern="1200"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{i}pPr>'
        for i in range(1, 10)
    )


@cache
def _source(name: str) -> Template:
    return Template(resources.find(f"{_FOLDER}/{name}.xml").read_text(encoding="utf-8"))


def _filled(source: str, **values: str) -> str:
    return _source(source).substitute(values)
