#!/usr/bin/env bash
# Builds pollstead.exe for Windows on this machine and, where wine is there, runs it beside the native program: the same
# input must give the same bytes. PROFILE=dev is quicker to build.
set -euo pipefail
cd "$(dirname "$0")/.."
target=x86_64-pc-windows-gnu
profile=${PROFILE:-tool}
folder=$profile; [ "$profile" != dev ] || folder=debug
need() { echo "missing: $1; install it with: $2" >&2; exit 1; }

if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx $target; then rustup target add $target; fi
command -v x86_64-w64-mingw32-gcc >/dev/null || need "a linker for Windows" "sudo apt-get install gcc-mingw-w64-x86-64"
cargo build --profile "$profile" --target $target --bin pollstead
cargo build --profile "$profile" --bin pollstead
exe=$PWD/target/$target/$folder/pollstead.exe native=$PWD/target/$folder/pollstead
mkdir -p build/windows && cp "$exe" build/windows/pollstead.exe

# Debian's wine64 alone keeps its program off the path.
wine=$(command -v wine || command -v wine64 || ls /usr/lib/wine/wine64 2>/dev/null || true)
if [ -z "$wine" ]; then
  echo "SKIPPED: pollstead.exe is built but was not run: no wine (sudo apt-get install --no-install-recommends wine64)"
  exit 0
fi
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export WINEPREFIX=$work/prefix WINEDEBUG=-all
mkdir "$work/program" && cp "$exe" "$work/program/pollstead.exe"
windows() { "$wine" "$work/program/pollstead.exe" "$@"; }
if ! windows --version >/dev/null 2>&1; then
  # Wine 8.0 lacks bcryptprimitives.dll, which Windows has and from which Rust takes its random
  # numbers. A stand-in for this test alone; it goes into the temporary folder and nowhere else.
  x86_64-w64-mingw32-gcc -shared -o "$work/program/bcryptprimitives.dll" -x c - -x none -ladvapi32 <<'C'
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *to, unsigned long long n) { return SystemFunction036(to, (unsigned long)n); }
C
fi

rows='address
"109 Elm St, Pretend Springs, MS 39991"
"1 Nowhere"
'
# run SIDE COMMAND…: in a folder of its own, both sides with the same relative paths. One chain, for `set -e` does not reach into a condition.
run() {
  local side=$1; shift; mkdir -p "$work/$side"
  ( cd "$work/$side" && "$@" demo --out demo && "$@" check demo/demo.toml --report check.json &&
    "$@" build demo/demo.toml --out edition --report report.html && "$@" directory --edition edition --out pages &&
    printf '%s' "$rows" | "$@" locate --edition edition --now 2027-06-01T00:00:00Z > answers.jsonl &&
    "$@" new demo/places.csv demo/precincts.geojson demo/addresses.csv demo/roads.shp demo/contacts.csv --county 28901=Makebelieve \
      --election-date 2027-11-02 --as-of 2027-06-01 --made-up --yes --out new.toml &&
    "$@" check new.toml --report new.json && "$@" build new.toml --out new-edition ) > "$work/$side.out" 2>&1 ||
    { cat "$work/$side.out"; echo "FAILED: $side"; exit 1; }
}
run native "$native"
run windows windows
diff -r "$work/native" "$work/windows" && echo "pollstead.exe runs, and gives the same bytes as here: $(find "$work/native" -type f | wc -l) files compared"
grep -q '"kind":"found"' "$work/windows/answers.jsonl"
