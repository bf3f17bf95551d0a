"""A .pptx read back as words: slides with their title, notes, shapes and their names; the standard library alone."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from builder.geometry import Box
from builder.review.facts import FURNITURE
from builder.review.model import Episode, Facts, IncomparableError, Slide, Thing, Words

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_EMU = 6350.0  # of a u on a slide of 12192000
_SHAPES = {f"{_P}{name}" for name in ("sp", "grpSp", "cxnSp", "pic", "graphicFrame")}
_LETTERED = re.compile(r"^(.+)-([a-z])$")
_NUMBERED = re.compile(r"^(.+)-(\d+)$")


#: Kind of placeholder, or the name we give a shape -> what it holds.
_TITLES = {"title": "title", "ctrTitle": "title", "subTitle": "sub", "sub": "sub"}
_FURNITURE = ("sldNum", "dt", "ftr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One slide as it stands in the file; `digests`: relationship -> digest of the picture it names."""

    number: int
    tree: ElementTree.Element
    notes: str
    digests: Mapping[str, str]


class Deck:
    """The parts of a presentation; IncomparableError when the file is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
            self._names = frozenset(self._zip.namelist())
            self._presentation = self._xml("ppt/presentation.xml")
        except (OSError, KeyError, zipfile.BadZipFile, ElementTree.ParseError) as exc:
            raise IncomparableError(f"{path} is no presentation that can be read ({exc})") from exc

    def __enter__(self) -> Deck:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def pages(self) -> Iterator[Page]:
        """Every slide in order."""
        related = self._related("ppt/presentation.xml")
        for number, each in enumerate(self._presentation.iter(f"{_P}sldId"), 1):
            part = related[each.get(f"{_R}id", "")]
            own = self._related(part)
            digests = {key: sha256(self._zip.read(p)).hexdigest() for key, p in own.items() if "/media/" in p}
            yield Page(number=number, tree=self._xml(part), notes=self._notes(own), digests=digests)

    def colours(self) -> dict[str, str]:
        """The colours of the first theme by slot."""
        if "ppt/theme/theme1.xml" not in self._names:
            return {}
        scheme = next(self._xml("ppt/theme/theme1.xml").iter(f"{_A}clrScheme"), None)
        out: dict[str, str] = {}
        for slot in scheme if scheme is not None else ():
            for value in slot:
                out[slot.tag.removeprefix(_A)] = "#" + (value.get("lastClr") or value.get("val") or "")
        return out

    def _notes(self, related: Mapping[str, str]) -> str:
        for target in related.values():
            if "/notesSlides/" in target:
                bodies = (s for s in self._xml(target).iter(f"{_P}sp") if _placeholder(s) == "body")
                return "\n".join(filter(None, map(text_of, bodies)))
        return ""

    def _related(self, part: str) -> dict[str, str]:
        folder, name = posixpath.split(part)
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in self._names:
            return {}
        found = self._xml(rels).iter(f"{_REL}Relationship")
        return {r.get("Id", ""): posixpath.normpath(posixpath.join(folder, r.get("Target", ""))).lstrip("/")
                for r in found if r.get("TargetMode") != "External"}  # fmt: skip

    def _xml(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self._zip.read(part))


def episode(path: Path) -> Episode:
    """A deck as an episode; slides are known by their titles."""
    with Deck(path) as deck:
        slides: list[Slide] = []
        seen: Counter[str] = Counter()
        try:
            for page in deck.pages():
                facts = _facts(page)
                name = facts.headline or f"slide {page.number}"
                seen[name] += 1
                key = name if seen[name] == 1 else f"{name} ({seen[name]})"
                quiet = tuple(_box(s).inset(-4) for s in page.tree.iter(f"{_P}grpSp") if _name(s) == FURNITURE)
                digest = _digest(page.tree, facts)
                slides.append(Slide(key=key, number=page.number, facts=facts, digest=digest, quiet=quiet))
            colours = deck.colours()
        except (KeyError, ElementTree.ParseError) as exc:
            raise IncomparableError(f"{path} is damaged: {exc}") from exc
    title = slides[0].facts.headline if slides else ""
    return Episode(name=path.stem, title=title, path=path.name, slides=tuple(slides), colours=colours)


def _digest(tree: ElementTree.Element, facts: Facts) -> str:
    """Of everything on the slide but its place in the deck."""
    for parent in tuple(tree.iter(f"{_P}spTree")):
        for shape in tuple(parent):
            if shape.tag in _SHAPES and _name(shape) == FURNITURE:
                parent.remove(shape)
    told = "\n".join((facts.notes, *facts.pictures))
    return sha256(ElementTree.tostring(tree) + told.encode("utf-8", "surrogatepass")).hexdigest()


def _facts(page: Page) -> Facts:
    things: list[Thing] = []
    words: list[Words] = []
    titles: dict[str, str] = {}
    links: list[tuple[str, str, str]] = []
    pictures: list[str] = []
    seen: Counter[str] = Counter()
    for shape, owner in _walk(page.tree.find(f"{_P}cSld/{_P}spTree")):
        kind, name = shape.tag.removeprefix(_P), _name(shape)
        seen[name] += 1
        key = name if seen[name] == 1 else f"{name} #{seen[name]}"
        place = _placeholder(shape)
        if role := _TITLES.get(place) or _TITLES.get(name):
            titles[role] = " ".join(text_of(shape).split())
        elif place in _FURNITURE:
            continue
        elif kind == "cxnSp":
            links.append((key, "", ""))
        elif kind == "pic":
            pictures.append(f"{key}\t{page.digests.get(_embedded(shape), '')}")
        elif kind in ("sp", "graphicFrame") and (said := text_of(shape)):
            words.append(Words(key=key, text=said, owner=owner))
        elif kind in ("sp", "grpSp") and not owner and not _decorative(shape) and not place:
            things.append(_thing(shape, key))
    return Facts(headline=titles.get("title", ""), sub=titles.get("sub", ""), notes=page.notes, things=tuple(things),
                 words=tuple(words), links=tuple(links), pictures=tuple(pictures))  # fmt: skip


def _embedded(shape: ElementTree.Element) -> str:
    """The relationship of a picture's file."""
    blip = next(shape.iter(f"{_A}blip"), None)
    return blip.get(f"{_R}embed", "") if blip is not None else ""


def _walk(tree: ElementTree.Element | None, owner: str = "") -> Iterator[tuple[ElementTree.Element, str]]:
    for shape in tree if tree is not None else ():
        if shape.tag not in _SHAPES or _name(shape) == FURNITURE:
            continue
        yield shape, owner
        if shape.tag == f"{_P}grpSp":
            yield from _walk(shape, owner or _name(shape))


def _properties(shape: ElementTree.Element) -> ElementTree.Element | None:
    return next(shape.iter(f"{_P}cNvPr"), None)


def _name(shape: ElementTree.Element) -> str:
    found = _properties(shape)
    return found.get("name", "") if found is not None else ""


def _decorative(shape: ElementTree.Element) -> bool:
    found = _properties(shape)
    return found is not None and any(e.get("val") == "1" for e in found.iter(_DECORATIVE))


def _placeholder(shape: ElementTree.Element) -> str:
    if shape.tag != f"{_P}sp":
        return ""
    found = next(shape.iter(f"{_P}ph"), None)
    return found.get("type", "body") if found is not None else ""


def _thing(shape: ElementTree.Element, key: str) -> Thing:
    """A named group ("pod-b" is a pod with the letter B, "note-3" the third note), or a shape without words."""
    found = _properties(shape)
    said = found.get("descr", "") if found is not None else ""
    if shape.tag == f"{_P}sp":
        preset = next(shape.iter(f"{_A}prstGeom"), None)
        drawn = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", preset.get("prst", "") if preset is not None else "").lower()
        return Thing(key=key, kind=drawn or "shape", said=said, box=_box(shape))
    kind, label = key, ""
    if match := _LETTERED.match(key):
        kind, label = match.group(1), match.group(2).upper()
    elif match := _NUMBERED.match(key):
        kind = match.group(1)
    return Thing(key=key, kind=kind or "group", label=label, said=said, box=_box(shape))


def _box(shape: ElementTree.Element) -> Box:
    frame = next(shape.iter(f"{_A}xfrm"), None)
    off, ext = (frame.find(f"{_A}{name}") if frame is not None else None for name in ("off", "ext"))
    if off is None or ext is None:
        return Box(0, 0, 0, 0)
    x, y, w, h = (int(value) / _EMU for value in (off.get("x", 0), off.get("y", 0), ext.get("cx", 0), ext.get("cy", 0)))
    return Box(x, y, w, h)


def text_of(shape: ElementTree.Element) -> str:
    """The words of a shape, a line a paragraph."""
    return "\n".join(map(_paragraph, shape.iter(f"{_A}p"))).strip()


def _paragraph(paragraph: ElementTree.Element) -> str:
    told = (e for e in paragraph.iter() if e.tag in (f"{_A}t", f"{_A}br"))
    return "".join("\n" if e.tag == f"{_A}br" else e.text or "" for e in told)


def outline(path: Path) -> str:
    """A deck as text for `git diff`: titles, notes, names, descriptions and words of shapes; one fact a line."""
    out: list[str] = []
    with Deck(path) as deck:
        for page in deck.pages():
            facts = _facts(page)
            out.append(f"# {page.number}. {facts.headline or 'without a title'}")
            out += [f"  {facts.sub}"] if facts.sub else []
            out += [f"  [{t.key}]" + (f" {t.said}" if t.said else "") for t in facts.things]
            out += [f"  [{key}] link" for key, _, _ in facts.links]
            out += ["  [{}] picture {:.12}".format(*picture.split("\t")) for picture in facts.pictures]
            out += [f"  “{line}”" for w in facts.words if len(w.text) > 1 for line in w.text.split("\n")]
            out += [f"  > {line}" for line in facts.notes.split("\n") if line]
            out.append("")
    return "\n".join(out)
