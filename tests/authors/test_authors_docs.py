"""The reference of the hooks is what hookspecs.py says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from authors_kit import PLUGINS

from govreport import Plugins, SourceError, hookspecs, load, render
from govreport.form.read import read_edition
from govreport.testing import Desk

DOCS = PLUGINS.parent / "docs" / "plugins"
LISTING = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
RECIPES = dict(LISTING.findall((DOCS / "recipes.md").read_text("utf-8")))
CSV = """year,2023
organ.name,示例市示例局
organ.level,department
overview.text,本年度新收申请{{ requests.new_received.total }}件，监督保障有力。
proactive.unlisted,0
requests.unlisted,0
disputes.unlisted,0
improvement.text,存在的主要问题：形式不够丰富。改进措施：充实内容。
other.text,没有其他需要报告的事项。
"""


@pytest.fixture
def recipes(tmp_path, monkeypatch):
    """Return a desk with the recipe of a name in use."""

    def cook(name: str) -> Desk:
        (tmp_path / name).write_text(RECIPES[name], encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        module = name.removesuffix(".py")
        sys.modules.pop(module, None)
        desk = Desk(Plugins.discover(extra=[module]), (module,))
        assert desk.broken() == []
        return desk

    return cook


@pytest.mark.parametrize("script", ["build_hooks.py", "build_names.py"])
def test_the_pages_written_from_the_code_are_current(script):
    done = subprocess.run([sys.executable, str(DOCS / script), "--check"], check=False)
    assert done.returncode == 0, f"run: python docs/plugins/{script}"


def test_every_hook_stands_in_the_reference_with_an_example():
    page = (DOCS / "hooks.md").read_text("utf-8")
    for hook in (name for name in vars(hookspecs) if name.startswith("govreport_")):
        assert re.search(rf"## {hook}\n.*?```python\n@hookimpl\ndef {hook}\(", page, re.DOTALL)


def test_every_link_between_the_pages_leads_somewhere():
    for page in DOCS.glob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (DOCS / link).exists(), f"{page.name}: {link}"


def test_the_recipe_of_a_wrapper_changes_what_is_printed(recipes):
    desk = recipes("four_decimals.py")
    report = desk.report({"proactive.fees": {"amount": "12.5"}})
    assert desk.render(report).tables[0][-1][1] == "12.5000"


def test_the_recipe_of_a_wrapper_changes_what_is_found(recipes):
    changes = {"overview.text": "监督保障有力，工作平稳。"}
    assert "OVW-002" in Desk(Plugins.discover()).codes(Desk(Plugins.discover()).report(changes))
    desk = recipes("fewer_notices.py")
    assert "OVW-002" not in desk.codes(desk.report(changes))


def test_the_recipe_that_takes_a_section_over_prints_it(recipes):
    desk = recipes("other_overview.py")
    assert desk.plugins.owner("overview").name == "other_overview"
    assert "平稳。" in desk.render(desk.report({"overview.text": "监督保障有力，平稳。"})).text


def test_the_recipe_of_an_output_prints_texts_with_their_figures(recipes):
    desk = recipes("as_markdown.py")
    report = desk.report({"overview.text": "新收申请{{ requests.new_received.total }}件。"})
    text = render(report, to="markdown", plugins=desk.plugins).decode()
    assert "## 一、总体情况" in text
    assert "新收申请0件。" in text
    assert "| 行政许可 | 0 |" in text


def test_the_recipe_of_a_source_reads_and_refuses(recipes, tmp_path):
    desk = recipes("from_csv.py")
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    report = load(tmp_path / "a.csv", plugins=desk.plugins)
    assert [code for code in desk.codes(report) if code.startswith("GR-")] == []
    (tmp_path / "b.csv").write_text("year\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load(tmp_path / "b.csv", plugins=desk.plugins)
    assert "CSVFILE-001 错误：读不出来" in desk.line(caught.value.findings[0])


def test_the_recipe_of_settings_reads_them(recipes):
    desk = recipes("limits.py")
    assert desk.report({"plugins.limits.most": 7}).settings["limits"] == {"most": 7}
    assert desk.report().settings["limits"] == {"most": 1000}


def test_the_recipe_of_a_rule_that_knows_the_figure_finds_which_one_is_wrong(recipes):
    desk = recipes("register.py")
    wrong = {"requests.new_received": [4, 0, 0, 0, 0, 0], "requests.carried_forward": [3, 0, 0, 0, 0, 0]}
    (finding,) = desk.check(desk.report(wrong | {"plugins.register.received": 3}))
    assert (finding.code, finding.related[-1].code) == ("REQ-001", "REGISTER-001")
    assert finding.repair.changes == {"requests.new_received.natural_person": 3}
    assert "与登记系统的件数也一致" in finding.repair.words.zh


def test_every_recipe_is_tried():
    tried = Path(__file__).read_text("utf-8")
    assert RECIPES
    assert [name for name in RECIPES if f'recipes("{name}")' not in tried] == []


def test_the_edition_of_the_page_without_code_says_each_kind_of_change(tmp_path):
    listings = dict(LISTING.findall((DOCS / "without-code.md").read_text("utf-8")))
    (tmp_path / "edition.toml").write_text(listings["edition.toml"], encoding="utf-8")
    form = read_edition(tmp_path, Plugins.discover().editions)
    assert "other_documents" in form.tables["proactive"].rows
    assert form.tables["proactive"].rows["fees"].label == "行政事业性收费（含代收）"
    assert "media" in [column.key for column in form.tables["requests"].columns("granted")]
    assert "refused_publication" not in form.tables["requests"].rows
    assert form.section("overview").title == "总体工作情况"
