# Every target is one command that also sets itself up. Only the package registries of this machine are asked.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := .venv/bin/python
PORT ?= 8050
IMAGE ?= vagar-till-sysselsattning
export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1

RUNTIME := .venv/.runtime
DEV := .venv/.dev
ASSETS := assets/vendor/.ready
LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q

.PHONY: run test check bench image lock store assets audit chromium slides format help

run: $(RUNTIME) assets store ## set up, build the demo store and serve on http://127.0.0.1:8050 (PORT=...)
	@exec $(PY) app.py

test: $(DEV) assets chromium slides ## every test, the browser's too
	$(PY) -m pytest -n auto $(PYTEST_ARGS)

check: $(DEV) ## style, types, layers, known vulnerabilities
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	@$(PY) .ci/vulnerabilities.py requirements.lock

audit: $(RUNTIME) ## attack the protection of the present store
	$(PY) -m dashboard audit

bench: $(DEV) assets chromium store ## measure speed, print the table, write bench/latest.json
	$(PY) -m dashboard bench

image: ## build the container image
	docker build --tag $(IMAGE) .

format: $(DEV) ## put the code in the common form
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

lock: .venv/bin/python ## resolve the newest allowed versions into the lock files
	@command -v uv >/dev/null || [ -x .venv/bin/uv ] || $(PY) -m pip install --quiet uv
	@uv=$$(command -v uv || echo .venv/bin/uv); \
	$$uv pip compile pyproject.toml $(LOCK_OPTIONS) --upgrade -o requirements.lock; \
	$$uv pip compile pyproject.toml --extra dev $(LOCK_OPTIONS) --upgrade -c requirements.lock -o requirements-dev.lock
	@if command -v npm >/dev/null; then npm install --package-lock-only --silent; fi

store: $(RUNTIME)
	@$(PY) -m dashboard build --if-needed

assets: $(ASSETS)

.venv/bin/python:
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))'; then \
	  echo "Python 3.11 behövs. Installera det, eller ange det: make PYTHON=/sökväg/till/python3.11" >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import ensurepip' 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq python3-venv; \
	  else echo "Pythons venv saknas. Kör: sudo apt install python3-venv" >&2; exit 1; fi; fi
	$(PYTHON) -m venv .venv

# uv is quicker when it is there; pip is asked when uv is not set up for this machine's registry.
define install
	@echo "Installerar $(1) (första gången tar det några minuter)"
	@if ! { command -v uv >/dev/null && uv pip install --python $(PY) --require-hashes -r $(1); }; then \
	  $(PY) -m pip install --require-hashes --no-deps -r $(1); fi
	@touch $@
endef

$(RUNTIME): requirements.lock | .venv/bin/python
	$(call install,requirements.lock)

$(DEV): requirements-dev.lock | .venv/bin/python
	$(call install,requirements-dev.lock)
	@touch $(RUNTIME)

# Without the slim bundle there is no stamp, so that it is fetched once Node has been installed.
$(ASSETS): package-lock.json $(RUNTIME) dashboard/vendor.py $(wildcard assets/*.css assets/*.js)
	@if command -v npm >/dev/null; then \
	  if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then \
	    echo "Hämtar webbläsarens filer"; \
	    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error \
	      || echo "npm kunde inte hämta paketen; Plotlys fulla paket används tills vidare." >&2; fi; fi
	@$(PY) -m dashboard.vendor
	@if [ -f assets/vendor/plotly-basic.min.js ]; then touch $@; fi

chromium:
	@if ! command -v chromium >/dev/null || ! command -v pdftotext >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium poppler-utils; \
	  else echo "Chromium eller poppler-utils saknas, så webbläsartesterna fallerar. Kör: sudo apt install chromium poppler-utils" >&2; fi; fi

# The tests look at slides as LibreOffice draws them.
slides:
	@if ! command -v soffice >/dev/null || ! command -v pdftotext >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-impress poppler-utils; \
	  else echo "LibreOffice saknas: testerna av bilder kommer att fallera. Kör: sudo apt install libreoffice-impress poppler-utils" >&2; fi; fi

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1  /'
