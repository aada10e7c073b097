# The two commands that matter: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard amal_field/translations/*/LC_MESSAGES/messages.po))
export FLASK_APP := wsgi
# Where it is set, each process that a test starts compiles the app anew: 8 seconds.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run setup test test-setup lint format translations postgres bench bench-full bench-tablets bench-search kill-test pictures icons lighthouse lock clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

run: setup ## Install, migrate, load the demo and serve on http://127.0.0.1:$(PORT)
	@$(BIN)/flask prepare --port $(PORT)
	@exec $(BIN)/gunicorn --config python:amal_field.serving --bind 127.0.0.1:$(PORT) wsgi:app

setup: .venv/run-ready static/node_modules/.ready $(CATALOGUES) ## Install what the app needs, start nothing

test: setup test-setup ## Install what the tests need and run everything, on both databases
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

test-setup: .venv/test-ready
	@sh tests/programs.sh

lint: test-setup ## Look for mistakes and untidy code
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

format: test-setup ## Tidy the code
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

translations: setup ## Collect the sentences of the screens into the catalogues
	@$(BIN)/flask translate extract && $(BIN)/flask translate update && $(BIN)/flask translate compile

postgres: setup test-setup ## Run the app on a throw-away PostgreSQL
	@$(BIN)/python -m tests.postgres_run --port $(PORT)

bench: setup test-setup ## Measure the app beside a minimal floor
	@$(BIN)/python -m tests.bench $(ARGS)

bench-full: setup test-setup ## The same with 100,000 and 1,000,000 people as well
	@$(BIN)/python -m tests.bench --full

kill-test: setup test-setup ## Kill the server in the middle of check-ins, payments and taps and count what is there
	@$(BIN)/python -m tests.bench.kill $(ARGS)

bench-tablets: setup test-setup ## Measure what many tablets ask at once, at a fixed rate
	@$(BIN)/python -m tests.bench.fleet $(ARGS)

bench-search: setup test-setup ## Measure how well and how fast people are found
	@$(BIN)/python -m tests.bench.search $(ARGS)

pictures: setup test-setup ## Make a picture of every screen in pictures/
	@$(BIN)/python -m pytest e2e/test_pictures.py --pictures pictures $(ARGS)

icons: setup test-setup ## Draw static/icon.svg in every size in which a tablet asks for it
	@$(BIN)/python -m e2e.icons

lighthouse: setup test-setup e2e/lighthouse/node_modules/.ready ## Measure the ten main screens on a slow phone with Lighthouse
	@$(BIN)/python -m e2e.lighthouse

lock: .venv/test-ready ## Lock the dependencies anew
	@cd static && ../$(BIN)/npm install --package-lock-only
	@cd e2e/lighthouse && ../../$(BIN)/npm install --package-lock-only
	@$(BIN)/python -m tests.plain_locks
	@$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --extra test pyproject.toml -o requirements-test.txt

clean: ## Remove what was installed and made; instance/ (the database) stays
	rm -rf .venv static/node_modules e2e/lighthouse/node_modules .pytest_cache .hypothesis .ruff_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Amal Field needs Python 3.11 or newer: install it, or say PYTHON=/path/to/python3.11 make …"; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; \
	  [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq -y python3-venv >/dev/null && $(PYTHON) -m venv .venv; } \
	  || { echo "Python cannot make a virtual environment: install python3-venv (apt install python3-venv) and try again."; exit 1; }

.venv/run-ready: requirements.txt .venv/bin/python
	@echo "Installing the app's packages …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

%.mo: %.po | .venv/run-ready
	@$(BIN)/pybabel --quiet compile --input-file=$< --output-file=$@

.venv/test-ready: requirements-test.txt .venv/run-ready
	@echo "Installing the tests' packages …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

static/node_modules/.ready: static/package-lock.json .venv/run-ready
	@echo "Fetching the front-end packages …"
	@cd static && PATH="$(CURDIR)/$(BIN):$$PATH" ../$(BIN)/npm ci --no-progress --loglevel=error
	@touch $@

e2e/lighthouse/node_modules/.ready: e2e/lighthouse/package-lock.json .venv/test-ready
	@echo "Fetching Lighthouse …"
	@cd e2e/lighthouse && PATH="$(CURDIR)/$(BIN):$$PATH" ../../$(BIN)/npm ci --no-progress --loglevel=error
	@touch $@
