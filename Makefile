# The dataset, from raw/ to build/ and datapackage.json. `make help` lists the targets.

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python -m pipeline

# What the dataset is made of: a change to any of it makes it again.
RAW := $(shell find raw -type f -o -type d | sed 's/ /\\ /g')
CODE := $(shell find pipeline -name '*.py' -o -name '*.json' -o -name '*.csv')
# Documents that tell what was found.
TELLING := README.md README.vi.md

# A build that is not there is made, whatever its descriptor says.
GONE := $(if $(wildcard build/csv/facts.csv),,gone)

datapackage.json: .venv/.ready $(RAW) $(CODE) $(GONE)  ## make the dataset (the default)
	@$(RUN) build
	@$(RUN) fill $(TELLING) > /dev/null  # the last line is the facts'

.venv/.ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	    || { echo 'Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12' >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@touch $@

.venv/.ready-test: .venv/.ready requirements-test.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-test.lock
	@touch $@

# The downloaders' own environment: pandas must stay out of the build's (pandera would
# import it), and what the README shows them is run as they would run it.
.venv-download/.ready: requirements-download.lock
	$(PYTHON) -m venv .venv-download
	.venv-download/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-download.lock
	@touch $@

.PHONY: help test lint check verify bench lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z.]*\):.*  ## /\1|/p' Makefile | while IFS='|' read -r target text; do \
	    printf '%-18s %s\n' "$$target" "$$text"; done

test: .venv/.ready-test .venv-download/.ready  ## run all tests
	@$(BIN)/python -m pytest

lint: .venv/.ready-test  ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: .venv/.ready  ## is what is committed what raw/ gives, byte for byte?
	@$(RUN) check

verify: .venv/.ready  ## re-read every anchor in the reports: make verify TEXTS=folder
	@$(RUN) verify --texts $(or $(TEXTS),$(error TEXTS=folder is missing))

bench: .venv/.ready-test  ## time the pipeline (TEXTS=folder also scores drafts)
	@$(BIN)/python -m benchmarks.processes
	@$(BIN)/python -m benchmarks.reading_speed
	@$(BIN)/python -m benchmarks.comparing
	@$(BIN)/python -m benchmarks.drafting $(TEXTS)

UV := uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate
lock:  ## resolve the dependencies anew (needs uv)
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --group test -c requirements.lock -o requirements-test.lock
	$(COMPILE) --group download -o requirements-download.lock

.PHONY: gone
gone:

clean:  ## remove the environments and caches; never the dataset
	rm -rf .venv .venv-download .mypy_cache .ruff_cache .pytest_cache .hypothesis
