//! The report as one HTML page.

use super::report::Report;

/// One page, no network.
#[must_use]
pub fn page(report: &Report) -> String {
    format!("<!doctype html><title>{}</title>", report.name)
}
