# What a person does with a checkout. `make` alone lists the targets.
# Needs GNU make and Python 3.11 or newer; everything else is put into .venv,
# and what Debian or Ubuntu lack (venv, a browser for the tests) is installed with apt-get.

PORT ?= 8501
JOBS ?= 3

# Always the Python of this checkout, through `python -m`: no activated environment
# is needed, none disturbs, and the directory may be moved.
PYTHON := .venv/bin/python
PIP_INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check --no-input
PIP_COMPILE := $(PYTHON) -m uv pip compile --quiet --system-certs --universal --python-version 3.11 \
	--custom-compile-command "make lock" pyproject.toml
unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH

BENCHMARKS := $(sort $(wildcard benchmarks/bench_*.py))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test format bench lock upgrade browser

help: ## list the targets
	@echo 'Targets (PORT=$(PORT) is where `run` listens, JOBS=$(JOBS) how many tests run at once):'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: .venv/runtime-installed ## start the application and print its address
	$(PYTHON) -m streamlit run app.py --server.port $(PORT) --browser.serverAddress localhost

# A file's tests stay together, so that one browser and one server serve all journeys. Browsers wait
# for much of their time, so that three at once suit two cores; files go in the order of their names,
# because those of a single test may be the longest and must not be the last.
test: .venv/dev-installed browser ## lint, types and all tests, those in a real browser included
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

format: .venv/dev-installed ## mend what ruff can mend, and format
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format

bench: .venv/dev-installed browser ## time the program against its peers
	@set -e; for script in $(BENCHMARKS); do \
		echo "$$script"; \
		PYTHONPATH=. $(PYTHON) "$$script"; \
	done

lock: .venv/dev-installed ## write both requirements files from pyproject.toml, keeping pins that still fit
	$(PIP_COMPILE) $(UPGRADE) --output-file requirements.txt
	$(PIP_COMPILE) $(UPGRADE) --constraints requirements.txt --group dev --output-file requirements-dev.txt

upgrade: UPGRADE := --upgrade
upgrade: lock ## the same with the newest releases that pyproject.toml allows

# Each stamp is as old as the last successful installation of its requirements file.
.venv/runtime-installed: requirements.txt | .venv/bin/python
	$(PIP_INSTALL) --requirement $<
	@touch $@

.venv/dev-installed: requirements-dev.txt | .venv/bin/python
	$(PIP_INSTALL) --requirement $<
	@touch $@

# A name on the PATH is not yet a Python that runs (pyenv), so each one is tried.
# Debian ships ensurepip, without which an environment has no pip, apart from Python.
.venv/bin/python:
	@set -e; \
	for name in python3.11 python3 python3.12 python3.13 python3.14 python3.15; do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			python=$$name; break; \
		fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo 'No Python 3.11 or newer found: install one and run make again.' >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import venv, ensurepip' 2>/dev/null; then \
		package=$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		$(call apt_install,$$package); \
	fi; \
	"$$python" -m venv --clear .venv

# What the end-to-end tests drive: a browser (CHROMIUM may name one, else the PATH is searched)
# through Playwright, whose driver needs a library that small Debian systems lack; and the office
# that recalculates and draws the files we write.
browser: .venv/dev-installed
	@set -e; \
	packages=chromium; \
	for name in "$$CHROMIUM" chromium chromium-browser google-chrome; do \
		if [ -n "$$name" ] && command -v "$$name" >/dev/null; then packages=; break; fi; \
	done; \
	if ! $(PYTHON) -m playwright --version >/dev/null 2>&1; then \
		packages="$$packages libatomic1"; \
	fi; \
	if ! command -v soffice >/dev/null; then \
		packages="$$packages libreoffice-calc-nogui libreoffice-impress-nogui"; \
	fi; \
	if ! command -v pdftoppm >/dev/null; then \
		packages="$$packages poppler-utils"; \
	fi; \
	if [ -n "$$packages" ]; then \
		$(call apt_install,$$packages); \
	fi

# Shell commands that install the Debian packages $(1), as root or through sudo.
define apt_install
	if ! command -v apt-get >/dev/null; then \
		echo "Please install:$(1) (for a browser elsewhere, set CHROMIUM to its path)." >&2; exit 1; \
	fi; \
	sudo=; \
	if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	echo "Installing from the system: $(1)."; \
	$$sudo apt-get update --quiet=2; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes \
		--no-install-recommends --option Dpkg::Use-Pty=0 $(1)
endef
