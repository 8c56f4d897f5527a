#!/usr/bin/env bash
# Mutants of what verifies an edition and decides what is shown of it, by cargo-mutants (`cargo install cargo-mutants`).
# The whole crate takes minutes to compile, and there are hundreds of mutants: so these files become a crate of their own, with the
# modules that they use and the tests that they carry. That the files stand on so few others is what makes it possible.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-mutants >/dev/null || { echo "SKIPPED: mutants; \`cargo install cargo-mutants\`"; exit 0; }
here=$PWD
crate=$(mktemp -d)
trap 'rm -rf "$crate"' EXIT
edition=src/domain/edition
mkdir -p "$crate/$edition"
cp src/domain/{instant,quoted}.rs "$crate/src/domain/"
cp -r $edition/{hash,json,now,verified,behaviour}.rs $edition/{behaviour,tuf} "$crate/$edition/"
cp Cargo.lock "$crate/"
cat > "$crate/src/lib.rs" <<'EOF'
pub mod domain { mod instant; mod quoted; pub mod edition; pub use instant::{Instant, InstantError}; }
EOF
cat > "$crate/$edition/mod.rs" <<'EOF'
pub mod behaviour; mod hash; mod json; mod now; pub mod tuf; mod verified;
pub use hash::{Hash, HashError}; pub use now::{Now, NowError, target_path}; pub use verified::{Expected, Verified, VerifyError};
EOF
# The names that these files know of their neighbours.
grep -hE '^(pub|pub\(crate\)|pub\(super\)) const (NOTICES|ALERTS|NOTICE_FILES)\b' $edition/*.rs >> "$crate/$edition/mod.rs"
{
  printf '[features]\nconformance-keys = []\n[package]\nname = "pollstead"\nversion = "0.1.0"\nedition = "2024"\n[profile.dev]\ndebug = false\nopt-level = 1\n[dependencies]\n'
  grep -E '^(data-encoding|ed25519-dalek|jiff|serde|serde_json|sha2|thiserror) =' Cargo.toml
} > "$crate/Cargo.toml"
cd "$crate"
mkdir -p "$here/build"
cargo mutants --jobs "${JOBS:-2}" --timeout 30 --output "$here/build" --cargo-test-arg=--lib \
  -f "$edition/tuf/*.rs" -e conformance_keys.rs -f $edition/behaviour.rs -f $edition/verified.rs -- -- edition:: && ended=0 || ended=$?
# 2: some survive; 3: some ran out of time. Anything else is no run: the code fails unbroken, or somebody stopped it.
case $ended in 0 | 2 | 3) ;; *) echo "found a run that broke off ($ended), expected all mutants tried"; exit 1 ;; esac
cd "$here/build/mutants.out"
killed=$(cat caught.txt timeout.txt | wc -l); survive=$(wc -l < missed.txt)
sed 's/^/survives: /' missed.txt
echo "$killed killed, $survive survive"
(( killed + survive > 0 )) || { echo "found no mutant, expected hundreds"; exit 1; }
(( killed * 100 >= 95 * (killed + survive) )) || { echo "expected 95 of 100 to be killed; what may survive is in DESIGN.md"; exit 1; }
