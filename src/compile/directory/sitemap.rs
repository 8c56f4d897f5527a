//! `sitemap.xml`: whole addresses only, so there is none without a base URL.

use super::{BaseUrl, Page};

/// More than this in one file is no sitemap any more (sitemaps.org, protocol 0.9).
const MOST: usize = 50_000;

/// The pages under the base, in order; none where there are too many for one file.
pub(super) fn sitemap(base: &BaseUrl, pages: &[Page]) -> Option<Vec<u8>> {
    if pages.len() > MOST {
        return None;
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for page in pages {
        // A base is without quotes, spaces and brackets, and a path is made of letters, digits, `-`, `_`, `.` and `/`.
        out.push_str(&format!("<url><loc>{}{}</loc></url>\n", base.as_str().replace('&', "&amp;"), page.path));
    }
    out.push_str("</urlset>\n");
    Some(out.into_bytes())
}
