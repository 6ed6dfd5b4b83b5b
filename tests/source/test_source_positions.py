"""The position scan sees exactly the keys that tomllib sees, each on its line."""

import json
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.source.positions import by_path, string_lines
from govreport.source.scanner import scan, scan_json

TRICKY = [
    "",
    "# only a comment",
    "a = 1",
    "a = 1 # = 2\nb = 3",
    "a.b.c = 1\na.b.d = 2",
    "a . b = 1",
    "[a.b.c]\nx = 1\n[a]\ny = 2",
    "[ a . 'b c' . \"d.e\" ]\nx = 1",
    "'' = 1",
    '"" = 1',
    '"a\\"b\\u4e2d" = 1',
    "'a\"b' = 1",
    "1.2 = 3",
    "-_- = 1",
    "true = true\ninf = inf\nnan = 1",
    "a = [1, 2, [3, [4]], {b = 5}]",
    "a = [ # one\n 1, # two ]\n\n 2, # three\n]",
    "a = []\nb = [[]]\nc = {}\nd = [{}]",
    "a = {b.c = 1, b.d = {e = [1, 2]}, 'f g' = 3}",
    "[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\ny = 3\n[[a.c]]\nz = 1\n[[a.c]]\nz = 2\n[[a]]",
    "[[a.b]]\nx = 1\n[[a.b]]\n[a.c]\nd = 1",
    'a = """\nx = 1\n[y]\n# z\n"""\nb = 2',
    'a = """x""y"""\nb = 1',
    'a = """x"""""\nb = 1',
    'a = """\\"""\\\n   \n  x"""\nb = 1',
    "a = '''\nx = \"\"\"\n'''\nb = 1",
    "a = '''x'''''\nb = 1",
    'a = "]"\nb = ["]", "}", "#", ","]\nc = 1',
    "a = [\"\"\"\n]\n\"\"\", '''\n,''']\nb = 1",
    "a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00.5\nc = 07:32:00\nd = 1979-05-27",
    "a = 0xff\nb = 0b1\nc = 1_000.5e-3",
    "[a]\n[a.b]\n[c]\n[d.e.f]",
    "[fruit]\napple.x = 1\n[fruit.pear]\ny = 2",
    "a = [\n[1,\n2],\n[3]\n,]\n",
    '[["a".b]]\nc.d = [{e = 1}, {e = 2}]',
    "\n\n\t a\t=\t1\t\n",
    '"键" = 1\n["表"]\n"列" = 2',
]


def tomllib_paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, below in value.items():
            yield from tomllib_paths(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from tomllib_paths(below, (*path, index))


@pytest.mark.parametrize("text", TRICKY)
def test_the_scan_sees_the_keys_that_tomllib_sees(text: str) -> None:
    assert set(by_path(scan(text))) == set(tomllib_paths(tomllib.loads(text)))


KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,4}", fullmatch=True),
    st.text(max_size=3).map(json.dumps),
)
WORDS = st.text(alphabet="ab\"'\\\n#[]{}=,中. ", max_size=8)
SCALARS = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(["true", "1.5", "1979-05-27", "07:32:00", "inf", "[]", "{}"]),
    WORDS.map(json.dumps),
    WORDS.map(lambda text: '"""' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'),
    WORDS.map(lambda text: "'''" + text.replace("'", "") + "'''"),
)
GAPS = st.sampled_from(["", " ", "\n", " # ,]}\n", "\n\n  "])
VALUES = st.recursive(
    SCALARS,
    lambda below: st.one_of(
        st.lists(st.tuples(GAPS, below, GAPS).map("".join), max_size=3).map(
            lambda all_: f"[{','.join(all_)}]"
        ),
        st.lists(st.tuples(KEYS, SCALARS), max_size=3, unique_by=lambda pair: pair[0]).map(
            lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs) + "}"
        ),
    ),
    max_leaves=6,
)
DOTTED = st.lists(KEYS, min_size=1, max_size=3).map(" . ".join)
LINES = st.one_of(
    DOTTED.map(lambda key: f"[{key}]"),
    DOTTED.map(lambda key: f"[[ {key} ]]"),
    st.tuples(DOTTED, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    st.sampled_from(["", "# comment ["]),
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_the_scan_sees_the_keys_that_tomllib_sees_in_any_document(text: str) -> None:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        list(scan(text))  # must come to an end without raising
        return
    assert set(by_path(scan(text))) == set(tomllib_paths(data))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=4), below, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=4), JSON_VALUES, max_size=4), st.sampled_from([None, 2]))
def test_the_scan_of_json_sees_the_keys_that_json_sees(data: dict[str, object], indent: int | None) -> None:
    text = json.dumps(data, indent=indent)
    assert set(by_path(scan_json(text))) == set(tomllib_paths(data))


@given(st.text(alphabet="ab\"'\\\n#[]{}=,. 中\t", max_size=60))
def test_the_scan_of_any_text_comes_to_an_end(text: str) -> None:
    assert all(place.start <= len(text) for place in scan(text))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("'''\none\ntwo'''", ["one", "two"]),
        ("'''one\ntwo'''", ["one", "two"]),
        ('"""\none\n\nthree"""', ["one", "\n", "three"]),
        ('"""one \\\n   still one\ntwo"""', ["one", "two"]),
        ('"""one\\ntwo"""', ["one", "two"]),
        ('"""one\\\\ntwo\nthree"""', ["one", "three"]),
        ('"one"', ['"one']),
    ],
)
def test_each_line_of_a_text_is_found_in_the_file(text: str, starts: list[str]) -> None:
    assert [
        text[offset:][: len(start)] for offset, start in zip(string_lines(text, 0), starts, strict=True)
    ] == starts


@given(st.text(alphabet='ab\\\n "n', max_size=20))
def test_a_text_has_as_many_line_starts_as_lines(content: str) -> None:
    text = f'"""{content}"""'
    try:
        value = tomllib.loads(f"a = {text}")["a"]
    except tomllib.TOMLDecodeError:
        return
    assert len(string_lines(text, 0)) == value.count("\n") + 1
