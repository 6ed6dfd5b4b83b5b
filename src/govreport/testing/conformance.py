"""The conformance suite under pytest: `from govreport.testing.conformance import *` in a test file.

It runs on the plugins that the project's pyproject.toml announces; `CHECKS` says what is tried.
"""

import pytest

from govreport.testing.checks import CHECKS, Check
from govreport.testing.desk import Desk

__all__ = ["test_the_plugin_conforms", "test_the_plugins_are_in_use"]


def test_the_plugins_are_in_use(govreport: Desk) -> None:
    """Every plugin under test loads, keeps to its contract and answers when it is asked."""
    if broken := govreport.broken():
        raise AssertionError("\n".join(broken))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_plugin_conforms(govreport: Desk, check: Check) -> None:
    """Run one check on every plugin under test."""
    problems = [
        f"{origin.name}: {line}" for origin in govreport.tried() for line in check.problems(govreport, origin)
    ]
    if problems:
        raise AssertionError("\n".join(problems))
