"""The faces themselves: what PowerPoint and LibreOffice read in the files."""

from __future__ import annotations

import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.errors import BuildError
from builder.text import fonts, measure

NAMES = [face.name for face in fonts.FACES]
Tables = dict[str, bytes]
Read = Callable[[str], Tables]
WEIGHTS = {"display": 800, "text": 400, "text-bold": 700, "mono": 400, "mono-bold": 700}


def names_in(table: bytes) -> dict[tuple[int, int, int], dict[int, str]]:
    """The name table: (platform, encoding, language) -> name number -> string."""
    _, count, start = struct.unpack(">HHH", table[:6])
    found: dict[tuple[int, int, int], dict[int, str]] = {}
    for i in range(count):
        *key, number, length, offset = struct.unpack(">6H", table[6 + 12 * i : 18 + 12 * i])
        raw = table[start + offset : start + offset + length]
        text = raw.decode("utf-16-be" if key[0] == 3 else "mac-roman")
        found.setdefault((key[0], key[1], key[2]), {})[number] = text
    return found


def test_the_table_names_every_face_once_and_says_how_a_deck_selects_it() -> None:
    said = {face.name: (face.family, face.bold, face.typeface) for face in fonts.FACES}
    assert said == {
        "display": ("House Display", False, "+mj-lt"),
        "text": ("House Text", False, "+mn-lt"),
        "text-bold": ("House Text", True, "+mn-lt"),
        "mono": ("House Mono", False, "House Mono"),
        "mono-bold": ("House Mono", True, "House Mono"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_line_metrics_are_one_em_up_and_a_fifth_down(name: str, tables: Read) -> None:
    read = tables(name)
    (em,) = struct.unpack(">H", read["head"][18:20])
    expected = (em, -round(0.2 * em), 0)
    assert struct.unpack(">hhh", read["hhea"][4:10]) == expected
    assert struct.unpack(">hhh", read["OS/2"][68:74]) == expected


@pytest.mark.parametrize("name", NAMES)
def test_names_and_style_bits_select_the_face(name: str, tables: Read) -> None:
    read, face = tables(name), fonts.face(name)
    found = names_in(read["name"])
    assert set(found) == {(1, 0, 0), (3, 1, 0x409)}
    for names in found.values():
        assert (names[1], names[2]) == (face.family, face.style)
        assert names[4] == face.family + (" Bold" if face.bold else "")
        assert names[6] == face.file.removesuffix(".ttf")
        assert not names.keys() & {16, 17, 21, 22, 25}
        assert "SIL Open Font License" in names[13]
    (selection,) = struct.unpack(">H", read["OS/2"][62:64])
    (mac_style,) = struct.unpack(">H", read["head"][44:46])
    assert (selection, mac_style) == ((0xA0, 1) if face.bold else (0xC0, 0))
    weight, _, embedding = struct.unpack(">HHH", read["OS/2"][4:10])
    assert (weight, embedding) == (WEIGHTS[name], 0)


@pytest.mark.parametrize("name", NAMES)
def test_faces_are_static_and_have_no_ligatures(name: str, tables: Read) -> None:
    read = tables(name)
    assert not read.keys() & {"fvar", "gvar", "STAT", "DSIG"}
    features = read["GSUB"][struct.unpack(">H", read["GSUB"][6:8])[0] :]
    (count,) = struct.unpack(">H", features[:2])
    tags = {features[2 + 6 * i : 6 + 6 * i].decode("ascii") for i in range(count)}
    assert tags == {"ccmp", "locl"}


@pytest.mark.parametrize("name", NAMES)
def test_files_stay_small(name: str) -> None:
    assert fonts.font_path(name).stat().st_size <= 200_000


@pytest.mark.parametrize("name", NAMES)
def test_every_face_draws_latin_punctuation_arrows_and_maths(name: str) -> None:
    wanted = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)]))
    wanted += "Șșẽ“”‘’…–—·•×÷±−≈≠≤≥∞→←↑↓✓✗✔⚠€™½\u2009\u202f\u2011"
    assert measure.missing(wanted, name) == ()


@pytest.mark.parametrize("name", NAMES)
def test_latin_text_never_leaves_its_face(name: str) -> None:
    text = "Łódź naïve – “4 pods” can’t: 100% ×\u00a0½ café"
    assert measure.segments(text, name) == ((text, name),)


def test_licences_lie_beside_the_faces() -> None:
    folder = fonts.font_path("display").parent
    for path in sorted(folder.glob("OFL-*.txt")):
        assert "SIL OPEN FONT LICENSE Version 1.1" in path.read_text(encoding="utf-8")
        assert "Reserved Font Name" not in path.read_text(encoding="utf-8").split("-----")[0]
    assert len(list(folder.glob("OFL-*.txt"))) == 3


def test_unknown_face_names_the_nearest() -> None:
    with pytest.raises(BuildError, match="did you mean 'display'"):
        fonts.face("dispaly")


def test_a_project_replaces_single_faces(tmp_path: Path, bundled: None) -> None:
    before, digest = measure.advance("Wide", "display", 100), fonts.digest()
    folder = tmp_path / "templates" / "fonts"
    folder.mkdir(parents=True)
    shutil.copy(fonts.font_path("mono"), folder / fonts.face("display").file)
    fonts.use_project(tmp_path)
    assert measure.advance("Wide", "display", 100) == pytest.approx(4 * 60)
    assert fonts.digest() != digest
    fonts.use_project(None)
    assert measure.advance("Wide", "display", 100) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not a TrueType"),
        (b"wOF2....", "is not a TrueType"),
        (b"\0\1\0\0", "cut short"),
        (b"\0\1\0\0" + bytes(60), "cannot be used"),
    ],
)
def test_unusable_files_are_told_by_name(content: bytes, message: str, tmp_path: Path, bundled: None) -> None:
    folder = tmp_path / "templates" / "fonts"
    folder.mkdir(parents=True)
    broken = folder / fonts.face("text").file
    broken.write_bytes(content)
    fonts.use_project(tmp_path)
    with pytest.raises(BuildError, match=message) as caught:
        measure.advance("x", "text", 10)
    assert str(broken) in str(caught.value)


def test_a_truncated_face_is_told_by_name(tmp_path: Path, bundled: None) -> None:
    folder = tmp_path / "templates" / "fonts"
    folder.mkdir(parents=True)
    whole = fonts.read(fonts.font_path("text"))
    (folder / fonts.face("text").file).write_bytes(whole[: len(whole) // 2])
    fonts.use_project(tmp_path)
    with pytest.raises(BuildError, match=r"HouseText-Regular\.ttf is cut short"):
        measure.advance("x", "text", 10)


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig's fc-match is not installed")
def test_fontconfig_selects_each_face_by_family_and_bold(tmp_path: Path) -> None:
    folder = fonts.font_path("display").parent
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>", encoding="utf-8"
    )
    for face in fonts.FACES:
        query = f"{face.family}:bold" if face.bold else face.family
        command = ["fc-match", "--format", "%{file}", query]
        done = subprocess.run(command, env={"FONTCONFIG_FILE": str(config)}, capture_output=True, check=True)
        assert Path(done.stdout.decode()).name == face.file
