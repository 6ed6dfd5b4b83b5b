"""No answer of `check` repeats the personal data that it found."""

import pytest

NUMBER, TELEPHONE, NAME = "110101199003077715", "13800000001", "张建国"


@pytest.fixture
def telling(data):
    told = f"申请人{NAME}（{NUMBER}，{TELEPHONE}）补充材料，，已经收到。本年度没有其他需要报告的事项"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("本年度没有其他需要报告的事项", told), encoding="utf-8")
    return data


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("code", ["ALL-211", "ALL-212", "ALL-215", "ALL-225"])
def test_numbers_are_found_but_not_repeated(run, telling, form, code):
    answer = run("check", "report.toml", "--format", form)
    assert code in answer.stdout
    assert NUMBER not in answer.stdout
    assert TELEPHONE not in answer.stdout


LONG = "".join(
    f"围绕{each}公开政策文件和办事指南，按月更新栏目内容，由专人答复群众来电来访，并在服务大厅设置查阅点。"
    for each in ("征迁安置", "农村供水", "道路养护", "社会救助", "教育招生", "医疗保障")
)
TOLD = f"来信{NUMBER}，来电{TELEPHONE}；本年新收政府信息公开申请77件。{NUMBER}{LONG}"


@pytest.fixture
def copied(data):
    """This year's report, its neighbour's and last year's, with one text that holds the numbers."""
    text = data.read_text(encoding="utf-8").replace("主动公开信息 30 条。", f"主动公开信息 30 条。{TOLD}")
    data.write_text(text, encoding="utf-8")
    data.with_name("b.toml").write_text(text.replace("示例街道", "另一街道"), encoding="utf-8")
    data.with_name("last.toml").write_text(text.replace("year = 2023", "year = 2022"), encoding="utf-8")
    return data


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize(
    ("code", "others"),
    [("SIM-001", ("b.toml",)), ("ALL-231", ("--previous", "last.toml")), ("REQ-011", ())],
)
def test_a_sentence_that_is_quoted_for_another_reason_hides_them_too(run, copied, form, code, others):
    answer = run("check", "report.toml", *others, "--format", form)
    assert code in answer.stdout
    assert NUMBER not in answer.stdout
    assert NUMBER[:9] not in answer.stdout
    assert TELEPHONE not in answer.stdout


def test_a_comment_in_word_hides_them_too(run, copied):
    import docx

    run("check", "report.toml", "--to-word", "copy.docx")
    comments = "".join(each.text for each in docx.Document("copy.docx").comments)
    assert "REQ-011" in comments
    assert NUMBER not in comments
