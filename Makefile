# Run `make` or `make help` for what there is. Everything lives in .venv; a second call takes no time.

NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
# The first Python on the path that is new enough and can make an environment.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(shell $(name) -c '$(NEW_ENOUGH)' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
SOURCES := src tests bench evaluation $(wildcard training)
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help demo test lint types house bench evaluate gains fuzz train components lock clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## set everything up and read the three sample reports
	@$(BIN)/warmonitor demo

test: $(VENV)/.dev ## set everything up and run the whole test suite
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev ## check the shape of the code
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

types: $(VENV)/.dev ## check the types
	$(BIN)/mypy --strict

house: $(VENV)/.dev ## check that imports go down the stairs
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/test_house.py tests/test_docs.py

bench: $(VENV)/.dev ## measure what reading costs over a bare parse, and what the screen saves
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.screen

evaluate: $(VENV)/.dev ## measure the reading against annotated texts, beside floors and aims
	$(BIN)/python -m evaluation

gains: $(VENV)/.dev ## list the claims gained and lost against the last commit
	@$(BIN)/python -m evaluation.gains

fuzz: $(VENV)/.dev ## read 10,000 damaged inputs; none may crash or hang
	$(BIN)/python tests/mutate.py

train: $(VENV)/.train ## train the language models that ship with the package
	$(BIN)/python -m training

components: ## install what the system must have (nothing today)
	@echo "warmonitor needs nothing from the system beyond Python and make"

lock: | $(BIN)/uv ## write the hashed requirements anew
	$(LOCK) pyproject.toml --group build -o requirements/run.txt
	$(LOCK) pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) pyproject.toml --group build --group train -c requirements/run.txt \
		-o requirements/train.txt
	@! grep -n '://' requirements/*.txt

clean: ## remove what was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/pip:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(NEW_ENOUGH)' || { \
		echo "warmonitor needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3.11" >&2; \
		exit 2; }
	$(PYTHON) -m venv $(VENV)

$(BIN)/uv: | $(BIN)/pip
	$(PIP) 'uv>=0.13,<0.14'

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/pip
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/pip
	$(PIP) --require-hashes -r requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.train: requirements/train.txt pyproject.toml | $(BIN)/pip
	$(PIP) --require-hashes -r requirements/train.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
