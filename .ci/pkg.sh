#!/usr/bin/env bash
# Builds pkg/voter, pkg/manager and pkg/card, or those that are named: wasm-pack, wasm-opt, and one load in Node to see that the module lives.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/build/tools/node_modules/.bin:$HOME/.cargo/bin:$PATH"

# Same sources, same wasm, wherever they lie. RUSTFLAGS would replace the flags of any config file, so flags go by --config.
sysroot=$(rustc --print sysroot)
flags="'--remap-path-prefix=$PWD=.','--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo','--remap-path-prefix=$sysroot=rust'"
# Every byte is hashed, but a shard is small: the compact rounds are a seventh of the unrolled ones.
flags="$flags,'--cfg=sha2_backend=\"soft\"','--cfg=sha2_backend_soft=\"compact\"'"
# age carries its messages as files, with the times that these have on this machine unless one is said.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0}
# Small before fast: a phone waits for the bytes, and one look-up is a fraction of a millisecond either way.
cargo_args=(--config 'profile.release.opt-level="z"')
# A standard library built for size, whose panics trap at once without their messages, is a sixth smaller. Its sources
# come with `rustup component add rust-src`; without them the module is the same but larger.
if [ -d "$sysroot/lib/rustlib/src/rust/library" ]; then
  export RUSTC_BOOTSTRAP=1
  flags="$flags,'-Cpanic=immediate-abort','-Zunstable-options','-Zlocation-detail=none'"
  cargo_args+=(-Z build-std=std,panic_abort -Z build-std-features=optimize_for_size)
else
  echo "rust-src is not installed: the packages come out larger" >&2
fi
cargo_args+=(--config "target.wasm32-unknown-unknown.rustflags=[$flags]")

for build in ${@:-voter manager card}; do
  features=(); [ $build = voter ] || features=(--features $build)
  out=pkg/$build
  rm -rf "$out"
  wasm-pack --quiet build --mode no-install --target web --release --no-opt --no-pack \
    --out-dir "$out" --out-name pollstead . -- "${cargo_args[@]}" "${features[@]}"
  rm -f "$out/.gitignore"
  # What is used once stays a function of its own: bodies that small resemble one another, and gzip sees it (8 % less).
  wasm-opt -Oz --one-caller-inline-max-function-size=0 --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
    --enable-reference-types --enable-multivalue --strip-debug --strip-producers \
    "$out/pollstead_bg.wasm" -o "$out/pollstead_bg.wasm"
  node .ci/package.mjs $build
done
