# The two commands are `make run` and `make test`; `make` alone tells what else there is.
#   make PYTHON=python3.12 …          another Python (3.11 or newer)
#   make run ARGS="--at 2026-05-12T09:41"
PYTHON ?= python3
ARGS ?=
# Most tests wait for a window, a printer or a process, not for a core: one runner more than there are cores.
RUNNERS ?= $(shell echo $$(($$(nproc) + 1)))

VENV := .venv
PY := $(VENV)/bin/python
QT = $(shell $(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/PySide6
SOURCES = $(wildcard kiosk ui drivers tests packaging)
QML = $(sort $(shell find $(wildcard ui) -name '*.qml' 2>/dev/null))
WORDS := $(wildcard assets/i18n/*.ts)

# Programs that tests start again and again, and a kiosk's every start, would else compile what did not change.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test setup setup-test runtime testing bench campaign pictures format lock words
.PHONY: lint lint-ruff lint-format lint-types lint-imports lint-qml

# What is needed from the system is looked for before anything else happens. A failing recipe would make GNU make end
# with 2; with --question it does nothing and ends with 1, and the one apt line is the last that is seen.
RUNS := $(filter run setup,$(MAKECMDGOALS))
TESTS := $(filter test setup-test bench campaign pictures,$(MAKECMDGOALS))
GROUPS := $(if $(RUNS)$(TESTS),setup offscreen) $(if $(TESTS),window test)
ifneq ($(strip $(GROUPS)),)
ifneq ($(shell $(PYTHON) packaging/preflight.py $(GROUPS) >&2 || echo lacking),)
MAKEFLAGS += --question
endif
endif

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: setup ## open the kiosk with a virtual printer beside it; without a display, play one visit
	@exec $(PY) -m kiosk run $(ARGS)

test: setup-test lint ## everything that decides: lint, types, contracts, QML, tests
	@echo "== pytest"
	@$(PY) -m pytest --numprocesses $(RUNNERS) --dist loadscope --no-loadscope-reorder $(ARGS)

setup: runtime words ## only the setting-up: system libraries, .venv from the lock, translations

setup-test: testing words # the same for the tests: also Xvfb, strace, PostgreSQL and the test tools

runtime:
	@$(PYTHON) packaging/environment.py $(VENV) requirements.lock

testing:
	@$(PYTHON) packaging/environment.py $(VENV) requirements-dev.lock

words: $(WORDS:.ts=.qm)
	@:

assets/i18n/%.qm: assets/i18n/%.ts
	@$(QT)/lrelease -silent $< -qm $@

bench: setup-test ## how fast it is, each figure against its baseline in the same run
	@exec $(PY) -m tests.bench $(ARGS)

campaign: setup-test ## kills, power loss, full disks, clock jumps by the thousand; writes tests/campaign/RESULTS.md
	@exec $(PY) -m tests.campaign $(ARGS)

pictures: setup-test ## the README's pictures; ARGS="--all DIR": every screen, language, size and orientation
	@exec $(PY) -m tests.pictures $(ARGS)

lint: lint-ruff lint-format lint-types lint-imports lint-qml ## the first part of `make test`; all of it: make -k lint

lint-ruff:
	@echo "== ruff check"
	@$(PY) -m ruff check $(SOURCES)

lint-format:
	@echo "== ruff format"
	@$(PY) -m ruff format --check $(SOURCES)

lint-types:
	@echo "== mypy --strict"
	@$(PY) -m mypy $(filter-out packaging,$(SOURCES))

lint-imports:
	@echo "== import contracts"
	@$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

lint-qml:
	@echo "== qmllint"
	@test -z "$(QML)" || $(QT)/qmllint --max-warnings 0 -I ui $(QML)

format: ## write the Python the way `make lint` wants it
	@$(PY) -m ruff check --fix --quiet $(SOURCES) || true
	@$(PY) -m ruff format $(SOURCES)

# The versions are chosen anew: needs the network. uv is only the tool that writes the files; it takes its index from
# UV_DEFAULT_INDEX, pip (which installs) from its own configuration. Hashes of every platform's wheels are written.
LOCK = $(VENV)/lock-tool/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url
lock: ## write the lock files anew from pyproject.toml
	@$(PYTHON) -m venv $(VENV)/lock-tool
	@$(VENV)/lock-tool/bin/python -m pip --disable-pip-version-check -q install uv
	@$(LOCK) --output-file requirements.lock
	@$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock
