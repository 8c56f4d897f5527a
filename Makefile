# make run     set up what is missing, build core, page and the demo edition, serve them, print the address
#              make run SOURCE=data/sources/ms-2020.toml ROOT=../shared/data serves a real edition
# make test    everything: formatting, lints, both targets, properties, golden editions, Chromium
# make bench   this core beside its peers, in one run
# make bless   accept new golden files and the generated contract (read the diff)
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:

PORT ?= 8080
SOURCE ?=
ROOT ?=
# npm's binaryen first: an older wasm-opt on PATH makes modules that die on load.
BIN := $(CURDIR)/build/tools/node_modules/.bin
export PATH := $(BIN):$(HOME)/.cargo/bin:$(PATH)
# Same sources, same wasm, wherever they lie.
REMAP = --remap-path-prefix=$(CURDIR)=. --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo --remap-path-prefix=$(shell rustc --print sysroot)=rust
WASM_PACK = wasm-pack build --mode no-install --target web --release --no-opt --out-name pollstead
WASM_CONFIG = --config "target.wasm32-unknown-unknown.rustflags=['$(subst $(subst ,, ),'$(comma)',$(REMAP))']"
comma := ,

.PHONY: run test bench bless tools pkg page edition serve clean quick

run: page edition
	exec node www/serve.mjs --port $(PORT) www/dist

tools:
	@bash .ci/tools.sh

pkg: tools
	@bash .ci/pkg.sh

page: pkg www/node_modules
	cd www && npm run --silent build

www/node_modules: www/package-lock.json | tools
	cd www && npm ci --no-fund --no-audit --loglevel=error
	touch node_modules

edition: tools
	cargo build --release --bin pollstead
	if [ -n "$(SOURCE)" ]; then
	  target/release/pollstead build $(SOURCE) $(if $(ROOT),--root $(ROOT)) --out build/edition --report build/report.html
	else
	  target/release/pollstead demo --out build/demo
	  target/release/pollstead build build/demo/demo.toml --out build/edition --report build/report.html
	fi
	rm -rf www/dist/edition && mkdir -p www/dist && cp -r build/edition www/dist/edition

test: tools
	@bash .ci/test.sh

bench: tools page
	@bash benches/run.sh

bless:
	BLESS=1 cargo test --test contract --test golden

clean:
	rm -rf build target www/dist www/node_modules pkg/voter pkg/manager
