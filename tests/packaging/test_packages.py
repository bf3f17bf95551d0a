"""Wheel and source package carry everything and work from any folder."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("templates/themes", "templates/social", "templates/fonts", "templates/page", "templates/actors", "memes")


def run(*command: str | Path, cwd: Path | str = "/") -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheel and sdist, made from a copy so that nothing is written into the checkout."""
    folder = tmp_path_factory.mktemp("packages")
    copy = folder / "source"
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            place = copy / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes((ROOT / name).read_bytes())
    run(sys.executable, "-m", "hatchling", "build", "-d", folder / "out", cwd=copy)
    return folder / "out"


@pytest.fixture(scope="session")
def installed(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel alone; dependencies are borrowed from this one."""
    folder = tmp_path_factory.mktemp("env")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    site = Path(run(folder / "bin" / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (wheel,) = packages.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin" / "python"


def files_below(folder: str) -> set[str]:
    return {
        p.relative_to(ROOT).as_posix()
        for p in (ROOT / folder).rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }


def test_the_wheel_carries_all_data(packages: Path) -> None:
    (wheel,) = packages.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "memes"):
        assert {f"builder/_data/{name}" for name in files_below(folder)} <= names
    assert "builder/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any("tests/" in name or name.startswith("content") for name in names)


def test_the_source_package_builds_the_same_wheel(packages: Path, tmp_path: Path) -> None:
    (source,) = packages.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    assert (folder / "Makefile").is_file()
    assert (folder / "content").is_dir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again", cwd=folder)
    (again,) = (tmp_path / "again").glob("*.whl")
    (first,) = packages.glob("*.whl")
    assert set(zipfile.ZipFile(again).namelist()) == set(zipfile.ZipFile(first).namelist())


def test_an_installed_wheel_works_from_any_folder(installed: Path, tmp_path: Path) -> None:
    where = run(installed, "-c", "import builder; print(builder.__file__)").strip()
    assert Path(where).is_relative_to(installed.parent.parent)
    assert run(installed, "-m", "builder", "list", "themes").split() != []
    assert "missing" not in run(installed, "-m", "builder", "doctor").lower()
    script = Path(run(installed, "-m", "builder", "new", "Any folder", "-d", tmp_path).splitlines()[0])
    run(installed, "-m", "builder", "-q", script, "-o", tmp_path / "dist")
    assert (tmp_path / "dist" / script.stem / f"{script.stem}.pptx").stat().st_size > 10_000


def test_the_entry_point_leads_to_the_program(installed: Path) -> None:
    find = "from importlib.metadata import entry_points as found; "
    run(installed, "-c", find + "found(group='console_scripts', name='build-deck')['build-deck'].load()")
