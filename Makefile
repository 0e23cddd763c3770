# Two commands are enough on a fresh machine: make run, make test. `make help` lists the rest.
# Variables: PYTHON (an interpreter, 3.11 or newer), VENV (where the environment lives),
# SEED (the order of the tests), PROCESSES (how many run them; one for each core, four at most, unless said),
# SEEDS (how many schedules of faults), ARGS (handed on to demo, test, bench, faults).

VENV ?= .venv
SEED ?= $(shell printf '%d' 0x$$(git rev-parse --short=7 HEAD 2>/dev/null | cut -c1-7 | grep . || echo 1))
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
BOOTSTRAP := VENV="$(VENV)" BIN="$(BIN)" PYTHON="$(PYTHON)" packaging/bootstrap
LOCK = $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make lock' \
	$(if $(UPGRADE),--upgrade)
LOCK_SOURCES := pyproject.toml packaging/build-tools.in
LINTED := .

RUN_READY := $(VENV)/.ready-to-run
DEV_READY := $(VENV)/.ready-to-develop

# Whoever keeps Python from writing bytecode would have every process that the tests start compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run demo test check lint format types imports bench faults translations lock clean

help:  ## what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

run: $(RUN_READY)  ## the demo on real books; then the app, or pictures of it where there is no display
	$(BIN)/feltbog demo $(ARGS)

demo: run  ## the same as run

# Some tests run in the one process a person can watch (0 stands for no other); all of them in one for each core.
PROCESSES ?= $(if $(ARGS),0,auto)

test: $(DEV_READY)  ## every test, offscreen, in an order fixed by the commit (SEED=n for another; ARGS='tests/ui -k foo')
	PYTHONHASHSEED=$(SEED) $(BIN)/python -m pytest --randomly-seed=$(SEED) -n $(PROCESSES) $(ARGS)

check: lint types test  ## what must be green before a change is handed in: lint, types, import rules, tests

lint: $(DEV_READY)  ## ruff: rules and format
	$(BIN)/ruff check $(LINTED)
	$(BIN)/ruff format --check $(LINTED)

format: $(DEV_READY)  ## let ruff format the tree
	$(BIN)/ruff check --fix $(LINTED)
	$(BIN)/ruff format $(LINTED)

types: $(DEV_READY)  ## mypy, strict
	$(BIN)/mypy

imports: $(DEV_READY)  ## only who may import whom, sizes, names, clean text
	$(BIN)/python -m pytest tests/architecture

bench: $(DEV_READY)  ## the figures, each against the raw floor of the same run
	$(BIN)/python -m tests.benchmarks $(ARGS)

SEEDS ?= 500

faults: $(DEV_READY)  ## what CI plays small: SEEDS=5000 schedules, 5,000 changes and a lost endpoint, long fuzzing
	$(BIN)/python -m tests.faults --seeds $(SEEDS) $(ARGS)
	FAULTS_CHANGES=5000 $(BIN)/python -m pytest tests/faults/test_disposable_endpoint.py
	HYPOTHESIS_PROFILE=deep $(BIN)/python -m pytest --timeout 7200 tests/fuzz tests/sync/test_anything_read.py \
		tests/sync/endpoint/test_anything_sent.py tests/sync/endpoint/test_published_description.py

# Danish is what the sources say, so only English has a file. The compiled .qm is committed beside it: the app then
# runs from a checkout without a build step, and a test holds the two together. No line numbers: they only differ.
translations: $(DEV_READY)  ## collect what the screens say into ui/translations, compile what is translated
	$(BIN)/pyside6-lupdate -no-obsolete -sort-messages -locations none -source-language da_DK -target-language en_GB \
	  $$(git ls-files --cached --others --exclude-standard 'ui/*.py' 'desktop/*.py') -ts ui/translations/feltbog_en.ts
	$(BIN)/pyside6-lrelease ui/translations/feltbog_en.ts

lock: $(VENV)/.made  ## write the lock files anew from pyproject.toml (UPGRADE=1 takes newer releases)
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary=:all: -r packaging/requirements-lock.txt
	$(LOCK) $(LOCK_SOURCES) -o packaging/requirements.txt
	$(LOCK) --extra dev -c packaging/requirements.txt $(LOCK_SOURCES) -o packaging/requirements-dev.txt
	$(LOCK) packaging/lock-tool.in -o packaging/requirements-lock.txt

clean:  ## remove the environment and everything built
	rm -rf "$(VENV)" build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment: each stamp is newer than what it was made from, so a second run starts at once

$(VENV)/.made: packaging/bootstrap
	$(BOOTSTRAP) environment
	@touch $@

$(RUN_READY): $(VENV)/.made packaging/requirements.txt packaging/qt_system_libraries.py pyproject.toml
	$(BOOTSTRAP) install packaging/requirements.txt
	@touch $@

$(DEV_READY): $(VENV)/.made packaging/requirements-dev.txt packaging/qt_system_libraries.py pyproject.toml
	$(BOOTSTRAP) install packaging/requirements-dev.txt
	@touch $(RUN_READY) $@
