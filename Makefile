# All that one does with this house. A line with two hashes is shown by `make help`.
#
# Two environments in one folder `.venv`: what `serve` needs, and on top of it what the checks need.
# Every step leaves a stamp or its own result, so that a second `make serve` does nothing but serve.
# All paths are relative: the folder may lie anywhere, also below a name with a space in it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Which interpreter `.venv` is made with, the first time: make serve PYTHON=/usr/bin/python3.13
PYTHON ?= python3

PORT ?= 8000

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
# a lock is complete: nothing is looked for besides it, however new
INSTALL := $(PIP) install --no-deps
SITE := src/stoeprand/site
LOOK := $(SITE)/look
STATIC := $(SITE)/static/stoeprand

# node comes from the wheel, and npm calls it by its bare name
export PATH := $(CURDIR)/$(BIN):$(PATH)
# node trusts what the system trusts: many an organisation has a certificate of its own
export NODE_USE_SYSTEM_CA ?= 1

TEMPLATES = $(shell find src/stoeprand -name '*.html')
MODULES := $(shell find src/stoeprand -name '*.py')
MESSAGES := $(patsubst %.po,%.mo,$(shell find src/stoeprand -name '*.po'))
FONTS := $(STATIC)/fonts/noto-sans-400.woff2
STYLES := $(STATIC)/stoeprand.css
# the classes that pages use stand in templates and in the forms beside them
USES_STYLES := $(shell find src/stoeprand -name '*.html' -o -name '*.py' -not -path '*/engine/*')

.PHONY: help serve test check oracle mutants bench format messages lock audit dist clean
.PHONY: house workshop system inspect

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

# ---- for people who use it ----

serve: house ## Set up what is needed and serve the demo at http://localhost:8000 (or PORT=)
	@exec $(BIN)/stoeprand serve --port $(PORT)

dist: house ## Build the packages to give away, the look and the translations in them (dist/)
	rm -rf dist
	$(BIN)/hatchling build

clean: ## Remove all that was installed or built here; data in var/ stays
	@rm -rf .venv node_modules dist $(STATIC) $(SITE)/templates/icons
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov
	@find src tests scripts -name __pycache__ -prune -exec rm -rf {} +
	@find src -name '*.mo' -delete

# ---- for people who change it ----

test: system workshop ## All tests: also in a browser, on PostgreSQL and against the oracle
	@$(MAKE) inspect
	$(BIN)/python -m pytest -q -m browser
	$(BIN)/python -m pytest -q -n 2 --database=postgresql -m "not browser and not oracle"
	$(BIN)/python -m pytest -q -n 2 -m "not browser"

check: workshop ## Style, types, import contracts, translations, fast tests: before each commit
	@$(MAKE) inspect
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not oracle"

oracle: workshop ## Compare the engine with the slow oracle over 20,000 small areas
	STOEPRAND_ORACLE_AREAS=$${STOEPRAND_ORACLE_AREAS:-20000} $(BIN)/python -m pytest -q -n 2 -m oracle

mutants: workshop .venv/.mutation ## Which comparisons could be wrong unnoticed? (or OVER="room way_in")
	$(BIN)/python -m scripts.mutation $(OVER)

bench: workshop .venv/.bench ## Measure how fast it is, side by side with what it is compared to
	@for program in $$(grep -l '^def main' benchmarks/*.py); do \
		echo "$$program"; $(BIN)/python -m "benchmarks.$$(basename "$$program" .py)"; \
	done

format: workshop ## Bring code and templates into shape
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $(TEMPLATES)

messages: workshop ## Collect new texts into the .po files, and compile what is translated there
	$(BIN)/python scripts/messages.py collect
	$(BIN)/python scripts/messages.py compile

lock: workshop ## Choose versions anew and write the locks
	scripts/lock

audit: workshop ## Ask outside services for known weaknesses in what we depend on (needs the internet)
	npm audit
	$(BIN)/pip-audit --require-hashes --disable-pip --requirement requirements-dev.txt

# ---- steps ----

house: .venv/.compiled $(FONTS) $(STYLES) $(MESSAGES)

workshop: .venv/.dev house

system:
	@scripts/system-packages

inspect:
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml src
	$(BIN)/python scripts/messages.py check
	$(PIP) check

.venv/.created:
	@scripts/new-venv "$(PYTHON)"
	@touch $@

.venv/.run: requirements.txt | .venv/.created
	@echo "Installing what the product needs (a minute, the first time)"
	@$(INSTALL) --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt | .venv/.run
	@echo "Installing what the checks need"
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.bench: requirements-bench.txt | .venv/.dev
	@echo "Installing what is measured beside it (400 MB)"
	@$(INSTALL) --require-hashes -r requirements-bench.txt
	@touch $@

.venv/.mutation: requirements-mutation.txt | .venv/.dev
	@echo "Installing what tests the tests"
	@$(INSTALL) --require-hashes -r requirements-mutation.txt
	@touch $@

.venv/.project: pyproject.toml src/stoeprand/__init__.py | .venv/.run
	@$(INSTALL) --no-build-isolation -e .
	@touch $@

# Where Python is told to write no bytecode it would compile our modules anew at every start.
.venv/.compiled: $(MODULES) .venv/.project
	@$(BIN)/python -m compileall -q src/stoeprand
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc | .venv/.run
	@echo "Installing what the look is made of"
	@npm ci --no-progress --loglevel=error
	@touch $@

$(FONTS): $(LOOK)/subset_fonts.py node_modules/.installed
	@$(BIN)/python $(LOOK)/subset_fonts.py

$(STYLES): $(wildcard $(LOOK)/*.mjs $(LOOK)/*.css $(LOOK)/*.json) $(USES_STYLES) node_modules/.installed
	@node $(LOOK)/build.mjs

%.mo: %.po scripts/messages.py | .venv/.run
	@$(BIN)/python scripts/messages.py compile
