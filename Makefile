# Three commands to know: make reports, make lab, make test. The first of them sets up .venv, from requirements.lock
# alone; make test and those below it add the tools of requirements-test.lock.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
TESTABLE := .venv/ready-for-tests
# compiled when it is first used: what is never used takes neither time nor room
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install --no-compile
COMPILE := uv pip compile --universal --generate-hashes --python-version 3.11 --upgrade --custom-compile-command "make lock"

PYTEST := $(BIN)/pytest -n logical --dist loadfile --no-loadscope-reorder
# what is compiled is kept: tests start hundreds of processes, each of which would compile all that it imports
unexport PYTHONDONTWRITEBYTECODE

.PHONY: reports lab test test-system test-slow test-all check quick-tier notebooks format example methods \
	schemas lock bench clean

reports: $(READY)  ## make the latest report of every area, and the example country's
	$(BIN)/cjreport build
	$(BIN)/cjreport build --country example

lab: $(READY)  ## open the notebooks
	$(BIN)/jupyter lab notebooks

test: $(TESTABLE)  ## style, types and the tests that need pip alone, side by side
	$(MAKE) --jobs 3 check notebooks quick-tier

quick-tier: $(TESTABLE)
	$(PYTEST)

notebooks: $(TESTABLE)  ## each as Jupyter runs it; that of the methods gives the results stored in it
	$(BIN)/pytest --nbval-lax notebooks/area_report.ipynb notebooks/outcomes_plan.ipynb
	$(BIN)/pytest --nbval notebooks/methods.ipynb

check: $(TESTABLE)  ## style, types and what may import what
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test-system: $(TESTABLE)  ## installs Debian's Chromium and poppler, then the tests that look at pages and PDFs
	tests/system/install
	$(PYTEST) -m system

test-slow: $(TESTABLE)  ## kills, faults and many reports
	$(PYTEST) -m slow

test-all: $(TESTABLE)  ## all of these, which takes less time than one after another
	tests/system/install
	$(MAKE) --jobs 2 check notebooks
	$(PYTEST) -m ""

bench: $(TESTABLE)  ## how long things take, as ratios
	$(BIN)/python bench/engines.py
	$(BIN)/python bench/batch.py
	$(BIN)/python bench/measures.py
	$(BIN)/python bench/check.py
	$(BIN)/python bench/parts.py

example: $(READY)  ## write the example country anew from its parameters
	$(BIN)/python tools/example/make.py

methods: $(READY)  ## write docs/indicators.md, docs/rules.md and docs/reference.md anew
	$(BIN)/python tools/describe.py

schemas: $(READY)  ## write params/schemas anew, with which editors complete and check returns and plans
	$(BIN)/python -m cjreport.supply.json_schemas

format: $(TESTABLE)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/jupytext --sync notebooks/*.ipynb

lock:  ## needs uv: what makes reports, then the same with what tests need, each for every platform
	$(COMPILE) --extra lab --extra build -o requirements.lock pyproject.toml
	$(COMPILE) --all-extras --constraint requirements.lock -o requirements-test.lock pyproject.toml

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit('cjreport needs Python 3.11 or later' if sys.version_info < (3, 11) else 0)"
	@echo "Setting up .venv, once: about 200 MB to fetch, then one or two minutes; longer on a slow line."
	$(PYTHON) -m venv .venv
	$(INSTALL) --progress-bar on --require-hashes -r requirements.lock
	$(INSTALL) --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)
	@echo "Set up. Next: make lab opens the notebooks, make reports makes every area's report."

$(TESTABLE): $(READY) requirements-test.lock
	@echo "Adding the tools of tests: about 100 MB, half a minute."
	$(INSTALL) --quiet --require-hashes -r requirements-test.lock
	@touch $(TESTABLE)

clean:
	rm -rf .venv outputs
