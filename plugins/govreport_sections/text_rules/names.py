"""Applicants are not named in a published report."""

from collections.abc import Iterable

from govreport import Finding, LatePattern, Report, Rule, rule
from govreport_sections.text_rules.texts import Texts

_SURNAMES = "王李张刘陈杨黄赵吴徐孙朱胡郭罗郑梁谢宋唐韩冯邓曹彭肖董袁潘蒋蔡魏吕沈姚卢姜崔谭汪廖邹熊孟秦侯"
"""Common surnames with which ordinary words seldom begin (于, 向, 应, 高, 程, 许 … are left out)."""
_NOT_NAMES = LatePattern(
    r"张贴|陈述|谢绝|肖像|董事|沈阳|唐山|郑州|徐州|梁山|黄山|黄河|罗列|孙子|黄色|朱某|王府|杨树|陈旧|赵县|胡同|秦皇|孟津|吴江|姜堰|蔡甸|潘家"
)
_NAMED = LatePattern(
    r"(?:申请人|上诉人|原告|当事人|投诉人|举报人|信访人)(?:姓名)?[为系：:]?"
    rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=[，,、。；;（(]|等\d?[人名]|等[，。]|向我|向本|向[\u4e00-\u9fff]{1,8}(?:申请|提[出交起])|于20|不服|诉[我本\u4e00-\u9fff]|"
    r"(?:申请|要求|提[出交起])|的[申诉请]|先生|女士|与我|认为)",
    *("申请人", "上诉人", "原告", "当事人", "投诉人", "举报人", "信访人"),
)
_ANONYMOUS = LatePattern(r"[某甲乙丙丁×先女同]|姓$")


@rule("ALL-215")
def no_applicant_named(texts: Texts, _: Report) -> Iterable[Finding]:
    """A sentence that says who applied, sued or complained does not give the name; 张某某 is fine."""
    for passage in texts:
        for found in _NAMED.finditer(passage.text):
            name = found["name"]
            if not (_NOT_NAMES.match(name) or _ANONYMOUS.search(name)):
                hidden = name[0] + "×" * (len(name) - 1)
                yield texts.finding("ALL-215", passage, found.start("name"), masked=hidden)


RULES: tuple[Rule[Texts], ...] = (no_applicant_named,)
