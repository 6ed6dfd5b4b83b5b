from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govreport.cli import cli

CLEAN = """\
year = 2023

[organ]
name = "示例市示例街道办事处"
level = "township"

[overview]
text = "主动公开信息 30 条。收到依申请公开 {{ requests.new_received.total }} 件。\
政府信息管理、平台建设、监督保障均已落实。"

[proactive]
government_rules = "/"
normative_documents = { issued = 5, repealed = 1, in_force = 25 }
permits = { decisions = 120 }
penalties = { decisions = 0 }
coercive_measures = { decisions = 0 }
fees = { amount = "12.5" }

[requests]
unlisted = 0
new_received = [58, 7, 0, 0, 1, 0]
granted = { natural_person = 58, business = 7, legal_service = 1 }

[disputes]
review = [1, 0, 0, 0]
litigation_direct = [0, 0, 0, 0]
litigation_after_review = [0, 0, 0, 0]

[improvement]
text = "存在的问题：公开内容还不充实，更新不够及时。改进措施：明确专人负责，加强业务培训。"

[other]
text = "本年度没有其他需要报告的事项，未收取信息处理费。"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def data(folder: Path) -> Path:
    """A data file without a mistake, in the current folder."""
    file = folder / "report.toml"
    file.write_text(CLEAN, encoding="utf-8")
    return file


@pytest.fixture
def broken(data: Path) -> Path:
    """The same with one mistake: a total that does not add up (line 24)."""
    wrong = CLEAN.replace("review = [1, 0, 0, 0]", "review = [1, 0, 0, 0, 2]")
    data.write_text(wrong, encoding="utf-8")
    return data


def run(*args: str, **options: object) -> Result:
    """Run `govreport` with *args* in this process."""
    return CliRunner().invoke(cli, list(args), **options)


@pytest.fixture(name="run")
def run_fixture():
    return run
