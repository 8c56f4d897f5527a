//! The published bytes: names, hashes, and one file per format with `encode` beside `decode`.
