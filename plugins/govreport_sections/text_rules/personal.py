"""Numbers that belong to a person do not stand in a published report (条例 第十五条, 个人信息保护法)."""

from collections.abc import Iterable, Iterator

from govreport import Finding, LatePattern, Report, Rule, masked, rule
from govreport_sections.text_rules.identity import is_bank_card, is_identity_number, is_old_identity_number
from govreport_sections.text_rules.texts import Passage, Texts

_GAP = "[ -]?"
_IDENTITY = LatePattern(rf"(?<!\d)\d(?:{_GAP}\d){{16}}{_GAP}[\dXx](?![\dA-Za-z])")
_OLD_IDENTITY = LatePattern(r"(?<!\d)\d{15}(?!\d)")
_MOBILE = LatePattern(rf"(?<!\d)1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)")
_FIXED = LatePattern(r"(?<!\d)0\d{2,3}(?:[ )）—－–-]{1,2})[2-9]\d{6,7}(?!\d)")
_CARD = LatePattern(rf"(?<!\d)[3-6]\d{{3}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?(?!\d)")
_GLUED = LatePattern(r"[A-Za-z_/=.]$")
_COUNTED = LatePattern(r"\s?[余多]?[件条次元万亿人个份篇户宗字号]")
_CONTACT = LatePattern(r"电话|传真|热线|联系|邮编|邮政编码|地址|咨询|拨打|致电|手机|微信|短信")
_PRIVATE = LatePattern(
    r"(?:申请人|当事人|投诉人|举报人|信访人|上诉人|原告|(?:村民|居民|业主)(?!单位|委员会|小组|服务|自治|代表|中心|大会))[^，。；\n可请拨致向如应由]{0,16}"
    r"(?:[，,](?:联系)?(?:电话|方式|手机|号码)[^，。；\n]{0,6})?$"
)
_IDENTITY_WORDS = LatePattern(r"身份证|身份号码|证件号")
_BANK_WORDS = LatePattern(r"银行|账号|账户|帐号|帐户|卡号|开户|信用社")
_TREASURY = LatePattern(r"非税|财政|国库|收款单位|缴款|本机关|对公|单位名称")


@rule("ALL-211")
def no_identity_number(texts: Texts, _: Report) -> Iterable[Finding]:
    """No 身份证号 (GB 11643) stands in the text."""
    for passage in texts:
        for found, at in _matches(passage, _IDENTITY):
            if is_identity_number(found):
                yield texts.finding("ALL-211", passage, at, masked=masked(found))
        for found, at in _matches(passage, _OLD_IDENTITY):
            if is_old_identity_number(found) and _IDENTITY_WORDS.search(passage.sentence(at)):
                yield texts.finding("ALL-211", passage, at, masked=masked(found))


@rule("ALL-212")
def no_mobile_number(texts: Texts, _: Report) -> Iterable[Finding]:
    """No mobile telephone number stands in the text, but where the organ says how to reach it."""
    return _telephones("ALL-212", texts, _MOBILE)


@rule("ALL-213")
def no_fixed_number(texts: Texts, _: Report) -> Iterable[Finding]:
    """No fixed telephone number stands in the text, but where the organ says how to reach it."""
    return _telephones("ALL-213", texts, _FIXED)


@rule("ALL-214")
def no_bank_card(texts: Texts, _: Report) -> Iterable[Finding]:
    """No bank card stands in the text; the treasury account for fees may."""
    for passage in texts:
        for found, at in _matches(passage, _CARD):
            sentence = passage.sentence(at)
            if is_bank_card(found) and _BANK_WORDS.search(sentence) and not _TREASURY.search(sentence):
                yield texts.finding("ALL-214", passage, at, masked=masked(found))


def _matches(passage: Passage, pattern: LatePattern) -> Iterator[tuple[str, int]]:
    """Yield each number of this shape and where it stands; not those that are part of a name or link."""
    for stretch in passage.numbers:
        for found in pattern.finditer(stretch[0]):
            at = stretch.start() + found.start()
            if not (found.start() == 0 and _GLUED.search(passage.text[max(0, at - 1) : at])):
                yield found[0], at


def _telephones(code: str, texts: Texts, pattern: LatePattern) -> Iterator[Finding]:
    for passage in texts:
        for found, at in _matches(passage, pattern):
            if not (_COUNTED.match(passage.text, at + len(found)) or _is_contact(passage, at)):
                yield texts.finding(code, passage, at, masked=masked(found))


def _is_contact(passage: Passage, at: int) -> bool:
    """Tell whether the number is how to reach an office: such a sentence, and no person named for it."""
    before = passage.text[max(0, at - 40) : at]
    return bool(_CONTACT.search(passage.sentence(at))) and not _PRIVATE.search(before)


RULES: tuple[Rule[Texts], ...] = (no_identity_number, no_mobile_number, no_fixed_number, no_bank_card)
