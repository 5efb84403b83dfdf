# The work is done by the scripts in ops/; a target only names one.
PYTHON ?= python3
PORT ?= 8000

export PORT
# `site` is a folder and never a package: everything that imports ours needs both folders on the path.
export PYTHONPATH := site:.

.DEFAULT_GOAL := help
.PHONY: help run test test-next lock format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

run: ## everything from nothing to a filled site on PORT (8000)
	@$(PYTHON) -m ops.run

test: ## all that must be green before a change lands
	@$(PYTHON) -m ops.test

test-next: ## migrations and tests on the next Wagtail
	@$(PYTHON) -m ops.test_next

lock: ## compile the requirement files from their .in files
	@$(PYTHON) -m ops.lock

format: ## put Python and templates in their usual form
	@$(PYTHON) -m ops.format

clean: ## remove what can be made again; the data in var/ stays
	rm -rf .venv .venv-next .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis htmlcov var/tools
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
