#!/usr/bin/env bash
# Fuzzes each parser for SECONDS_EACH (60) seconds, or the ones named: `fuzz/run.sh now table`. What it finds new is kept in
# fuzz/corpus/ if it is small; a crash is kept in fuzz/artifacts/ and ends in an exit code of 1: make it a unit test.
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$HOME/.cargo/bin:$PATH"
each=${SECONDS_EACH:-60}
command -v cargo-fuzz >/dev/null || cargo install --quiet cargo-fuzz@0.13.2 || { echo "missing: cargo-fuzz; install it with: cargo install cargo-fuzz@0.13.2" >&2; exit 1; }
# The sanitizer's flags are of the nightly compiler; this lets the stable one take them.
export RUSTC_BOOTSTRAP=1
cargo fuzz build --fuzz-dir fuzz parser || exit 1
program=$(find fuzz/target -path '*/release/parser' -type f | head -1)
parsers=("$@"); [ $# -gt 0 ] || parsers=($(ls fuzz/corpus))
failed=()
for name in "${parsers[@]}"; do
  work=build/fuzz/$name; mkdir -p "$work" "fuzz/artifacts/$name"
  printf '%-12s' "$name"
  if POLLSTEAD_PARSER=$name "$program" -max_total_time="$each" -timeout=1 -rss_limit_mb=512 -max_len=16384 \
    -artifact_prefix="fuzz/artifacts/$name/" -print_final_stats=1 "$work" "fuzz/corpus/$name" > "build/fuzz/$name.log" 2>&1; then
    runs=$(sed -n 's/stat::number_of_executed_units: *//p' "build/fuzz/$name.log")
    rss=$(sed -n 's/stat::peak_rss_mb: *//p' "build/fuzz/$name.log")
    slowest=$(sed -n 's/stat::slowest_unit_time_sec: *//p' "build/fuzz/$name.log")
    edges=$(grep -oE 'cov: [0-9]+' "build/fuzz/$name.log" | tail -1)
    echo "$runs inputs, $edges, at most ${slowest} s and ${rss} MB"
  else
    echo "FAILED: see build/fuzz/$name.log and fuzz/artifacts/$name"
    failed+=("$name")
  fi
done
[ ${#failed[@]} -eq 0 ] || { echo "failed: ${failed[*]}"; exit 1; }
