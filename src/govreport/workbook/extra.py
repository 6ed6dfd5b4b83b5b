"""The packages of the extra `excel`, or a clear word that they are missing."""

from importlib import import_module
from types import ModuleType
from typing import Any

from govreport.errors import GovreportError

PACKAGES = {"xlsxwriter": "XlsxWriter", "python_calamine": "python-calamine"}


def needed(module: str, error: type[GovreportError]) -> Any:
    """Return *module*, imported. Raises *error* (WB-001) when its package is not installed."""
    try:
        found: ModuleType = import_module(module)
    except ImportError as missing:
        raise error.of("WB-001", package=PACKAGES[module]) from missing
    return found
