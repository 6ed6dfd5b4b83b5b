"""What a cell asks for and what it refuses, in the words of whoever fills it in."""

from govreport.cells import Kind
from govreport.workbook.addresses import address
from govreport.workbook.formulas import allowed_formula
from govreport.workbook.plan import Box

TITLE = "应填什么"
REFUSED = "这样填不行"
ASKED = {
    Kind.COUNT: "整数，不小于 0，例如 12。没有发生填 0，不适用填 /，还没有数据的留空。",
    Kind.AMOUNT: "金额，不小于 0，最多 {places} 位小数，单位见表头，只写数。"
    "没有发生填 0，不适用填 /，还没有数据的留空。",
    Kind.CHANGE: "整数，增为正、减为负，例如 -2。没有变化填 0，不适用填 /，还没有数据的留空。",
}
WRONG = {
    Kind.COUNT: "只能填不小于 0 的整数，或 /。不写单位、逗号、空格，用半角数字。",
    Kind.AMOUNT: "只能填不小于 0 的金额（最多 {places} 位小数），或 /。不写单位、逗号、空格，用半角数字。",
    Kind.CHANGE: "只能填整数（减少填负数），或 /。不写单位、逗号、空格，用半角数字。",
}
DATE = "日期，例如 2024-01-20。"


def validation(box: Box) -> dict[str, object]:
    """Return the data validation of *box* as XlsxWriter takes it: the rule and its words."""
    allowed = box.allowed
    if allowed is None:
        return {}
    if allowed.kind is not None:
        places = {"places": allowed.places}
        formula = allowed_formula(allowed.kind, allowed.places, (box.row, box.column))
        asked, wrong = (words[allowed.kind].format(**places) for words in (ASKED, WRONG))
        return {"validate": "custom", "value": formula, **_words(asked, wrong)}
    if allowed.words:
        listed = "从下拉框中选一项。"
        return {"validate": "list", "source": list(allowed.words), **_words(listed, listed)}
    if allowed.between:
        first, last = allowed.between
        year = f"四位数的年份，{first} 至 {last}。"
        whole = {"validate": "integer", "criteria": "between", "minimum": first, "maximum": last}
        return {**whole, **_words(year, year)}
    formula = f"=ISNUMBER({address(box.row, box.column)})"
    return {"validate": "custom", "value": formula, **_words(DATE, DATE)}


def _words(asked: str, wrong: str) -> dict[str, object]:
    return {"input_title": TITLE, "input_message": asked, "error_title": REFUSED, "error_message": wrong}
