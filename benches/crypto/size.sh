#!/usr/bin/env bash
# What the cryptography of the pages weighs: the libraries and no more, built as .ci/pkg.sh builds the packages. The manager's
# package has age beside these, which is not measured here.
set -euo pipefail
cd "$(dirname "$0")"
export PATH="$PWD/../../build/tools/node_modules/.bin:$HOME/.cargo/bin:$PATH" CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/../../target}
MUST=30000 # bytes of brotli: security.md, §2.5
. ../../.ci/wasm-size.sh
status=0
for features in "" card; do
  cargo build --quiet --release --target wasm32-unknown-unknown --features "$features" --config "target.wasm32-unknown-unknown.rustflags=[$size_flags]" "${size_args[@]}"
  wasm=$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/pollstead_bench_crypto.wasm
  out=$(mktemp)
  shrink "$wasm" "$out"
  node - "$out" "${features:-voter}" "$MUST" <<'J' || status=1
const { readFileSync } = require("node:fs");
const { brotliCompressSync, constants, gzipSync } = require("node:zlib");
const [, , file, name, must] = process.argv;
const bytes = readFileSync(file);
const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const of = { voter: "SHA-256, Ed25519", card: "SHA-256, Ed25519, Argon2id, HKDF, ChaCha20-Poly1305" }[name];
console.log(`cryptography of the ${name}'s page (${of}): ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzip, ${brotli} brotli (must: ${must})`);
process.exit(brotli <= Number(must) ? 0 : 1);
J
  rm -f "$out"
done
exit $status
