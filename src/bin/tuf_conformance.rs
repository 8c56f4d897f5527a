//! The command line that TUF's conformance suite drives: arguments in, exit code out.

fn main() -> std::process::ExitCode {
    pollstead::compile::tuf_client::run(std::env::args_os(), &mut std::io::stderr().lock())
}
