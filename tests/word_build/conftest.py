"""Fixtures: both published editions of the form and each of their statistics tables."""

import pytest
from build_kit import EDITIONS, TABLES


@pytest.fixture(params=TABLES, ids=[f"{edition.id}-{section}" for edition, section in TABLES])
def form(request):
    """Each statistics table of each edition: (edition, section id)."""
    return request.param


@pytest.fixture(params=list(EDITIONS))
def edition(request):
    return EDITIONS[request.param]
