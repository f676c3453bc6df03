"""Settings written by hand: read strictly, and every error names file, place, value and rule."""

from typing import Literal

import pytest

from kosovo_lib.errors import DataError
from kosovo_lib.settings import Settings, Text, read_yaml, validated


class Ferry(Settings):
    name: Text
    kind: Literal["car", "passenger"]
    berths: int = 0


class Fleet(Settings):
    ferries: list[Ferry]


def fleet(tmp_path, text):
    (tmp_path / "fleet.yml").write_text(text, encoding="utf-8")
    return validated(Fleet, read_yaml(tmp_path / "fleet.yml"), "fleet.yml")


def test_settings_are_read_as_they_are_written(tmp_path):
    read = fleet(tmp_path, "ferries:\n  - {name: Island Queen, kind: car, berths: 12}\n")
    assert read.ferries[0] == Ferry(name="Island Queen", kind="car", berths=12)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ferries: [{name: A}]", "fleet.yml ferries 1: the key 'kind' is missing"),
        ("ferries: [{name: NO, kind: car}]", "fleet.yml ferries 1 name: False must be text; put it in quotation marks"),
        ("ferries: [{name: '', kind: car}]", "fleet.yml ferries 1 name: '' must be text that is not empty"),
        ("ferries: [{name: A, kind: tug}]", "fleet.yml ferries 1 kind: 'tug' is not one of 'car' or 'passenger'"),
        ("ferries: [{name: A, kind: car, berths: '3'}]", "fleet.yml ferries 1 berths: '3' must be a whole number"),
        ("boats: []", "fleet.yml: {'boats': []} has the key 'boats', which is not one of ferries"),
        ("- A", "fleet.yml: ['A'] must be a mapping with the keys ferries"),
        ("ferries: A", "fleet.yml ferries: 'A' must be a list"),
        (
            "ferries:\n- name: A\n  kind: car\n  name: B\n",
            "fleet.yml line 4: not readable as YAML in UTF-8: the key 'name' stands in line 2 already",
        ),
        ("ferries: [", "fleet.yml line 1: not readable as YAML in UTF-8: "),
        (
            "ferries:\n  - name: Orra\n   crew: 3",
            "fleet.yml line 3: not readable as YAML in UTF-8: it begins further left or right than",
        ),
        (
            "ferries:\n- name: A\n\tkind: car\n",
            "fleet.yml line 3: not readable as YAML in UTF-8: the line holds a tab; use spaces",
        ),
    ],
)
def test_a_broken_rule_is_named_with_its_place(tmp_path, text, message):
    with pytest.raises(DataError) as refused:
        fleet(tmp_path, text)
    assert str(refused.value).startswith(message)


def test_all_broken_rules_are_named_at_once(tmp_path):
    with pytest.raises(DataError) as refused:
        fleet(tmp_path, "ferries: [{name: A, kind: tug}, {name: 1, kind: car}]")
    assert len(str(refused.value).splitlines()) == 2


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataError, match=r"fleet\.yml: cannot be read: No such file or directory; check its name"):
        read_yaml(tmp_path / "fleet.yml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)),
            "an alias",
        ),  # 2**60
        ("name: !!python/object/apply:os.system [touch done]\n", "could not determine a constructor"),
        ("[" * 5000, "nested too deep"),
    ],
)
def test_hostile_yaml_is_refused_in_a_short_line_and_runs_nothing(tmp_path, monkeypatch, text, said):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError) as refused:
        fleet(tmp_path, text)
    assert said in str(refused.value)
    assert len(str(refused.value)) < 500
    assert not (tmp_path / "done").exists()
