# Two commands: `make demo` shows the section, `make test` runs every check.

# The newest Python that runs here, on the path or from pyenv; the lowest set has the lowest one.
PYTHON ?= $(or $(shell .ci/find-python 3.14 3.13 3.12 3.11),python3)
LOWEST_PYTHON ?= $(or $(shell .ci/find-python 3.11),$(PYTHON))
VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=
# The demo needs only the package and its example extra; the tests need more.
EXAMPLE_STAMP := $(VENV)/.example
TESTING_STAMP := $(VENV)/.testing
# Every extra of setup.cfg: tests/test_optional_parts.py switches all optional parts on.
EXTRAS := example,testing,translations,postgres
CURLYLINT_STAMP := $(VENV)/.curlylint
TEMPLATES := $(shell find cchc_wagtail/templates example_site tests/testapp -name "*.html")
LOWEST := .venv-lowest
LOWEST_STAMP := $(LOWEST)/.testing
PRERELEASE := .venv-prerelease
PRERELEASE_STAMP := $(PRERELEASE)/.testing
# The Nu Html Checker for tests/pages/test_html.py, which runs where Java is installed too.
VNU_VERSION := 26.9.27
VNU_JAR := $(VENV)/node/node_modules/vnu-jar/build/dist/vnu.jar
# Lighthouse for `make lighthouse`, of the last line that runs on Node 18.
LIGHTHOUSE_VERSION := 12.8.2
LIGHTHOUSE := $(VENV)/node/node_modules/lighthouse/cli/index.js

# The tests start many processes, each of which would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE

# All tests use all cores, and the slowest ten are named; tests named in ARGS use one.
PYTEST := -n auto --dist loadgroup --durations=10

.PHONY: demo test lint tests coverage lowest prerelease vnu messages benchmark lighthouse clean

demo: $(EXAMPLE_STAMP)
	$(BIN)/python example_site/manage.py demo $(ARGS)

# `TESTS=coverage` runs the full matrices and measures coverage, as .ci/run does.
TESTS ?= tests
test: lint $(TESTS)

# Takes some minutes; ARGS="--pages 10" is quick.
benchmark: $(EXAMPLE_STAMP)
	$(BIN)/python example_site/manage.py benchmark $(ARGS)

# Needs Node and Chromium, and takes some minutes; ARGS="--only StoryPage" is quick.
lighthouse: $(EXAMPLE_STAMP) $(LIGHTHOUSE)
	$(BIN)/python -W ignore example_site/lighthouse.py $(ARGS)

lint: $(TESTING_STAMP) $(CURLYLINT_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check cchc_wagtail/templates example_site tests/testapp
	$(BIN)/lint-imports
	$(BIN)/ty check --python $(VENV)
	DJANGO_SETTINGS_MODULE=tests.settings PYTHONPATH=. $(BIN)/python -W ignore -m django makemigrations --check --dry-run

# curlylint takes a quarter of a second for a template: it looks only at those that have changed.
$(CURLYLINT_STAMP): $(TEMPLATES) pyproject.toml setup.cfg | $(TESTING_STAMP)
	$(BIN)/curlylint $(or $(if $(filter-out %.html,$?),,$?),$(TEMPLATES))
	touch $@

tests: $(TESTING_STAMP)
	$(BIN)/python -m pytest $(or $(ARGS),$(PYTEST))

# All tests with every row of the full matrices; coverage is measured with its floor.
coverage: $(TESTING_STAMP)
	$(BIN)/python -m pytest $(PYTEST) --full --cov --cov-report=term

# The tests once more with the lowest versions that setup.cfg allows, in a venv of its own, without
# those that cannot differ; the wheel's test installs the lowest versions too.
lowest: export PIP_CONSTRAINT := $(CURDIR)/tests/lowest.txt
lowest: $(LOWEST_STAMP)
	$(LOWEST)/bin/python -m pytest $(or $(ARGS),$(PYTEST) -m "not any_version")

# The same with the newest Wagtail that pip offers, released or not.
prerelease: $(PRERELEASE_STAMP)
	$(PRERELEASE)/bin/python -m pip list --format=freeze | grep -iE "^(django|wagtail)="
	$(PRERELEASE)/bin/python -m pytest $(or $(ARGS),$(PYTEST) -m "not any_version")

vnu: $(VNU_JAR)

$(VNU_JAR): | $(BIN)/python
	npm install --prefix $(VENV)/node --no-save --no-audit --no-fund --ignore-scripts vnu-jar@$(VNU_VERSION)

# Named together with the checker, which npm would remove otherwise.
$(LIGHTHOUSE): | $(BIN)/python
	npm install --prefix $(VENV)/node --no-save --no-audit --no-fund --ignore-scripts lighthouse@$(LIGHTHOUSE_VERSION) vnu-jar@$(VNU_VERSION)

# After a change of strings: collect them, translate the new ones in the .po file, run it again.
messages: $(TESTING_STAMP)
	cd cchc_wagtail && DJANGO_SETTINGS_MODULE=tests.settings PYTHONPATH=.. ../$(BIN)/python -m django makemessages -l vi --no-location --no-obsolete --ignore="vietnamese_admin/*"
	cd cchc_wagtail && DJANGO_SETTINGS_MODULE=tests.settings PYTHONPATH=.. ../$(BIN)/python -m django compilemessages -l vi

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or later is needed. Name it: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(EXAMPLE_STAMP): setup.cfg | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[example]"
	touch $@

$(TESTING_STAMP): setup.cfg | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[$(EXTRAS)]"
	touch $@ $(EXAMPLE_STAMP)

$(LOWEST_STAMP): setup.cfg tests/lowest.txt
	$(LOWEST_PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[$(EXTRAS)]"
	touch $@

$(PRERELEASE_STAMP): setup.cfg
	$(PYTHON) -m venv $(PRERELEASE)
	$(PRERELEASE)/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[$(EXTRAS)]"
	$(PRERELEASE)/bin/python -m pip install --quiet --disable-pip-version-check --pre --upgrade wagtail
	touch $@

clean:
	rm -rf $(VENV) $(LOWEST) $(PRERELEASE) tests/.databases build dist *.egg-info example_site/var .coverage .pytest_cache
