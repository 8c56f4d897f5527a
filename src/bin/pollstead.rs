//! Arguments in, exit code out.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let exit = pollstead::compile::command::run(
        std::env::args_os(),
        &mut std::io::stdin().lock(),
        &mut out,
        &mut std::io::stderr().lock(),
    );
    // A reader that went away (`| head`) has all it wanted.
    let _ = std::io::Write::flush(&mut out);
    exit.into()
}

/// Cargo builds the programs of a crate along with its tests, on wasm32 too.
#[cfg(target_arch = "wasm32")]
fn main() {}
