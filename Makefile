# Two commands to know: make reports, make test. Both set up .venv first, from requirements.lock alone.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: reports lab test test-system test-slow check format example methods schemas lock bench clean

reports: $(READY)  ## make the latest report of every area, and the example country's
	$(BIN)/cjreport build
	$(BIN)/cjreport build --country example

lab: $(READY)  ## open the notebooks
	$(BIN)/jupyter lab notebooks

test: $(READY) check  ## the tests that need pip alone
	$(BIN)/pytest
	$(BIN)/pytest --nbval-lax notebooks/area_report.ipynb notebooks/outcomes_plan.ipynb
	$(BIN)/pytest --nbval notebooks/methods.ipynb

check: $(READY)  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test-system: $(READY)  ## installs Debian's Chromium and poppler, then the tests that look at pages and PDFs
	tests/system/install
	$(BIN)/pytest -m system

test-slow: $(READY)  ## kills, faults and many reports
	$(BIN)/pytest -m slow

bench: $(READY)  ## how long things take, as ratios
	$(BIN)/python bench/engines.py
	$(BIN)/python bench/batch.py
	$(BIN)/python bench/measures.py
	$(BIN)/python bench/check.py
	$(BIN)/python bench/downloads.py

example: $(READY)  ## write the example country anew from its parameters
	$(BIN)/python data/example/make.py

methods: $(READY)  ## write the lines of METHODS.md anew from the registers
	$(BIN)/python data/describe.py

schemas: $(READY)  ## write params/schemas anew, with which editors complete and check returns and plans
	$(BIN)/python -m cjreport.publish.schema

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/jupytext --sync notebooks/*.ipynb

lock:  ## needs uv: one file for every platform
	uv pip compile --universal --generate-hashes --python-version 3.11 --all-extras --upgrade -o requirements.lock pyproject.toml

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit('cjreport needs Python 3.11 or later' if sys.version_info < (3, 11) else 0)"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

clean:
	rm -rf .venv outputs
