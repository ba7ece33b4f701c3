# dateline: `make run` for the main job on the shipped samples, `make test` for every check.
PYTHON ?= python3
VENV := .venv
TEXTS ?= flows/samples
BIN := $(VENV)/bin
SETUP := $(VENV)/.set-up
export DO_NOT_TRACK = 1
export PREFECT_SERVER_ANALYTICS_ENABLED = false

.PHONY: help setup run test faults bench clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: $(SETUP) ## a virtual environment in .venv with pinned dependencies and the spaCy model

$(SETUP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "dateline needs Python 3.11 or newer: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(SETUP) ## the main job on the shipped sample articles, into dateline.duckdb
	$(BIN)/dateline run flows/samples --state-folder .prefect

test: $(SETUP) ## lint, format, types, imports and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

faults: $(SETUP) ## what `make test` does on killed runs, full disks and damaged files, with twenty kills a stage
	$(BIN)/python -m pytest tests/warehouse/test_faults.py --kills 20

bench: $(SETUP) ## the whole job beside bare nlp.pipe, and the warehouse at 10,000 articles; other texts: make bench TEXTS=FILE
	$(BIN)/python -m flows.bench $(TEXTS) --processes 1 2
	$(BIN)/python -m flows.size 10000

clean: ## remove the environment and the caches
	rm -rf $(VENV) .prefect .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
