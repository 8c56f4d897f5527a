#!/usr/bin/env bash
# Builds packages and pages twice from what is committed, in other folders, with other HOME and CARGO_HOME, and holds every
# byte against the other build. Ends with the release's name and the bytes compared. Takes some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
# Once, for both: somebody may commit meanwhile.
commit=$(git rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
homes=("$work/first-home" "$work/a/second/home/that/is/longer")
trees=("$work/first" "$work/somewhere/quite/else/second")
cargo_home=${CARGO_HOME:-$HOME/.cargo}
rustup_home=${RUSTUP_HOME:-$HOME/.rustup}

for i in 0 1; do
  mkdir -p "${homes[i]}/cargo" "${trees[i]}"
  git archive "$commit" | tar -x -C "${trees[i]}"
  # The programs and what was fetched already may be shared; where they lie differs.
  cp -r "$cargo_home/bin" "${homes[i]}/cargo/bin"
  [ ! -d "$cargo_home/registry" ] || cp -r "$cargo_home/registry" "${homes[i]}/cargo/registry"
  [ ! -f "$cargo_home/config.toml" ] || cp "$cargo_home/config.toml" "${homes[i]}/cargo/config.toml"
  mkdir -p "${trees[i]}/build" && cp -r "$root/build/tools" "${trees[i]}/build/tools"
  [ ! -d "$root/www/node_modules" ] || cp -r "$root/www/node_modules" "${trees[i]}/www/node_modules"
  (
    cd "${trees[i]}"
    export HOME=${homes[i]} CARGO_HOME=${homes[i]}/cargo RUSTUP_HOME=$rustup_home PATH="${homes[i]}/cargo/bin:$PATH"
    unset CARGO_TARGET_DIR
    bash .ci/pkg.sh
    cd www
    [ -d node_modules ] || npm ci --no-fund --no-audit --loglevel=error
    npm run --silent build
  ) > "$work/$i.log" 2>&1 || { tail -n 40 "$work/$i.log"; exit 1; }
done

status=0
for part in pkg/voter pkg/manager www/dist; do
  diff -rq "${trees[0]}/$part" "${trees[1]}/$part" || status=1
done
# Not only alike: nobody's folders stand in them.
for file in "${trees[@]/%//pkg/voter/pollstead_bg.wasm}" "${trees[@]/%//pkg/manager/pollstead_bg.wasm}"; do
  if grep -aoE "($work|$cargo_home|$rustup_home|$root|/home/|/root/|/tmp/)[^\"' ]{0,60}" "$file"; then echo "found a path of the builder in $file"; status=1; fi
done
[ $status -eq 0 ] || { echo "the two builds differ"; exit 1; }
cat "${trees[0]}"/pkg/{voter,manager}/pollstead_bg.wasm | wc -c | sed 's/$/ bytes of wasm/'
find "${trees[0]}/www/dist" -type f | wc -l | sed 's/$/ files of the pages/'
du -sb "${trees[0]}/www/dist" | sed 's/\t.*/ bytes in them/'
sed -n 's/^ "release": "\(.*\)",/release \1: the same bytes twice/p' "${trees[0]}/www/dist/release.json"
