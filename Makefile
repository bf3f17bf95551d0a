# make deck: a clean clone to a finished deck. make test: everything that must hold. Needs Python >= 3.11 with venv.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PYTEST_ARGS ?= -n auto
.DEFAULT_GOAL := help

.PHONY: help deck test lint eval bench pictures wheel clean

help:
	@echo 'make deck      install into $(VENV) and build every script in content/'
	@echo 'make test      lint, types and the whole suite'
	@echo 'make lint      ruff and mypy'
	@echo 'make eval      how well rows become the right pictures: GOLD=file SCRIPTS=folder ARGS=--rows'
	@echo 'make bench     what a build costs, as a table'
	@echo 'make pictures  the pictures of the README, from a real build'
	@echo 'make wheel     wheel and source package in build/packages/'
	@echo 'make clean     remove what these made'

$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'build-deck needs Python 3.11 or newer; none was found on the PATH' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo 'this Python cannot make environments; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $(VENV)/.installed $@

deck: $(VENV)/.installed
	$(BIN)/build-deck

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest $(PYTEST_ARGS)

eval: $(VENV)/.installed
	$(BIN)/python -m tools.evaluate $(GOLD) $(SCRIPTS) $(ARGS)

bench: $(VENV)/.installed
	$(BIN)/python bench/bench.py

pictures: $(VENV)/.installed
	$(BIN)/python tools/readme_pictures.py

wheel: $(VENV)/.installed-test
	$(BIN)/python -m hatchling build -d build/packages

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
