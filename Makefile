# The two commands are `make run` and `make test`; `make` alone tells what else there is.
#   make PYTHON=python3.12 …          another Python (3.11 or newer)
#   make run ARGS="--at 2026-05-12T09:41"
PYTHON ?= python3
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
SITE = $(shell $(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
QT = $(SITE)/PySide6
SOURCES = $(wildcard kiosk ui drivers tests packaging)
QML = $(sort $(shell find $(wildcard ui) -name '*.qml' 2>/dev/null))
WORDS := $(wildcard assets/i18n/*.ts)

.DEFAULT_GOAL := help
.PHONY: help run test setup setup-test bench campaign pictures lint format lock words

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: setup ## open the kiosk with a virtual printer beside it; without a display, play one visit
	@exec $(PY) -m kiosk run $(ARGS)

test: setup-test ## everything that decides: lint, types, contracts, QML, tests
	@$(MAKE) --no-print-directory lint
	@echo "== pytest"
	@$(PY) -m pytest $(ARGS)

setup: ## only the setting-up: system libraries, .venv from the lock, translations
	@$(PYTHON) packaging/preflight.py setup offscreen
	@$(PYTHON) packaging/environment.py $(VENV) requirements.lock
	@$(MAKE) --no-print-directory words

setup-test: # what the tests need besides: Xvfb, strace, PostgreSQL, the test tools
	@$(PYTHON) packaging/preflight.py setup offscreen window test
	@$(PYTHON) packaging/environment.py $(VENV) requirements-dev.lock
	@$(MAKE) --no-print-directory words

words: $(WORDS:.ts=.qm)
	@:

assets/i18n/%.qm: assets/i18n/%.ts
	@$(QT)/lrelease -silent $< -qm $@

bench: setup-test ## how fast it is, each figure against its baseline in the same run
	@exec $(PY) -m tests.bench $(ARGS)

campaign: setup-test ## kills, power loss, full disks, clock jumps by the thousand; writes tests/campaign/RESULTS.md
	@exec $(PY) -m tests.campaign $(ARGS)

pictures: setup-test ## the pictures of the README, made by the program itself
	@exec $(PY) -m tests.pictures $(ARGS)

format: ## write the Python the way `make lint` wants it
	@$(PY) -m ruff check --fix --quiet $(SOURCES) || true
	@$(PY) -m ruff format $(SOURCES)

lint: ## lint, types, import contracts, QML lint (after `make test` or `make setup-test` once)
	@echo "== ruff check"
	@$(PY) -m ruff check $(SOURCES)
	@echo "== ruff format"
	@$(PY) -m ruff format --check $(SOURCES)
	@echo "== mypy --strict"
	@$(PY) -m mypy $(filter-out packaging,$(SOURCES))
	@echo "== import contracts"
	@$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
ifneq ($(QML),)
	@echo "== qmllint"
	@$(QT)/qmllint --max-warnings 0 -I ui $(QML)
endif

# The versions are chosen anew: needs the network. uv is only the tool that writes the files; it takes its index from
# UV_DEFAULT_INDEX, pip (which installs) from its own configuration. Hashes of every platform's wheels are written.
LOCK = $(VENV)/lock-tool/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url
lock: ## write the lock files anew from pyproject.toml
	@$(PYTHON) -m venv $(VENV)/lock-tool
	@$(VENV)/lock-tool/bin/python -m pip --disable-pip-version-check -q install uv
	@$(LOCK) --output-file requirements.lock
	@$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock
