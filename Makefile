# Two commands for everyone: `make serve` and `make test`. The rest is for maintainers; docs/cli.md explains each.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: serve test thorough venv lint types evaluate bench clean tools

serve: $(VENV)/installed
	@$(BIN)/kb index || { [ $$? -eq 1 ] || $(BIN)/kb index --rebuild || [ $$? -eq 1 ]; }
	@exec $(BIN)/kb serve --port $(PORT)

test: $(VENV)/tested tools lint types
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not thorough"

thorough: $(VENV)/tested tools
	$(BIN)/python -m pytest -n 2 --dist worksteal -m thorough

venv: $(VENV)/tested

lint: $(VENV)/tested
	$(BIN)/ruff check --config .ci/ruff.toml kb indexer webapp tests benchmarks

types: $(VENV)/tested
	$(BIN)/mypy

evaluate: $(VENV)/tested
	$(BIN)/python -m benchmarks.evaluate

bench: $(VENV)/tested
	$(BIN)/pip install --quiet --editable '.[bench]'
	$(BIN)/python -m benchmarks

tools: ## what tests need beside Python packages: a browser and OCR, from Debian's packages where we may install them
	@sh .ci/tools

$(VENV)/installed: setup.cfg pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say make PYTHON=/path/to/it"; exit 1; }
	@test -x $(BIN)/python || { echo "creating $(VENV) ..."; $(PYTHON) -m venv $(VENV); }
	@echo "installing (a minute, once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) .index .cache build dist *.egg-info
