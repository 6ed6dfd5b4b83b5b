from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govreport.cli import cli

REPORT = """\
# 数据由办公室汇总
year = 2023

[organ]
name = "示例市示例街道办事处"
level = "township"

[overview]
text = '''
主动公开政府信息平稳。

本年度收到申请 {{ requests.new_received.total }} 件，均按期答复。

政府信息管理、平台建设、监督保障均已落实，工作考核、社会评议和责任追究情况良好。
'''

[proactive]
government_rules = "/"
normative_documents = { issued = 5, repealed = 1, in_force = 25 }
permits = { decisions = 120 }   # 以政务中心台账为准
penalties = { decisions = 0 }
coercive_measures = { decisions = 0 }
fees = { amount = "12.5" }

[requests]
unlisted = 0
new_received = [58, 7, 0, 0, 1, 0, 66]
granted = { natural_person = 58, business = 7, legal_service = 1 }

[disputes]
review = [1, 0, 0, 0]
litigation_direct = [0, 0, 0, 0]
litigation_after_review = [0, 0, 0, 0]

[improvement]
text = "存在的问题：公开内容还需充实。改进措施：下一年加强培训。"

[other]
text = "本年度没有其他需要报告的事项，未收取信息处理费。"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """Write the report with pieces of its text replaced: write(("66]", "65]"), name="a.toml")."""

    def written(*changes: tuple[str, str], name: str = "report.toml", added: str = "") -> Path:
        text = REPORT
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        file = folder / name
        file.write_text(text + added, encoding="utf-8", newline="")
        return file

    return written


@pytest.fixture
def check(folder: Path) -> Callable[..., Result]:
    def run(*args: str) -> Result:
        return CliRunner().invoke(cli, ["check", *args])

    return run
