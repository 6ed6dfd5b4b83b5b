"""Reports checked together: what their texts share is said for each of them."""

import shutil

import pytest

NAME = 'name = "示例县水利局"'


@pytest.fixture
def pair(run, repository, tmp_path, monkeypatch):
    for folder, organ in (("a", "示例县水利局"), ("b", "示例县林业局")):
        shutil.copytree(repository / "examples" / "county-bureau-2023", tmp_path / folder)
        file = tmp_path / folder / "report.toml"
        text = file.read_text(encoding="utf-8")
        assert NAME in text
        file.write_text(text.replace(NAME, f'name = "{organ}"'), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "a/report.toml", "b/report.toml"


def test_each_of_two_equal_texts_is_named(run, pair):
    answer = run("check", *pair)
    assert answer.exit_code == 0
    found = [line for line in answer.stdout.splitlines() if "SIM-001" in line]
    assert ["示例县林业局" in found[0], "示例县水利局" in found[1], len(found)] == [True, True, 2]


def test_one_report_alone_is_compared_with_nothing(run, pair):
    assert "SIM-001" not in run("check", pair[0]).stdout
