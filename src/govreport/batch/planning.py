"""Before the first report: which there are, what each result is called, where they go."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.batch.asked import Batch
from govreport.batch.inputs import data_files, once
from govreport.batch.manifest import Manifest
from govreport.batch.names import folded, needs_data, result_name
from govreport.batch.pools import Pool
from govreport.batch.work import Item, heads_of
from govreport.errors import OutputError, UsageError
from govreport.findings import Finding, Locator
from govreport.reasons import why

if TYPE_CHECKING:
    from govreport.plugins import Plugins

_MOST_NAMED = 20
_CHUNK = 64
_SOURCES = (".toml", ".json")


def suffix_of(batch: Batch, plugins: "Plugins") -> str:
    """Return the suffix of the results. Raises UsageError: unknown format, unfit pattern of names."""
    from govreport.pipeline import output_named

    needs_data(batch.name)
    return output_named(batch.to, plugins).suffix


def prepared_folder(folder: Path) -> Path:
    """Return the folder of the results, made where it is missing. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.of("GR-656", Locator(file=str(folder)), reason=why(error)) from error
    if not os.access(folder, os.W_OK):
        raise OutputError.of("GR-654", Locator(file=str(folder)), folder=str(folder))
    return folder


def plan(batch: Batch, manifest: Manifest, pool: Pool[Item, object], suffix: str, plugins: "Plugins") -> int:
    """Note every report of the batch with the name of its result; return how many there are.

    Raises UsageError: BT-004 nothing to do, BT-011 two results of one name; OutputError: GR-652 a result
    would replace a data file.
    """
    from govreport.pipeline import inputs_of, reports_in

    known = (*_SOURCES, *(each for source in inputs_of(plugins) for each in source.suffixes))
    beside = _Beside(batch.folder, manifest)
    files = (file for file in data_files(batch.inputs, known, batch.folder) if not beside.is_result(file))
    # A row may be named by itself beside the register that holds it.
    reports = once(each for file in files for each in reports_in(file, plugins))
    items = (Item(number, str(path), "") for number, path in enumerate(reports, start=1))
    named = _named(batch, items, pool, suffix)
    clashes = manifest.plan((item.number, item.source, name, folded(name)) for item, name in named)
    if clashes:
        raise UsageError(*(_clash(*each) for each in clashes[:_MOST_NAMED]))
    if replaced := [file for file in beside.data if manifest.source_of(folded(file.name)) is not None]:
        raise OutputError(*(Finding("GR-652", Locator(file=str(each))) for each in replaced[:_MOST_NAMED]))
    if not (count := manifest.count()):
        raise UsageError.of("BT-004")
    return count


class _Beside:
    """Files that lie where the results go. data: those of them that are data files of this batch."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder, self.manifest = os.path.realpath(folder), manifest
        self.data: list[Path] = []

    def is_result(self, file: Path) -> bool:
        """Tell whether *file* is a result of this folder's batches, and so no data file of the next."""
        if os.path.realpath(file.parent) != self.folder:
            return False
        known = self.manifest.row(file.name)
        if known is not None and known.output:
            return True
        self.data.append(file)
        return False


def _named(
    batch: Batch, items: Iterator[Item], pool: Pool[Item, object], suffix: str
) -> Iterator[tuple[Item, str]]:
    if not needs_data(batch.name):
        for item in items:
            yield item, result_name(batch.name, Path(item.source), item.number, {}, suffix)
        return
    for item, head in pool.run(partial(heads_of, batch.task()), items, _CHUNK):
        known = head if isinstance(head, dict) else {}
        yield item, result_name(batch.name, Path(item.source), item.number, known, suffix)


def _clash(name: str, first: str, second: str) -> Finding:
    return Finding("BT-011", Locator(file=second), {"name": name, "other": first})
