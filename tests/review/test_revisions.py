"""Reviews of real histories: what people do to scripts, and what repositories lack."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

NAME = "content/007-load-balancing.md"
EPISODE = Path(__file__).resolve().parents[2] / "content"


def test_an_untouched_script_gives_an_empty_review(history: Any, review: Any) -> None:
    found = review("--exit-code")
    assert (found.code, found.states) == (0, {})
    assert found.record["untouched"] == [NAME]
    assert "No slide changed" in found.comment
    assert "1 script untouched" in found.comment
    assert not list(found.folder.glob("slides/**/*.png"))
    assert not found.record["differs"]


def test_an_edited_row_is_the_only_one_that_changed_and_is_drawn(history: Any, review: Any) -> None:
    history.edit("meter showing 95%", "meter showing 40%")
    found = review("--exit-code")
    assert (found.code, found.states) == (1, {"sits-at-95-cpu": "changed"})
    assert sorted(p.name.rsplit("-", 1)[-1] for p in found.folder.glob("slides/**/*.png")) == [
        "after.png", "before.png", "overlay.png",
    ]  # fmt: skip
    assert "~~95%~~ **40%** usage" in found.comment
    assert "~~“95%”~~ → **“40%”**" in found.comment
    assert review().code == 0


def test_only_the_slide_that_changed_is_drawn(history: Any, review: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from builder.surfaces import parallel

    drawn: list[str] = []
    real = parallel.render

    def counted(job: Any, rasteriser: Any) -> Any:
        drawn.append(job.key)
        return real(job, rasteriser)

    monkeypatch.setattr(parallel, "render", counted)
    history.edit("meter showing 95%", "meter showing 40%")
    review()
    assert drawn == ["sits-at-95-cpu", "sits-at-95-cpu"]
    drawn.clear()
    history.edit("meter showing 40%", "meter showing 95%")
    history.edit("What if one server had to do all the work?", "What if one machine did all the work?")
    states = review().states
    assert list(states.values()) == ["changed"]
    assert drawn == list(states)  # said differently, looking the same: one picture to know it by


def test_nothing_but_the_report_is_touched(history: Any, review: Any) -> None:
    history.edit("95% usage", "40% usage")
    (history.folder / "notes.txt").write_text("mine")
    before = history.git("status", "--porcelain"), history.git("rev-parse", "HEAD"), history.git("stash", "list")
    index = (history.folder / ".git" / "index").read_bytes()
    review()
    assert (history.folder / ".git" / "index").read_bytes() == index
    assert before == (history.git("status", "--porcelain"), history.git("rev-parse", "HEAD"), "")


def test_a_moved_row_moves_and_the_rows_beside_it_do_not(history: Any, review: Any) -> None:
    lines = history.read().splitlines()
    row = next(line for line in lines if line.startswith('| "sits at'))
    lines.remove(row)
    lines.append(row)
    history.write("\n".join(lines) + "\n")
    found = review()
    moved = [slide["id"] for slide in found.slides if slide["moved"]]
    assert moved == ["sits-at-95-cpu"]
    assert "added" not in found.states.values()
    assert "removed" not in found.states.values()
    assert "2 → 4" in found.comment


def test_a_row_more_changes_no_other_row(history: Any, review: Any) -> None:
    history.edit('| "the cache', '| "each takes a share" | 3 servers sharing one queue |\n| "the cache')
    found = review()
    states = found.states
    assert states.pop("each-takes-a-share") == "added"
    assert set(states) <= {"one-server-becomes-three", "closing"}  # its share of the narration, the last word
    assert [s["state"] for s in found.slides].count("same") >= 3


def test_only_scripts_whose_files_changed_are_composed(history: Any, review: Any) -> None:
    other = "content/008-other.md"
    history.write(history.read().replace("007", "008"), other)
    history.write("x", "README.md")
    history.commit()
    history.edit("95% usage", "40% usage")
    history.write("y", "README.md")
    found = review("--base", "HEAD").record
    assert ([deck["script"] for deck in found["decks"]], found["untouched"]) == ([NAME], [other])
    history.write("closing:\n  headline: Done.\n", "content/008-other.scenes.yaml")
    assert review("--base", "HEAD").record["untouched"] == []
    (history.folder / "content/008-other.scenes.yaml").unlink()
    history.write("speaker: Ada\n", "build-deck.yml")
    found = review("--base", "HEAD").record
    assert (len(found["decks"]), found["untouched"]) == (2, [])
    assert found["files"] == ["build-deck.yml", NAME]


def test_a_renamed_script_is_the_same_episode(history: Any, review: Any) -> None:
    history.git("mv", NAME, "content/007-sharing-the-load.md")
    found = review()
    assert found.states == {}
    assert found.record["decks"][0]["renamed_from"] == "007-load-balancing"
    assert "renamed from" in found.comment


def test_a_cue_that_was_reworded_is_still_the_same_slide(history: Any, review: Any) -> None:
    history.edit('| "one server becomes three"', '| "becomes three servers"')
    found = review()
    assert list(found.states.values()) == ["changed"]
    changed = next(s for s in found.slides if s["state"] == "changed")
    assert [c["kind"] for c in changed["changes"]][:1] == ["cue"]


def test_scripts_that_come_and_go(history: Any, review: Any) -> None:
    history.write(history.read().replace("007", "008").replace("Load Balancing", "Caches"), "content/008-caches.md")
    history.commit()
    history.git("rm", "-q", NAME)
    found = review("--base", "HEAD~1")
    whole = {deck["name"]: deck["whole"] or deck["renamed_from"] for deck in found.record["decks"]}
    assert whole == {"008-caches": "007-load-balancing"}
    again = review("--base", "HEAD~1", "--head", "HEAD")
    assert {deck["name"]: deck["whole"] for deck in again.record["decks"]} == {"008-caches": "added"}
    assert again.record["untouched"] == [NAME]


def test_the_base_is_where_a_branch_left_the_default_one(history: Any, review: Any) -> None:
    history.git("checkout", "-q", "-b", "work")
    history.edit("95% usage", "40% usage")
    history.commit("mine")
    history.git("checkout", "-q", "main")
    history.edit("showing `cache: true`", "showing `cache: false`")
    history.commit("theirs")
    history.git("checkout", "-q", "work")
    assert list(review().states) == ["sits-at-95-cpu"]
    assert list(review("--base", "main...").states) == ["sits-at-95-cpu"]
    assert set(review("--base", "main").states) == {"sits-at-95-cpu", "the-cache-answers"}
    history.git("merge", "-q", "--no-edit", "main")
    assert list(review().states) == ["sits-at-95-cpu"]


def test_side_file_project_file_actors_and_listings_are_those_of_their_revision(history: Any, review: Any) -> None:
    history.write("speaker: Ada\ntheme: dark\n", "build-deck.yml")
    history.write("roles:\n  text: '#FFFFFF'\nextends: dark\n", "templates/themes/own.yml")
    history.write('"the cache answers":\n  file: cache.yaml\n', "content/007-load-balancing.scenes.yaml")
    history.write("cache: true\n", "content/cache.yaml")
    history.commit()
    assert review("--base", "HEAD").states == {}
    history.write("cache: false\n", "content/cache.yaml")
    found = review("--base", "HEAD")
    assert found.states == {"the-cache-answers": "changed"}
    assert "cache: false" in found.comment
    history.write("speaker: Ada\ntheme: own\n", "build-deck.yml")
    history.edit("#FFFFFF", "#00FF00", "templates/themes/own.yml")
    found = review("--base", "HEAD")
    assert len(found.states) == len(found.slides)
    assert {c["subject"] for c in found.record["decks"][0]["colours"]} == {"theme", "theme colour text"}
    assert "templates/themes/own.yml" in found.record["files"]


def test_the_caller_may_stand_in_a_folder_and_name_a_script(history: Any, review: Any, monkeypatch: Any) -> None:
    history.edit("95% usage", "40% usage")
    monkeypatch.chdir(history.folder / "content")
    assert list(review("007-load-balancing.md").states) == ["sits-at-95-cpu"]


def test_scripts_at_the_root_of_a_repository(history: Any, review: Any) -> None:
    history.git("mv", NAME, "007-load-balancing.md")
    history.commit()
    assert review("007-load-balancing.md", "--base", "HEAD").record["untouched"] == ["007-load-balancing.md"]
    history.edit("95% usage", "40% usage", "007-load-balancing.md")
    assert list(review("007-load-balancing.md", "--base", "HEAD").states) == ["sits-at-95-cpu"]
    assert list(review(".", "--base", "HEAD").states) == ["sits-at-95-cpu"]


def test_a_first_script_is_new_and_a_last_one_gone(history: Any, review: Any) -> None:
    history.git("rm", "-q", NAME)
    history.commit()
    gone = review("--base", "HEAD~1")
    assert (gone.record["decks"][0]["whole"], set(gone.states.values())) == ("removed", {"removed"})
    new = review("--base", "HEAD", "--head", "HEAD~1")
    assert (new.record["decks"][0]["whole"], set(new.states.values())) == ("added", {"added"})
    assert "was added" in new.comment
    none = review("--base", "HEAD", "--head", "HEAD")
    assert (none.code, "neither side has a script" in none.text) == (3, True)


def test_a_shallow_clone_says_what_to_do(history: Any, review: Any, tmp_path: Path, monkeypatch: Any) -> None:
    history.git("checkout", "-q", "-b", "work")
    history.edit("95% usage", "40% usage")
    history.commit("mine")
    history.git("clone", "-q", "--depth", "1", "--branch", "work", history.folder.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    found = review("--base", "origin/main...")
    assert found.code == 3
    assert "shallow" in found.text
    assert "git fetch --unshallow" in found.comment
    assert found.record["trouble"]


def test_a_base_that_is_not_there_is_told_in_the_report_too(history: Any, review: Any) -> None:
    found = review("--base", "--output=x")
    assert found.code == 3
    assert "there is no revision" in found.text
    assert "there is no revision" in found.comment
    assert "Could not be compared" in (found.folder / "index.html").read_text()


def test_a_broken_base_is_told_and_the_other_scripts_are_compared(history: Any, review: Any) -> None:
    history.write(history.read().replace("007", "008"), "content/008-other.md")
    history.write('"nowhere said at all":\n  headline: X\n', "content/007-load-balancing.scenes.yaml")
    history.commit()
    (history.folder / "content/007-load-balancing.scenes.yaml").unlink()
    history.edit("95% usage", "40% usage", "content/008-other.md")
    found = review("--base", "HEAD")
    assert found.code == 3
    assert found.states == {"sits-at-95-cpu": "changed"}
    assert str(history.folder) not in found.comment
    assert "before it cannot be built: 007-load-balancing.scenes.yaml, line 1" in found.text
    assert "007-load-balancing.scenes.yaml" in found.comment


def test_outside_a_repository(review: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    found = review()
    assert found.code == 3
    assert "OLD_DIR NEW_DIR" in found.text


def test_without_git(history: Any, review: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(history.folder))
    found = review()
    assert found.code == 3
    assert "git cannot be run" in found.text


def test_links_in_a_tree_do_not_lead_out_of_it(history: Any, review: Any, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text(history.read().replace("95%", "13%"))
    (history.folder / "content/008-link.md").symlink_to(tmp_path / "secret.md")
    (history.folder / "content/009-link.md").symlink_to(
        os.path.relpath(tmp_path / "secret.md", history.folder / "content")
    )
    history.commit()
    (history.folder / "content/010-inside.md").symlink_to("007-load-balancing.md")
    history.commit()
    found = review("--base", "HEAD~2", "--head", "HEAD")
    assert {deck["name"] for deck in found.record["decks"]} == {"010-inside"}


def test_names_that_are_no_plain_letters(history: Any, review: Any) -> None:
    text = history.read()
    for name in ("content/008-größe & co.md", "content/009-größe & co.md", os.fsdecode(b"content/010-\xff.md")):
        (history.folder / name).write_text(text)
    history.commit()
    for name in ("content/008-größe & co.md", "content/009-größe & co.md", os.fsdecode(b"content/010-\xff.md")):
        (history.folder / name).write_text(text.replace("95% usage", "40% usage"))
    found = review("--base", "HEAD")
    assert found.code == 0
    pictures = [s["pictures"]["after"] for s in found.slides if s["state"] == "changed"]
    assert len(set(pictures)) == 3
    assert all(p.isascii() and (found.folder / p).is_file() for p in pictures)


def test_a_bare_repository_is_compared_too(history: Any, review: Any, tmp_path: Path, monkeypatch: Any) -> None:
    history.edit("95% usage", "40% usage")
    history.commit()
    history.git("clone", "-q", "--bare", str(history.folder), str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert list(review("content", "--base", "main~1", "--head", "main").states) == ["sits-at-95-cpu"]
    assert review("--base", "main~1").code == 3


def test_a_hundred_slides(history: Any, review: Any) -> None:
    said = "\n\n".join(f"Then step number {n} takes over." for n in range(100))
    rows = "\n".join(f'| "step number {n} takes" | A sign saying "STEP {n}" |' for n in range(100))
    table = "| Timestamp | Visual |\n|---|---|"
    history.write(f"# 007 - Steps\n\n## Script\n\n{said}\n\n## Visuals & Animations\n\n{table}\n{rows}\n")
    history.commit()
    lines = history.read().splitlines()
    lines.insert(-50, lines.pop())
    history.write("\n".join(lines).replace('"STEP 7"', '"STEP SEVEN"').replace('"STEP 61"', '"STEP 6 1"') + "\n")
    found = review("--base", "HEAD", NAME)
    edited = (s for s in found.slides if s["state"] == "changed" and any(c["kind"] == "row" for c in s["changes"]))
    changed = {slide["id"] for slide in edited}
    assert changed == {"step-number-7-takes", "step-number-61-takes"}
    assert [s["id"] for s in found.slides if s.get("moved")] == ["step-number-99-takes"]


def test_three_edited_rows_and_a_moved_one_are_understood_from_the_comment(history: Any, review: Any) -> None:
    shutil.rmtree(history.folder / "content")
    shutil.copytree(EPISODE, history.folder / "content")
    history.commit()
    path = "content/013-gpu-time-slicing.md"
    history.edit("showing 20% usage", "showing 35% usage", path)
    history.edit("into 4 virtual", "into 8 virtual", path)
    history.edit("4 pods drawing from", "6 pods drawing from", path)
    lines = history.read(path).splitlines()
    row = next(line for line in lines if line.startswith('| "ConfigMap"'))
    lines.remove(row)
    lines.insert(next(n for n, line in enumerate(lines) if line.startswith('| "no memory')), row)
    history.write("\n".join(lines) + "\n", path)
    comment = review("--base", "HEAD").comment
    for told in ("~~20%~~ **35%** usage", "~~4~~ **8** virtual GPU icons", "~~4~~ **6** pods drawing", "**moved**",
                 "It’s just a ConfigMap", "**“35%”**", "slides unchanged"):  # fmt: skip
        assert told in comment, told
    assert len(comment) <= 65_536
