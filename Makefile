# Needs Python 3.11 or newer and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types layers docs examples wheel bench golden clean

demo: $(READY)  ## score the example district, write its reports, show its days
	$(BIN)/pufa score examples/linchuan/submissions/xiaoqiao/2005-acceptance.yaml --as-of 2005-06-30
	$(BIN)/pufa rollup examples/linchuan --top 5 --as-of 2005-06-30
	$(BIN)/pufa report examples/linchuan --format md --as-of 2005-06-30 -o out/linchuan.md
	@echo "out/linchuan.md"
	$(BIN)/pufa plan phases examples/linchuan --unit xiaoqiao --as-of 2005-06-10
	$(BIN)/python tools/build_example.py --history out/linchuan-days
	$(BIN)/pufa trend out/linchuan-days --at 2005-05-16,2005-05-30,2005-06-10 --top 5
	$(BIN)/pufa report out/linchuan-days --kind dispatch --as-of 2005-06-30 --format html -o out/dispatch.html
	@echo "out/dispatch.html"

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check src tests tools bench
	$(BIN)/ruff format --check src tests tools bench

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

docs: $(READY)  ## write the generated pages
	$(BIN)/python -m tools.docs

examples: $(READY)  ## write the example districts
	$(BIN)/python tools/build_example.py

golden: $(READY)  ## rewrite the expected reports
	$(BIN)/python -m pytest tests/golden --update-golden

bench: $(READY)
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python bench/ratios.py

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	$(BIN)/python -m compileall -q src  # starts three times faster where bytecode is not cached
	touch $(READY)

clean:
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
