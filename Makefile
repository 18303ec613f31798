# Everything from a fresh machine with Rust, Python 3.11+ and make. Nothing is installed globally:
# the virtual environment is .venv, or $(VENV) when you have one elsewhere.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DATA ?= ../data
STAMP := $(VENV)/.dev-installed
# An optimised build, found by Python in the tree itself.
INSTALL := PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m pip install --quiet --no-build-isolation --editable .

.DEFAULT_GOAL := help
.PHONY: help demo test test-rust test-python lint build bench quality models clean

help:  ## Show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

demo: $(BIN)/maturin  ## Install, read the embedded dispatches and show the table of events
	@$(INSTALL)
	@$(BIN)/python -m chronique demo

test: lint test-rust test-python  ## Everything that must hold

lint: $(STAMP)  ## Formats and lints, Rust and Python
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --all-features --quiet -- -D warnings
	$(BIN)/ruff check
	$(BIN)/ruff format --check

test-rust:  ## Rust tests, without and with Arrow and Python
	cargo test --workspace --quiet
	cargo test --workspace --quiet --all-features --lib

test-python: build  ## Python tests, with types, stubs, documentation and notebooks
	$(BIN)/python -m pytest -q --nbmake tests/python notebooks
	$(BIN)/mypy

build: $(STAMP)  ## The extension, optimised, into the virtual environment
	$(INSTALL)

bench: build  ## Speed, beside the peers, in one run
	cargo bench --bench stages
	cargo run --release --quiet -p train --bin speed < python/chronique/data/demo.jsonl
	cargo run --release --quiet --manifest-path benches/peers/Cargo.toml
	$(BIN)/python -m pip install --quiet sentencex pysbd
	$(BIN)/python benches/python.py

quality: build  ## Every measure that needs the evaluation data: make quality DATA=folder
	DATA=$(DATA) BIN=$(BIN) sh tests/quality.sh

models:  ## How the files of assets/models are made
	@sed -n '/```sh/,/```/p' assets/SOURCES.md | grep -v '```'

clean:  ## Remove what was built
	rm -rf target .venv

$(BIN)/maturin:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip "maturin>=1.9.4,<2"

$(STAMP): $(BIN)/maturin pyproject.toml
	$(BIN)/python -m pip install --quiet --group dev
	touch $@
