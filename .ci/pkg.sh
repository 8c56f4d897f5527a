#!/usr/bin/env bash
# Builds pkg/voter, pkg/manager and pkg/card, or those that are named: wasm-pack, wasm-opt, and one load in Node to see that the module lives.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/build/tools/node_modules/.bin:$HOME/.cargo/bin:$PATH"

# Same sources, same wasm, wherever they lie. RUSTFLAGS would replace the flags of any config file, so flags go by --config.
sysroot=$(rustc --print sysroot)
flags="'--remap-path-prefix=$PWD=.','--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo','--remap-path-prefix=$sysroot=rust'"
. .ci/wasm-size.sh
flags="$flags,$size_flags"
# age carries its messages as files, with the times that these have on this machine unless one is said.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0}
cargo_args=("${size_args[@]}" --config "target.wasm32-unknown-unknown.rustflags=[$flags]")

for build in ${@:-voter manager card}; do
  features=(); [ $build = voter ] || features=(--features $build)
  out=pkg/$build
  rm -rf "$out"
  wasm-pack --quiet build --mode no-install --target web --release --no-opt --no-pack \
    --out-dir "$out" --out-name pollstead . -- "${cargo_args[@]}" "${features[@]}"
  rm -f "$out/.gitignore"
  shrink "$out/pollstead_bg.wasm" "$out/pollstead_bg.wasm"
  node .ci/package.mjs $build
done
