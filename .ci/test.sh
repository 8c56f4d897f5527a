#!/usr/bin/env bash
# Everything that must hold before a change lands. People run it as `make test`; CI does the same.
# Ends with a line `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/build/tools/node_modules/.bin:$HOME/.cargo/bin:$PATH"
started=$(date +%s)
passed=0; failed=0; failures=()
declare -A running
export TUF_PYTHON=$PWD/build/tools/tuf/bin/python TUF_JS=$PWD/build/tools/node_modules
logs=$PWD/build/logs
mkdir -p "$logs"

# start NAME COMMAND…: begins a step beside those that follow; finish NAME waits for it and counts it.
# The tests counted are those that the command's own closing lines name, or the step itself where it names none.
log_of() { echo "$logs/${1// /-}.log"; }
start() {
  local log; log=$(log_of "$1")
  ( began=$(date +%s); "${@:2}" >"$log" 2>&1; echo "$? $(( $(date +%s) - began ))" >"$log.end" ) &
  running[$1]=$!
}
finish() {
  local name=$1 log status seconds p f
  log=$(log_of "$name")
  wait "${running[$name]}"
  read -r status seconds <"$log.end"
  p=$(sed -nE 's/^test result: .* ([0-9]+) passed;.*/\1/p; s/^# pass ([0-9]+).*/\1/p; s/^ℹ pass ([0-9]+).*/\1/p' "$log" | paste -sd+ - | bc 2>/dev/null)
  f=$(sed -nE 's/^test result: .* ([0-9]+) failed;.*/\1/p; s/^# fail ([0-9]+).*/\1/p; s/^ℹ fail ([0-9]+).*/\1/p' "$log" | paste -sd+ - | bc 2>/dev/null)
  p=${p:-0}; f=${f:-0}
  if [ "$status" -ne 0 ]; then
    [ "$f" -gt 0 ] || f=1
    failures+=("$name")
    printf 'FAILED  %-28s %4ss\n' "$name" "$seconds"
    # What failed by name, for the last lines may be of tests that passed.
    grep -E -A12 '^(not ok|✖|test .* FAILED|---- .* stdout ----|error(\[|:))' "$log" | head -n 150
    echo "  the last lines:"
    tail -n 40 "$log"
  else
    [ "$p" -gt 0 ] || p=1
    printf 'ok      %-28s %4ss  %s\n' "$name" "$seconds" "$p"
  fi
  grep -h '^SKIPPED' "$log" | sort -u
  passed=$((passed + p)); failed=$((failed + f))
}
step() { start "$@"; finish "$1"; }

# Chromium, the demo edition and the packages: nothing here reads the network.
wasm_clippy() { cargo clippy --lib --target wasm32-unknown-unknown --features manager,card -- -D warnings; }
wasm_tests() {
  # Not by `wasm-pack test`: it compiles the native tests for wasm32 too.
  CHROMEDRIVER=$(command -v chromedriver) CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    cargo test --target wasm32-unknown-unknown --test wasm
}
# The program that the tests have just built: `cargo run` would build all of it again, without their dependencies' features.
demo_edition() {
  local pollstead=${CARGO_TARGET_DIR:-target}/debug/pollstead
  "$pollstead" demo --out build/demo &&
  "$pollstead" build build/demo/demo.toml --out build/edition --report build/report.html &&
  sed 's/^state = /carry_up_to = 0\n&/' build/demo/demo.toml > build/demo/single-files.toml &&
  "$pollstead" build build/demo/single-files.toml --out build/single-files &&
  "$pollstead" directory --edition build/edition --unsigned --out build/directory &&
  sealed_roll "$pollstead"
}
# A made-up roll sealed into the demo edition, with its codes: what the card page is tested with.
sealed_roll() {
  local roll=(--roll build/roll/roll.csv --key build/roll/office.key --series demo-1 --cards build/roll/issued.csv)
  rm -rf build/roll && mkdir -p build/roll &&
  "$1" roll demo --edition build/edition --voters 600 --out build/roll/roll.csv &&
  "$1" roll key --out build/roll/office.key &&
  "$1" roll code "${roll[@]}" --site https://vote.example/v --out build/roll/mailing &&
  "$1" roll seal "${roll[@]}" --edition build/edition --as-of 2027-10-01 --cost lowest --work build/roll/work --out build/sealed
}
# The demo edition signed with throw-away keys, and the pages built to trust their root: nothing of it is kept. Beside it an older
# one by the same keys, whose places have other names: what a host has that nobody looks after.
signed_edition() {
  local pollstead mode out=$PWD/build/signed
  pollstead=$(realpath "${CARGO_TARGET_DIR:-target}/debug/pollstead")
  rm -rf "$out" && mkdir -p "$out" && cp -r build/edition "$out/edition" &&
  sed 's/,Made-Up /,Former Made-Up /' build/demo/places.csv > build/demo/former.csv &&
  sed '/^corrections = /d; s/places\.csv/former.csv/; s/^as_of = .*/as_of = "2027-01-15"/' build/demo/demo.toml > build/demo/former.toml &&
  "$pollstead" build build/demo/former.toml --out "$out/older" && bash deploy/sign-demo.sh "$pollstead" "$out" || return
  sed 's|"mirrors": .*|"mirrors": ["https://mirror.example", "https://mirror-2.example"], "trust": "1.root.json",|' deploy/site.json > "$out/site.json"
  for mode in production card id manager; do
    ( cd www && POLLSTEAD_SITE=$out/site.json POLLSTEAD_DIST=dist-signed npx vite build --mode $mode ) || return
  done
  cp -r "$out/edition" www/dist-signed/edition
}
# In a subshell each: a `cd` that stays would move the logs of every step after it.
page_packages() ( cd www && { [ -d node_modules ] || npm ci --no-fund --no-audit --loglevel=error; } )
page_build() ( cd www && npm run gallery && npm run build )
page_tests() ( cd www && npm run tests )
clean_tree() {
  local dirty
  dirty=$(git status --porcelain 2>/dev/null) || return 0
  [ -z "$dirty" ] || { echo "the tests left the tree changed: commit, or run make bless and read the diff"; echo "$dirty"; return 1; }
}
before=$(git status --porcelain 2>/dev/null)

# First: a test of the contract asks tsc.
step "page packages"      page_packages
# Linking a package for size keeps one core busy for minutes; what follows uses the other. Page tests run alone, two files at a time: some wait on clocks.
start "packages"          bash .ci/pkg.sh
step "lints, native"      cargo clippy --all-targets -- -D warnings
# Shown, so that a test that is skipped is seen to be.
step "tests"              cargo test --no-fail-fast -- --show-output
step "conformance tool"   cargo clippy --features conformance-keys --bin pollstead-tuf -- -D warnings
step "lints, wasm"        wasm_clippy
finish "packages"
step "conversions"        wasm_tests
step "demo edition"       demo_edition
step "page"               page_build
step "signed edition"     signed_edition
step "page tests"         page_tests
# Only a tree that was clean before can tell what the tests left behind.
[ -n "$before" ] || step "clean tree" clean_tree

echo "$(( $(date +%s) - started )) s"
[ ${#failures[@]} -eq 0 ] || echo "failed: ${failures[*]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
