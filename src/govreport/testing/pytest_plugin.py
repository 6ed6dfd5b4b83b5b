"""The fixtures of govreport for pytest. Nothing of govreport is imported until a test asks for one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from govreport.form.edition import Edition
    from govreport.model import Report
    from govreport.testing.desk import Desk
    from govreport.testing.seen import SeenDocument


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`."""
    parser.addoption("--accept", action="store_true", help="take today's answers as the expected ones")


def pytest_configure(config: pytest.Config) -> None:
    """Explain the marker that chooses an edition."""
    config.addinivalue_line("markers", "edition(id): the edition of the form that the fixture `edition` is")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether today's answers are to be taken as the expected ones."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def govreport(request: pytest.FixtureRequest) -> "Desk":
    """The installed plugins and those of this project; makes, checks and renders reports with them."""
    from govreport.testing.project import read_project

    return read_project(request.config.rootpath).desk()


@pytest.fixture
def edition(request: pytest.FixtureRequest, govreport: "Desk") -> "Edition":
    """The edition that `@pytest.mark.edition("2019")` names, by default that of 2021."""
    marker = request.node.get_closest_marker("edition")
    return govreport.plugins.editions[marker.args[0] if marker else "2021"]


@pytest.fixture
def render_docx(
    govreport: "Desk", edition: "Edition"
) -> "Callable[[Mapping[str, object] | Report | None], SeenDocument]":
    """Render a report, or the clean one with changed values (dotted key → value), and see the result."""
    from govreport.model import Report

    def rendered(given: Any = None) -> "SeenDocument":
        report = given if isinstance(given, Report) else govreport.report(given, edition.id)
        return govreport.render(report)

    return rendered


@pytest.fixture
def golden(request: pytest.FixtureRequest, accept: bool) -> "Callable[[SeenDocument, str], None]":  # noqa: FBT001
    """Compare a rendered report with `golden/NAME` beside the test; --accept takes it as right."""
    from govreport.testing.golden import check_golden

    folder = Path(request.path).parent / "golden"

    def compare(found: "SeenDocument", name: str) -> None:
        check_golden(found.content, folder / name, accept=accept)

    return compare
