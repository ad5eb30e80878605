# Two commands do all the set-up: `make demo` and `make test`. PYTHON names an interpreter ≥ 3.11.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEMO_DIR ?= .demo

.PHONY: demo test check lint types arrows schema notebooks bench serve clean

demo: $(INSTALLED)
	$(BIN)/xinmai demo --dir $(DEMO_DIR)

test: $(INSTALLED)
	$(BIN)/pytest

check: lint types arrows schema test notebooks

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

arrows: $(INSTALLED)
	$(BIN)/lint-imports

schema: $(INSTALLED)
	$(BIN)/xinmai schema --page docs/graph-schema.md --check

notebooks: $(INSTALLED)
	$(BIN)/python notebooks/run.py

# the libraries that matching is compared with are needed for nothing else; where they cannot be had, it says so
bench: $(INSTALLED)
	-$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r tests/bench/rivals.lock
	$(BIN)/python tests/bench $(BENCH)

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; $(PYTHON) is older. Set PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "$(PYTHON) cannot make virtual environments; install its venv module (Debian: python3-venv)"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --upgrade-deps $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5'
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	$(BIN)/xinmai warm
	@touch $@

clean:
	rm -rf $(VENV) $(DEMO_DIR)
