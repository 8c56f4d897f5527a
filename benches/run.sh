#!/bin/sh
# Measures this core beside its peers, the builds and the bytes; prints one table; writes build/bench.md and .json.
# Alone, writing nothing: `run.sh zones`, the zone verdicts; `run.sh crypto`, what the cryptography weighs; `run.sh startup`, what a
# page verifies before its first answer.
# Real inputs are read from POLLSTEAD_DATA (default ../shared/data beside the repository); without them, made-up ones.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
data=${POLLSTEAD_DATA:-$root/../shared/data}
work=$root/build/bench
target=${CARGO_TARGET_DIR:-$root/target}
mkdir -p "$work"
PATH=$root/build/tools/node_modules/.bin:$PATH
export PATH
export CARGO_TARGET_DIR="$target"

only=${1:-all}
case $only in all | zones | crypto | startup) ;; *) echo "bench: found $only, expected zones, crypto, startup or nothing" >&2; exit 2 ;; esac

case $only in crypto) exec benches/crypto/size.sh ;; startup) exec benches/startup.sh ;; esac

echo "bench: building (release, native and wasm)" >&2
[ "$only" = zones ] || cargo build --release --quiet --bin pollstead
(cd benches/native && cargo build --release --quiet)
(cd benches/core-wasm && wasm-pack --quiet build --mode no-install --target web --release --out-dir "$work/core-wasm")
[ -d benches/peers/node_modules/which-polygon ] || (cd benches/peers && npm ci --no-audit --no-fund >&2)
[ "$only" = all ] || exec node benches/peers/zones.mjs "$work/core-wasm" "$target/release/pollstead-bench-native" "$work/zones"

cat > "$work/measure.py" <<'P'
"""Runs a command some times; prints seconds of each and the peak memory in kB as JSON."""
import json, os, resource, subprocess, sys, time
rounds, *command = sys.argv[1:]
seconds = []
for _ in range(int(rounds)):
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    seconds.append(time.monotonic() - start)
    if done.returncode:
        sys.exit(done.stderr.decode())
print(json.dumps({"seconds": seconds, "peak_kb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}))
P
pollstead=$target/release/pollstead
echo "bench: the made-up state" >&2
[ -f "$work/state-source/demo.toml" ] || "$pollstead" demo --scale state --out "$work/state-source" >/dev/null
state=$(python3 "$work/measure.py" 3 "$pollstead" build "$work/state-source/demo.toml" --out "$work/state")
if [ -d "$data/ms/precincts" ]; then
  echo "bench: ms-2020" >&2
  real=$(python3 "$work/measure.py" 5 "$pollstead" build data/sources/ms-2020.toml --root "$data" --out "$work/ms-2020")
  real=${real%\}}', "name": "ms-2020: real polygons and list"'
  polygons=$data/ms/precincts
  are="Mississippi's real precincts of 2020"
  edition="\"$work/ms-2020\""
else
  echo "SKIPPED: no real inputs at POLLSTEAD_DATA: points are asked of the made-up state, ms-2020 is not built" >&2
  real='{"skipped": "no real inputs: ms-2020 is not built"'
  polygons=$work/state-source/precincts.geojson
  are="the made-up state"
  edition=null
fi
node benches/peers/prepare.mjs "$polygons" "$work/points" >&2

locked() { sed -n "/^name = \"$2\"\$/{n;s/version = \"\(.*\)\"/\1/p;}" "$1" | tail -n 1; }
cat > "$work/given.json" <<J
{
  "commit": "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)",
  "rustc": "$(rustc --version)",
  "wasmOpt": "$(wasm-opt --version 2>/dev/null | sed 's/.*version //' || echo absent)",
  "geo": "$(locked benches/native/Cargo.lock geo)",
  "rstar": "$(locked benches/native/Cargo.lock rstar)",
  "points": "$work/points",
  "polygonsAre": "$are",
  "core": "$work/core-wasm",
  "native": "$target/release/pollstead-bench-native",
  "edition": "$work/state",
  "real": $edition,
  "keystrokes": "$work/keystrokes.json",
  "page": "$root/benches/page.html",
  "chromium": "${CHROMIUM:-/usr/bin/chromium}",
  "dist": "${POLLSTEAD_DIST:-$root/www/dist}",
  "out": "$root/build/bench",
  "builds": [
    $real, "must": [10, 500], "moonshot": 2},
    ${state%\}}, "name": "made-up state: 1.5 M addresses", "must": [120, 1500], "moonshot": 20}
  ]
}
J
node benches/peers/run.mjs "$work/given.json"
benches/crypto/size.sh
benches/startup.sh
# Needs the built pages, the demo edition, nginx and wrk; says what is missing.
exec node benches/load.mjs
