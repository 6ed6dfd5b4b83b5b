"""Writing the files of a new plugin from the texts in `files/`."""

import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from govreport.errors import OutputError, UsageError
from govreport.findings import Locator
from govreport.hookspecs import PROJECT
from govreport.messages import Language
from govreport.reasons import why
from govreport.scaffold.names import PluginName
from govreport.scaffold.templates import word_files

TEXT = ".txt"
ABOUT = "ABOUT"
FORBIDDEN = '"\\{}'
"""Signs that end a text in Python or TOML, or begin a tag in Word."""


def write_plugin(
    name: PluginName, kind: str, folder: Path, *, title: str = "", lang: Language = "zh"
) -> tuple[Path, ...]:
    """Write the distribution of a plugin of *kind* into *folder*; return its files.

    title: of the section, in Chinese. Raises OutputError (PLG-002) when the folder holds anything, and
    UsageError (PLG-005) for a title that code or templates cannot hold.
    """
    if any(sign in FORBIDDEN or not sign.isprintable() for sign in title):
        raise UsageError.of("PLG-005", title=repr(title), signs=" ".join(FORBIDDEN))
    contents = dict(_contents(kind, _values(name, kind, title or f"{name.name}情况"), lang))
    try:
        _write_whole(folder, contents)
    except OSError as error:
        raise OutputError.of("GR-656", Locator(file=str(folder)), reason=why(error)) from error
    return tuple(folder / place for place in contents)


def _write_whole(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write all files beside *folder*, then put them in its place: all of them, or none."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError.of("PLG-002", Locator(file=str(folder)))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{PROJECT}-") as beside:
        new = Path(beside) / "new"
        for place, content in contents.items():
            file = new / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if folder.exists():
            folder.rmdir()
        new.rename(folder)


def version_range() -> str:
    """Return which versions of govreport a plugin made today works with: `>=0.1,<1`."""
    major, minor, *_ = version("govreport").split(".")
    return f">={major}.{minor},<{int(major) + 1}"


def _contents(kind: str, values: Mapping[str, str], lang: Language) -> Iterator[tuple[str, bytes]]:
    root = files("govreport.scaffold") / "files"
    for part in ("every", kind):
        for place, text in _texts(root / part, ""):
            plain = place.removesuffix(TEXT)
            if plain.endswith(("zh", "en")):
                if not plain.endswith(f".{lang}"):
                    continue
                plain = plain.removesuffix(f".{lang}")
            if plain != ABOUT:
                yield _filled_path(plain, values), _filled(text, values).encode()
    package = values["PACKAGE"]
    for name, content in word_files(
        kind, values["ID"], lambda place: _filled(_file(root, kind, place), values)
    ):
        yield f"src/{package}/templates/{name}", content


def _values(name: PluginName, kind: str, title: str) -> Mapping[str, str]:
    values = {
        "NAME": name.name,
        "DISTRIBUTION": name.distribution,
        "PACKAGE": name.package,
        "ID": name.id,
        "CODE": name.code,
        "TITLE": title,
        "RANGE": version_range(),
    }
    about = _file(files("govreport.scaffold") / "files", kind, ABOUT)
    zh, en = _filled(about, values).strip().splitlines()
    summary = en.split(". ")[0].split(": ")[0].rstrip(".").replace("`", "")
    return {**values, "ABOUT_ZH": zh, "ABOUT_EN": en, "SUMMARY": summary}


def _texts(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _texts(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(TEXT):
            yield above + entry.name, entry.read_text(encoding="utf-8")


def _file(root: Traversable, kind: str, place: str) -> str:
    return root.joinpath(kind, *f"{place}{TEXT}".split("/")).read_text(encoding="utf-8")


def _filled(text: str, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _filled_path(place: str, values: Mapping[str, str]) -> str:
    for word, key in (("PACKAGE", "PACKAGE"), ("IDENT", "ID"), ("CODE", "CODE")):
        place = place.replace(word, values[key])
    return place
