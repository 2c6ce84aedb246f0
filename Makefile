# The dataset, from raw/ to build/ and datapackage.json. `make help` lists the targets.

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python -m pipeline

# Contents decide whether there is anything to build, never times.
build: .venv/.ready  ## build the dataset, the README's regions and dist/, if needed (the default)
	@$(RUN) build --if-changed
	@$(RUN) distribute --if-changed

.venv/.ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	    || { echo 'Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12' >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@touch $@

.venv/.ready-test: .venv/.ready requirements-test.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-test.lock
	@touch $@

# What users of the data have: pandas must stay out of the build's environment (pandera
# would import it), and the README's examples run as these users would run them.
.venv-download/.ready: requirements-download.lock
	$(PYTHON) -m venv .venv-download
	.venv-download/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-download.lock
	@touch $@

# The field's own validators: they need far more packages than the build.
.venv-validators/.ready: requirements-validators.lock
	$(PYTHON) -m venv .venv-validators
	.venv-validators/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-validators.lock
	@touch $@

# The build on a cluster: all that it needs, and dask.distributed.
.venv-cluster/.ready: requirements-cluster.lock
	$(PYTHON) -m venv .venv-cluster
	.venv-cluster/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-cluster.lock
	@touch $@

# Other readers of figures and dates, which nothing but `bench-peers` uses.
.venv-peers/.ready: requirements-peers.lock
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-peers.lock
	@touch $@

.PHONY: build help test lint check verify sweep bench bench-peers bench-scale lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z.-]*\):.*  ## /\1|/p' Makefile | while IFS='|' read -r target text; do \
	    printf '%-18s %s\n' "$$target" "$$text"; done

# In two processes side by side; each prints when it is done, where make can do so.
SIDE_BY_SIDE = -j2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

test: .venv/.ready-test .venv-download/.ready .venv-validators/.ready .venv-cluster/.ready  ## run the tests, and hold the floor of coverage
	@$(MAKE) --no-print-directory $(SIDE_BY_SIDE) test-covered test-others

# Tracing lines nearly doubles the time of exhaustive tests and of random examples;
# without these the coverage is a point and a half lower, and costs a seventh more time.
.PHONY: test-covered test-others
test-covered:
	@$(BIN)/coverage run -m pytest -m 'not exhaustive and not hypothesis and not sweep'
	@$(BIN)/coverage report

test-others:
	@$(BIN)/python -m pytest -m '(exhaustive or hypothesis) and not sweep'

sweep: .venv/.ready-test  ## try every hostile file, variable and fault of the disk
	@$(BIN)/python -m pytest -m sweep

lint: .venv/.ready-test  ## check style, types and dead code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/vulture

check: .venv/.ready  ## check that the published files are what raw/ gives
	@$(RUN) check --no-cache

verify: texts .venv/.ready  ## check the anchors in the reports: make verify TEXTS=FOLDER
	@$(RUN) verify --texts '$(TEXTS)'

bench: .venv/.ready-test  ## time the pipeline (TEXTS=FOLDER also scores drafts)
	@$(BIN)/python -m benchmarks.processes
	@$(BIN)/python -m benchmarks.reading_speed
	@$(BIN)/python -m benchmarks.comparing
	@$(BIN)/python -m benchmarks.drafting $(TEXTS)

bench-peers: .venv-peers/.ready  ## time the reader beside other readers of English
	@.venv-peers/bin/python -m benchmarks.peers

bench-scale: .venv/.ready .venv-download/.ready  ## time builds of any size beside other programs (SIZES=10000x3)
	@$(BIN)/python -m benchmarks.scale $(SIZES)

UV := uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate
lock:  ## resolve the dependencies anew (needs uv)
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --extra cluster -c requirements.lock -o requirements-cluster.lock
	$(COMPILE) --group test -c requirements.lock -o requirements-test.lock
	$(COMPILE) --group download -o requirements-download.lock
	$(COMPILE) --group validators -o requirements-validators.lock
	$(COMPILE) --group peers -o requirements-peers.lock

.PHONY: texts
texts:
	@test -n '$(TEXTS)' || { echo 'Name the folder of the reports: make verify TEXTS=FOLDER' >&2; exit 2; }

clean:  ## remove the environments, the caches and dist/; never the dataset
	rm -rf .venv .venv-download .venv-validators .venv-cluster .venv-peers .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .cache
