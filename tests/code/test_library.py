"""The code templates: each is what it says it is, and the words of a row find the right one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from builder.code import choose, fill, load, names, pair
from builder.errors import BuildError

YAML = [n for n in names() if load(n).kind]
SESSIONS = [n for n in names() if load(n).language == "terminal"]
ROW = "YAML snippet showing replicas: 4 configuration"
SAID = 'You configure it with a ConfigMap that tells the device plugin "advertise 4 GPUs instead of 1".'


@pytest.mark.parametrize("name", YAML)
def test_a_manifest_parses_and_is_of_its_kind(name: str) -> None:
    template = load(name)
    made = yaml.safe_load(fill(template, {}).text)
    assert (made["apiVersion"], made["kind"]) == (template.api_version, template.kind)
    assert made["metadata"]["name"]


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_holds_commands_only(name: str) -> None:
    assert all(line.startswith("$ ") for line in fill(load(name), {}).text.split("\n"))


@pytest.mark.parametrize("name", names())
def test_one_line_is_emphasised_and_nothing_is_left_open(name: str) -> None:
    made = fill(load(name), {})
    assert sum(made.emphasis in line for line in made.text.split("\n")) == 1
    assert not re.search(r"\$[a-z]", made.text + made.file + made.emphasis)
    assert load(name).words
    assert load(name).source


def test_time_slicing_is_what_the_device_plugin_reads() -> None:
    made = yaml.safe_load(fill(load("nvidia-time-slicing"), {"replicas": "4"}).text)
    (config,) = made["data"].values()
    read = yaml.safe_load(config)
    assert read == {
        "version": "v1",
        "sharing": {"timeSlicing": {"resources": [{"name": "nvidia.com/gpu", "replicas": 4}]}},
    }


@pytest.mark.parametrize(
    ("row", "cue", "around", "literals", "wanted"),
    [
        (ROW, "ConfigMap", SAID, ["replicas: 4"], "nvidia-time-slicing"),
        ("YAML of a web deployment", "three copies", "", ["replicas: 3"], "deployment"),
        ("YAML snippet showing vLLM deployment with GPU resources", "deployment", "", [], "vllm-deployment"),
        ("Manifest with the nvidia.com/gpu request", "pod spec", "", ["nvidia.com/gpu"], "pod-gpu"),
        ("PVC manifest", "ask for disk", "", [], "persistent-volume-claim"),
        ("Python code with a loop", "the loop", "It runs for ever.", [], ""),
        ("Deployment yaml with mysterySetting", "x", "", ["mysterySetting"], ""),
    ],
)
def test_words_choose(row: str, cue: str, around: str, literals: list[str], wanted: str) -> None:
    found = choose(row, cue, around, literals=literals)
    assert (found.name if found else "") == wanted


def test_a_deployment_with_gpu_resources_shows_them() -> None:
    for row in ("YAML snippet showing vLLM deployment with GPU resources", "Model deployment YAML with GPU resources"):
        found = choose(row, "deployment")
        assert found is not None
        assert "nvidia.com/gpu" in fill(found, {}).text


def test_values_go_where_their_key_stands() -> None:
    template = load("horizontal-pod-autoscaler")
    made = fill(template, {"minReplicas": "2", "most": "9", "unknown": "x"})
    assert "minReplicas: 2" in made.text
    assert "maxReplicas: 9" in made.text
    assert template.carries("averageUtilization: 85")
    assert not template.carries("schedule: nightly")


def test_a_pair_is_a_key_and_its_value() -> None:
    assert pair("replicas: 4") == ("replicas", "4")
    assert pair("- name: nvidia.com/gpu") == ("name", "nvidia.com/gpu")
    assert pair("just words") is None


def test_a_project_brings_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "code"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("---\ntitle: Mine\nwords: [my thing]\nemphasis: a\n---\na: 1\n", encoding="utf-8")
    assert "mine" in names(tmp_path)
    assert fill(load("mine", tmp_path), {}).text == "a: 1"


def test_mistakes_are_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="did you mean 'service'"):
        load("servcie")
    folder = tmp_path / "templates" / "code"
    folder.mkdir(parents=True)
    (folder / "bare.yaml").write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(BuildError, match="front block"):
        load("bare", tmp_path)


@pytest.mark.parametrize("name", YAML)
def test_built_in_kinds_hold_against_the_published_schema(name: str) -> None:
    import kubernetes_validate

    manifest = yaml.safe_load(fill(load(name), {}).text)
    try:
        kubernetes_validate.validate(manifest, "1.34", strict=True)
    except kubernetes_validate.SchemaNotFoundError:
        assert "." in load(name).api_version.partition("/")[0], "only operators' own kinds have no published schema"
