#!/usr/bin/env bash
# Installs what is missing for building and testing, or names it with the one line that does.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
need() { say "missing: $1"; say "install it with: $2"; exit 1; }

apt_install() { # as root, or with sudo that asks nothing
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  command -v apt-get >/dev/null && $sudo true 2>/dev/null || return 1
  say "installing $*"
  { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1
}

command -v cargo >/dev/null || need "Rust" "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y && . ~/.cargo/env"
command -v cc >/dev/null || apt_install build-essential || need "a C compiler" "sudo apt-get install build-essential"
command -v node >/dev/null || apt_install nodejs npm || need "Node.js 20 or newer" "sudo apt-get install nodejs npm"
node -e 'process.exit(+process.versions.node.split(".")[0] >= 20 ? 0 : 1)' || need "Node.js 20 or newer (found $(node --version))" "see https://nodejs.org/en/download"

if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
  say "adding the wasm target"
  rustup target add wasm32-unknown-unknown
fi

# For a standard library built for size; the packages build without it too.
if command -v rustup >/dev/null && ! rustup component list --installed | grep -q rust-src; then
  rustup component add rust-src || say "rust-src could not be had: the packages come out larger"
fi

# The CLI must be of the crate's own version, or it refuses the module.
bindgen=$(sed -n 's/^wasm-bindgen = "=\([0-9.]*\)".*/\1/p' Cargo.toml)
if [ "$(wasm-bindgen --version 2>/dev/null | cut -d' ' -f2)" != "$bindgen" ]; then
  say "installing wasm-bindgen-cli $bindgen (some minutes, once)"
  cargo install --quiet "wasm-bindgen-cli@$bindgen"
fi
if ! command -v wasm-pack >/dev/null; then
  say "installing wasm-pack 0.15.1 (some minutes, once)"
  cargo install --quiet wasm-pack@0.15.1
fi

# wasm-opt 108, as some systems ship it, ends with 0 and makes a module that dies on load.
tools=build/tools
if [ ! -x $tools/node_modules/.bin/wasm-opt ]; then
  say "installing binaryen"
  mkdir -p $tools
  npm install --prefix $tools --no-fund --no-audit --loglevel=error --save-exact binaryen@132.0.0 >/dev/null
fi
version=$($tools/node_modules/.bin/wasm-opt --version | grep -oE '[0-9]+' | head -1)
[ "$version" -ge 130 ] || need "wasm-opt 130 or newer (found $version)" "npm install --prefix $tools binaryen@132"

# Chromium and its driver, for the browser tests; running the page needs neither.
if [ "${1:-}" = test ]; then
  { command -v chromium && command -v chromedriver; } >/dev/null || apt_install chromium chromium-driver ||
    need "Chromium and its driver" "sudo apt-get install chromium chromium-driver"
  # The page's headers and TLS are tested behind the server they are shipped for. RUNLEVEL: it is not to be started as a service.
  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || RUNLEVEL=1 apt_install nginx libnginx-mod-http-brotli-static ||
    RUNLEVEL=1 apt_install nginx || need "nginx" "sudo apt-get install nginx libnginx-mod-http-brotli-static"
  # Other clients of TUF, beside which ours is held; their test says so and is skipped without them.
  if [ ! -x $tools/tuf/bin/python ] || [ ! -d $tools/node_modules/tuf-js ]; then
    say "installing python-tuf and tuf-js"
    { python3 -m venv $tools/tuf && $tools/tuf/bin/pip install --quiet tuf==7.0.0 'securesystemslib[crypto]==1.4.0'; } >/dev/null 2>&1 ||
      { apt_install python3-venv && python3 -m venv $tools/tuf && $tools/tuf/bin/pip install --quiet tuf==7.0.0 'securesystemslib[crypto]==1.4.0'; } ||
      say "python-tuf could not be had: the test of spoilt repositories is skipped"
    npm install --prefix $tools --no-fund --no-audit --loglevel=error --save-exact tuf-js@5.0.1 >/dev/null || say "tuf-js could not be had: the test of spoilt repositories is skipped"
  fi
  # A foreign reader of sealed logs; its test says so and is skipped without it.
  command -v age >/dev/null || apt_install age || say "age could not be had: a test of sealed logs is skipped"
  command -v bc >/dev/null || apt_install bc || need "bc" "sudo apt-get install bc"
fi
