"""Why the data file is read with tomllib: what the `toml` package (0.10.2) drops without a word."""

import tomllib
import warnings
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def toml() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import toml as package
    return package


def test_toml_drops_what_follows_a_text_with_windows_line_ends_and_tomllib_keeps_it(toml: ModuleType) -> None:
    text = 'a = 1\r\nb = """x\r\ny"""\r\nc = 3\r\n'
    assert toml.loads(text) == {"a": 1}
    assert tomllib.loads(text) == {"a": 1, "b": "x\ny", "c": 3}


def test_toml_makes_one_key_of_two_in_a_line_and_tomllib_refuses(toml: ModuleType) -> None:
    assert toml.loads("a=1 b=2") == {"a=1 b": 2}
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads("a=1 b=2")
