#!/usr/bin/env bash
# Builds core-wasm for size, as .ci/pkg.sh builds the packages, and lets startup.mjs measure what a page verifies before its first answer.
set -euo pipefail
cd "$(dirname "$0")/core-wasm"
export PATH="$PWD/../../build/tools/node_modules/.bin:$HOME/.cargo/bin:$PATH" CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/../../target}
. ../../.ci/wasm-size.sh
out=$PWD/../../build/bench/core-small
wasm-pack --quiet build --mode no-install --target web --release --no-opt --out-dir "$out" -- "${size_args[@]}" --config "target.wasm32-unknown-unknown.rustflags=[$size_flags]"
shrink "$out/pollstead_bench_core_bg.wasm" "$out/pollstead_bench_core_bg.wasm"
node ../startup.mjs "$out"
