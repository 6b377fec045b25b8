# Two commands for a fresh clone: `make serve` and `make test`. Each installs what it needs into .venv first.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
TESTS := $(BIN)/pytest -n 2 --dist worksteal

# The tests start many processes; where this is set, each of them would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve build test fast check unit schemas-ajv recipes reference bench fuzz mutants clean lock lowest

serve: .venv/run.done
	-$(BIN)/aeskills build
	$(BIN)/aeskills serve

build: .venv/run.done
	$(BIN)/aeskills build

test: check unit

# Without the tests that drive a browser, kill builds or compare whole sites.
fast: check
	$(TESTS) -m "not browser and not slow"

check: .venv/test.done .venv/js.done
	$(BIN)/ruff check aeskills requirements tests
	$(BIN)/ruff format --check aeskills requirements tests
	$(BIN)/mypy
	$(BIN)/node .venv/js/node_modules/typescript/bin/tsc -p tests/js
	$(BIN)/aeskills check

unit: .venv/test.done .venv/js.done .venv/browser.done
	$(TESTS)

# ajv, which many editors judge YAML by, judges the schemas, too.
schemas-ajv: .venv/test.done .venv/ajv.done
	$(BIN)/pytest tests/schema/test_ajv.py

# The recipes of docs/publishing.md by a real nginx, which is installed from the distribution where it is missing.
recipes: .venv/test.done
	command -v nginx >/dev/null || test -x /usr/sbin/nginx || \
	  { echo "installing nginx-light"; apt-get update -qq && apt-get install -y -qq nginx-light; }
	$(BIN)/python -m tests.recipes

# Pages of docs/reference/, from the models, commands, findings and functions.
reference: .venv/test.done
	$(BIN)/python -m tests.reference

# 20,000 mutated handbooks; `make test` runs 2,000.
fuzz: .venv/test.done
	$(BIN)/python -m tests.fuzz

# Small changes of the code, drawn by a seed, and the share of them that the tests notice.
mutants: .venv/test.done
	$(BIN)/python -m tests.mutants

bench: .venv/run.done
	$(BIN)/python -m tests.bench

clean:
	rm -rf site .site.aeskills-* .venv .venv-lock .venv-lowest build *.egg-info

lock: .venv-lock/done
	sh requirements/lock.sh .venv-lock/bin/pip-compile

# The oldest versions that pyproject.toml admits, in an environment of their own.
lowest: .venv-lowest/done
	.venv-lowest/bin/pytest -n 2 --dist worksteal -m "not browser and not slow" --ignore tests/test_scripts.py --ignore tests/test_requirements.py

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.done: .venv/bin/python requirements/run.txt pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

.venv/test.done: .venv/run.done requirements/test.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/test.txt
	touch $@

.venv-lock/done:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet pip-tools==7.6.2
	touch $@

.venv-lowest/done: pyproject.toml requirements/lowest.py
	$(PYTHON) -m venv --clear .venv-lowest
	$(PYTHON) requirements/lowest.py > .venv-lowest/lowest.txt
	.venv-lowest/bin/pip install --quiet -r .venv-lowest/lowest.txt
	.venv-lowest/bin/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

# node and npm come with the Python packages.
.venv/js.done: .venv/test.done tests/js/package.json tests/js/package-lock.json
	mkdir -p .venv/js
	cp tests/js/package.json tests/js/package-lock.json .venv/js
	$(BIN)/npm ci --prefix .venv/js --ignore-scripts --no-audit --no-fund --silent
	touch $@

.venv/ajv.done: .venv/test.done
	$(BIN)/npm install --prefix .venv/ajv --no-save --no-audit --no-fund --silent ajv@8.20.0 ajv-formats@3.0.1
	touch $@

# The system's Chromium, else Playwright's own, else the distribution's package.
.venv/browser.done: .venv/test.done
	command -v chromium >/dev/null || $(BIN)/playwright install chromium || \
	  { apt-get update -qq && apt-get install -y -qq chromium; }
	touch $@
