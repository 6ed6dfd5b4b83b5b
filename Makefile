# Needs Python 3.11+ and make, nothing else. PYTHON=... names another interpreter.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := examples/yiluo-2020/report.toml
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test lint proof benchmark templates accept clean

help:            ## show this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*##/  make \1\t/'

demo: $(VENV)/.installed   ## render the first example to build/
	@mkdir -p build
	@$(BIN)/govreport render $(DEMO) -o build/yiluo-2020.docx

test: lint       ## linters, types, import contracts, tests
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not slow"

lint: $(VENV)/.developed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

proof: $(VENV)/.proving  ## slow tests: wheel in an empty environment, pages printed by LibreOffice
	$(BIN)/python -m pytest -q -m slow

benchmark: $(VENV)/.developed  ## measure speed against docxtpl, docxtemplater and the floor
	$(BIN)/python benchmarks/speed.py

templates: $(VENV)/.developed  ## build the Word templates anew
	$(BIN)/python templates/build.py

accept: $(VENV)/.developed  ## take today's answers as the expected ones (look at the difference!)
	$(BIN)/python -m pytest -q --accept tests/cli

clean:           ## remove everything that can be made again
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .grimp_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: packages are installed again only when pyproject.toml has changed.
$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "govreport needs Python 3.11 or newer, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.created
	$(PIP) install -e .
	@touch $@

$(VENV)/.developed: pyproject.toml | $(VENV)/.created
	$(PIP) install -e ".[dev]"
	@touch $@ $(VENV)/.installed

$(VENV)/.proving: pyproject.toml | $(VENV)/.developed
	$(PIP) install -e ".[dask]"
	@touch $@
