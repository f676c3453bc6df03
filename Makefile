# Every command sets up what it needs: Python 3.11 or newer and make are enough.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
NEWSMTSC ?= ../shared/data/newsmtsc
DSE ?= ../shared/data/dse
RESOLVE := --universal --python-version 3.11 --generate-hashes --no-header --quiet
EXTRAS := --extra cluster --extra dev --extra formats --extra lab

.DEFAULT_GOAL := help
.PHONY: report test lab docs check fuzz fix bench model model-large picture lock clean help

report: $(READY) ## write the pages to build/html (open build/html/index.html)
	$(BIN)/kosovo report

test: $(READY) ## run the tests
	$(BIN)/python -m pytest

lab: $(READY) ## open the start notebook in JupyterLab
	$(BIN)/kosovo lab

docs: $(READY) ## write the API reference to build/html/reference.html
	$(BIN)/python -m kosovo_lib.docs build/html/reference.html

check: $(READY) ## lint, types, stripped notebooks; writes nothing
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/mypy --cache-dir=/dev/null
	$(BIN)/nbstripout --verify --keep-id notebooks/*.ipynb

fuzz: $(READY) ## read damaged files for twenty seconds; none may raise an error that is not ours
	$(BIN)/python tests/fuzz.py 20

fix: $(READY) ## format the code, strip the notebooks, write METHODS.md
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/nbstripout --keep-id notebooks/*.ipynb
	$(BIN)/python -m kosovo_lib.docs METHODS.md

bench: $(READY) ## measure speed against named baselines; prints tables of ratios
	$(PYTHON) -m venv build/bench-venv
	build/bench-venv/bin/python -m pip install --quiet --no-deps --require-hashes --requirement requirements-bench.lock
	build/bench-venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	for script in bench/*.py; do build/bench-venv/bin/python $$script; done

model: build/model-venv/.ready ## train the small network again (four hours; NEWSMTSC= and DSE=folders of those corpora)
	PYTHONPATH=. build/model-venv/bin/python training/make.py small $(NEWSMTSC)
	PYTHONPATH=. build/model-venv/bin/python training/judges.py $(NEWSMTSC) $(DSE)
	PYTHONPATH=. build/model-venv/bin/python training/measuring.py $(NEWSMTSC)

model-large: build/model-venv/.ready ## train the large network, which is used where it is there (an hour)
	PYTHONPATH=. build/model-venv/bin/python training/make.py large $(NEWSMTSC)
	PYTHONPATH=. build/model-venv/bin/python training/measuring.py $(NEWSMTSC)

picture: $(READY) ## draw the picture at the top of the README again
	$(BIN)/python .github/picture.py

lock: $(READY) ## resolve pyproject.toml into the two lock files again
	$(BIN)/uv pip compile pyproject.toml $(EXTRAS) $(RESOLVE) --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml $(EXTRAS) --extra bench $(RESOLVE) --output-file requirements-bench.lock

clean: ## remove what was made: the environment, the pages, the caches
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find kosovo_lib tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Training needs packages that nothing else does; the library runs its networks without them.
build/model-venv/.ready: training/requirements.txt
	$(PYTHON) -m venv build/model-venv
	build/model-venv/bin/python -m pip install --quiet --requirement training/requirements.txt
	@touch $@

# The lock names every package there is, so pip resolves nothing (--no-deps) and complains of no extra that it does not know.
# The lock decides: nothing is installed again until it, or the package's own metadata, changes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)
