# Everything that these targets make lies in .venv/ and var/. `make help` lists them.

PORT ?= 8000
VENV := .venv/bin/
# The first that is new enough and complete (shims of version managers may lie). The system's own
# comes before those on the path: it is built to be fast, which those of version managers often are not.
PYTHON ?= $(or $(shell for p in /usr/bin/python3 python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1 && { echo $$p; break; }; done),python3)

export PYTHONPYCACHEPREFIX := $(CURDIR)/var/cache/python
# Which asks for clean source folders, and would make each start compile every package again.
unexport PYTHONDONTWRITEBYTECODE
export RUFF_CACHE_DIR := $(CURDIR)/var/cache/ruff
export MYPY_CACHE_DIR := $(CURDIR)/var/cache/mypy
export HYPOTHESIS_STORAGE_DIRECTORY := $(CURDIR)/var/cache/hypothesis

PYTEST := $(VENV)python -m pytest -o cache_dir=$(CURDIR)/var/cache/pytest
# Suites that need no service must not find one by accident.
NO_SERVICE := env -u DATABASE_URL -u VAR_DIR -u BUILT_DIR -u MEDIA_ROOT -u DJANGO_SETTINGS_MODULE

.DEFAULT_GOAL := help
.PHONY: help demo test test-postgres test-browser test-elasticsearch lint bench bench-content bench-desk bench-search bench-outage soak lighthouse pictures editor-pictures content-check content-format lock \
	elasticsearch elasticsearch-stop clean install-production install-development texts

help: ## List the targets
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | \
		while IFS='|' read -r name what; do printf '  %-20s %s\n' "$$name" "$$what"; done

demo: install-production ## Start the site on http://127.0.0.1:8000 (PORT= for another port)
	@exec $(VENV)python scripts/demo.py "$(PORT)"

test: install-development texts ## Run the tests that need no service
	@$(NO_SERVICE) $(PYTEST) -n 2 $(ARGS)

test-postgres: install-development texts ## Run them on PostgreSQL (DATABASE_URL= or a throwaway server)
	@$(VENV)python scripts/postgres.py $(PYTEST) -n 2 $(ARGS)

test-browser: install-development texts ## Run the tests that drive Chromium (CHROMIUM= for another path)
	@$(NO_SERVICE) $(VENV)python scripts/browser.py $(PYTEST) -n 2 -m browser $(or $(ARGS),tests/browser)

test-elasticsearch: install-development texts ## Run those that ask an Elasticsearch (ELASTICSEARCH_URL= or a throwaway server)
	@# Tests end before a second compiler would pay.
	@$(NO_SERVICE) ES_JAVA_OPTS="-Xms512m -Xmx512m -XX:TieredStopAtLevel=1" \
		$(VENV)python scripts/elasticsearch_server.py run $(PYTEST) -n 0 -m "elasticsearch and not soak" tests/search $(ARGS)

lint: install-development ## Check style, types, layers, templates and container files
	@$(NO_SERVICE) $(VENV)python scripts/lint.py

content-check: install-production ## Check the texts in content/
	@rm -rf var/check && mkdir -p var/check
	@$(NO_SERVICE) VAR_DIR=var/check $(VENV)python manage.py migrate --verbosity 0
	@$(NO_SERVICE) VAR_DIR=var/check $(VENV)python manage.py content check

content-format: install-production ## Write the texts in content/ as export would
	@$(NO_SERVICE) $(VENV)python manage.py content format

bench-search: install-development texts ## Measure the search on generated documents, on both engines
	@$(NO_SERVICE) $(VENV)python scripts/elasticsearch_server.py run $(VENV)python scripts/bench_search.py $(ARGS)

bench-outage: install-development texts ## Measure publishing while the search server stands still
	@$(NO_SERVICE) $(VENV)python scripts/elasticsearch_server.py run $(VENV)python scripts/bench_outage.py

bench: install-production ## Measure pages of the demo's database: time, size, requests a second
	@$(VENV)python scripts/bench.py $(ARGS)

bench-content: install-production ## Measure loading and export (ARGS=1000: with as many pages)
	@$(VENV)python scripts/bench_content.py $(ARGS)

bench-desk: install-development texts ## Measure the translation board beside wagtail-localize's report (ARGS="500 5000")
	@$(NO_SERVICE) $(VENV)python scripts/bench_desk.py $(ARGS)

lighthouse: install-production ## Let Lighthouse judge the running demo (ARGS="URL RUNS")
	@$(VENV)python scripts/lighthouse.py $(ARGS)

pictures: install-development texts ## Photograph all page types anew, as baselines to look at
	@$(NO_SERVICE) WRITE_PICTURES=1 $(VENV)python scripts/browser.py $(PYTEST) -n 2 -m soak tests/browser/test_appearance.py

editor-pictures: install-development texts ## Photograph the desk anew for docs/editors
	@$(NO_SERVICE) WRITE_PICTURES=1 $(VENV)python scripts/browser.py $(PYTEST) -n 0 -m soak tests/browser/test_guides_for_editors.py

soak: install-development texts ## Run the tests that take long
	@$(NO_SERVICE) $(VENV)python scripts/browser.py $(PYTEST) -m soak $(ARGS)

lock: install-development ## Lock requirements/*.in again (ARGS=--upgrade for newer versions)
	@$(VENV)python scripts/lock.py $(ARGS)

elasticsearch: install-production ## Start a local Elasticsearch on http://127.0.0.1:9200
	@$(VENV)python scripts/elasticsearch_server.py start

elasticsearch-stop: install-production ## Stop it
	@$(VENV)python scripts/elasticsearch_server.py stop

clean: ## Remove .venv/ and var/ after asking (YES=1 asks nothing)
	@$(call need-python) $(PYTHON) -B scripts/clean.py

# Whether it is new enough for the site is told by the script; a much older one cannot read it.
need-python = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 6))' >/dev/null 2>&1 || \
	{ echo "Python 3.11 or newer is needed and $(PYTHON) was not found or is older; name another" \
	"one with PYTHON=, as in: make demo PYTHON=/usr/bin/python3.11." >&2; exit 1; };

install-production install-development: install-%:
	@$(call need-python) $(PYTHON) -B scripts/bootstrap.py $*

texts: install-development
	@$(VENV)python scripts/translations.py
