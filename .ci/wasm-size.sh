# How wasm is built for size, sourced by what builds packages and by what measures them: `size_flags` and `size_args` for cargo, and
# `shrink FROM TO`. Expects the programs on the path.

# Every byte is hashed, but a shard is small: the compact rounds are a seventh of the unrolled ones.
size_flags="'--cfg=sha2_backend=\"soft\"','--cfg=sha2_backend_soft=\"compact\"'"
# Small before fast: a phone waits for the bytes, and one look-up is a fraction of a millisecond either way.
size_args=(--config 'profile.release.opt-level="z"')
# A standard library built for size, whose panics trap at once without their messages, is a sixth smaller. Its sources
# come with `rustup component add rust-src`; without them the module is the same but larger.
if [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ]; then
  export RUSTC_BOOTSTRAP=1
  size_flags="$size_flags,'-Cpanic=immediate-abort','-Zunstable-options','-Zlocation-detail=none'"
  size_args+=(-Z build-std=std,panic_abort -Z build-std-features=optimize_for_size)
else
  echo "rust-src is not installed: the packages come out larger" >&2
fi

# What is used once stays a function of its own: bodies that small resemble one another, and gzip sees it (8 % less).
shrink() {
  wasm-opt -Oz --one-caller-inline-max-function-size=0 --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
    --enable-reference-types --enable-multivalue --strip-debug --strip-producers "$1" -o "$2"
}
