# make run     set up what is missing, build core, page, the demo edition and its Directory, serve them, print the address
#              make run SOURCE=data/sources/ms-2020.toml ROOT=../shared/data serves a real edition
# make test    everything: formatting, lints, both targets, properties, golden editions, Chromium
# make bench   this core beside its peers, in one run
# make drill   "6:10 a.m., the school is locked": from the call to the page, with its time
# make faults  ten thousand look-ups over faulty mirrors, on a virtual clock
# make windows build/windows/pollstead.exe, and the same bytes from it as from here, where wine is installed
# make fuzz    each parser for 60 seconds (SECONDS_EACH), corpora in fuzz/corpus
# make mutants what verifies an edition, broken in every small way: the breaks that no test notices (some minutes)
# make reproducible  packages and pages built twice, elsewhere and otherwise: the same bytes
# make bless   accept new golden files and the generated contract (read the diff)
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:

PORT ?= 8080
SOURCE ?=
ROOT ?=
export PATH := $(HOME)/.cargo/bin:$(PATH)

.PHONY: run test drill faults bench windows fuzz mutants reproducible bless tools pkg page edition clean

run: page edition
	exec node www/serve.mjs --port $(PORT) www/dist

tools:
	@bash .ci/tools.sh

pkg: pkg/manager/package.json

pkg/manager/package.json: $(shell find src/domain src/wasm -type f) src/lib.rs Cargo.toml Cargo.lock .ci/pkg.sh .ci/wasm-size.sh .ci/package.mjs | tools
	bash .ci/pkg.sh
	touch $@

page: pkg www/node_modules
	cd www && npm run --silent build

www/node_modules: www/package-lock.json | tools
	cd www && npm ci --no-fund --no-audit --loglevel=error
	touch node_modules

edition: tools
	cargo build --profile tool --bin pollstead
	if [ -n "$(SOURCE)" ]; then
	  target/tool/pollstead build $(SOURCE) $(if $(ROOT),--root $(ROOT)) --out build/edition --report build/report.html
	else
	  target/tool/pollstead demo --out build/demo
	  target/tool/pollstead build build/demo/demo.toml --out build/edition --report build/report.html
	fi
	rm -rf www/dist/edition && mkdir -p www/dist && cp -r build/edition www/dist/edition
	target/tool/pollstead directory --edition build/edition --unsigned --today "$$(date +%F)" --lookup ../ --out www/dist/directory

test:
	@bash .ci/tools.sh test
	bash .ci/test.sh

drill:
	@cargo build --quiet --bin pollstead
	bash deploy/drill.sh

faults:
	FAULTS=10000 cargo test --test faults -- --nocapture

bench: tools page
	@bash benches/run.sh

windows:
	@bash .ci/windows.sh

fuzz:
	@bash fuzz/run.sh

mutants:
	@bash .ci/mutants.sh

reproducible: tools
	@bash .ci/reproducible.sh

bless:
	BLESS=1 cargo test --test contract --test golden --test directory

clean:
	rm -rf build target www/dist www/node_modules pkg/voter pkg/manager
