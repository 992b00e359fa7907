# `make` lists the targets. Everything runs from the repository's root and needs only Python and Node.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run dev test check lint types layers unit backend client-check e2e faults bench schema fmt lock clean

PYTHON ?= python3
BOOTSTRAP := $(PYTHON) deploy/local/bootstrap.py
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml

help: ## List the targets.
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name text; do \
		printf '%-14s %s\n' "$$name" "$$text"; done

run: ## Install, build and run everything; Ctrl-C stops it. PORT=9000 make run
	@$(BOOTSTRAP) run

dev: ## Install the tools for working on Carya.
	@$(BOOTSTRAP) dev

test: dev ## Everything: check, then all suites with real services and real browsers.
	@$(BIN)/python -m deploy.local.suite

check: dev lint types layers unit client-check ## The quick part: lint, types, layers, unit tests.

lint:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types:
	@$(BIN)/mypy

layers:
	@$(BIN)/lint-imports --no-cache

unit:
	@$(PYTEST) -q tests/unit tests/arch

client-check:
	@cd frontend && npm run --silent lint && npm run --silent typecheck && npm run --silent test

backend: dev ## Python suites without browsers and without faults.
	@$(PYTEST) tests/unit tests/arch tests/integration tests/contract

e2e: dev ## Real browsers talking to a real server.
	@$(BIN)/python -m deploy.local.suite e2e

faults: dev ## Kill, stall and cut real processes.
	@$(BIN)/python -m deploy.local.suite faults

bench: dev ## Side-by-side benchmarks; writes docs/reference/benchmarks.md.
	@$(BIN)/python -m tests.load.bench

schema: dev ## Generate the reference pages and the client's types.
	@$(BIN)/python -m deploy.local.schema

fmt: dev ## Format the Python code.
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

lock: dev ## Renew the lock files after a change of pyproject.toml.
	@$(UV_COMPILE) --output-file requirements.lock
	@$(UV_COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## Delete what can be made again; data stays.
	rm -rf .venv .cache .static .mypy_cache .ruff_cache .pytest_cache frontend/node_modules frontend/dist
