//! Whether bytes are a JPEG without what cameras write beside the picture: place, time, device, a smaller picture, words.

use std::fmt;

/// What is wrong with a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JpegFault {
    /// No base64.
    NoBase64,
    /// No JPEG, or one that ends early.
    NoJpeg,
    /// It carries a camera's data.
    Metadata,
    /// More than a log takes.
    TooLarge,
}

impl fmt::Display for JpegFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoBase64 => "is not in base64",
            Self::NoJpeg => "is no JPEG",
            Self::Metadata => "carries what a camera writes beside the picture",
            Self::TooLarge => "is too large",
        })
    }
}

const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;
const APP15: u8 = 0xEF;
const COMMENT: u8 = 0xFE;
const SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// The segments before the picture itself: of the applications' own only JFIF (0), a colour profile (2) and Adobe's
/// colour transform (14) stay. Behind the end of the picture nothing may follow.
pub(super) fn plain(bytes: &[u8]) -> Result<(), JpegFault> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8]).ok_or(JpegFault::NoJpeg)?;
    loop {
        let [0xFF, marker, high, low, ..] = *rest else { return Err(JpegFault::NoJpeg) };
        match marker {
            0xFF => {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            APP0 | APP2 | APP14 => {}
            APP1..=APP15 | COMMENT => return Err(JpegFault::Metadata),
            0x01 | 0xD0..=0xD9 => return Err(JpegFault::NoJpeg),
            _ => {}
        }
        let long = usize::from(u16::from_be_bytes([high, low]));
        rest = rest.get(2 + long..).filter(|_| long >= 2).ok_or(JpegFault::NoJpeg)?;
        if marker == SCAN {
            return scan(rest);
        }
    }
}

/// Coded data up to the end marker; a progressive picture has further segments between its scans.
fn scan(mut rest: &[u8]) -> Result<(), JpegFault> {
    loop {
        let at = rest.iter().position(|byte| *byte == 0xFF).ok_or(JpegFault::NoJpeg)?;
        rest = rest.get(at..).unwrap_or_default();
        match *rest {
            [0xFF, END] => return Ok(()),
            [0xFF, END, ..] => return Err(JpegFault::Metadata),
            [0xFF, APP0..=APP15 | COMMENT, ..] => return Err(JpegFault::Metadata),
            [0xFF, _, ..] => rest = rest.get(2..).unwrap_or_default(),
            _ => return Err(JpegFault::NoJpeg),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let long = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &long[..], body].concat()
    }

    fn picture(extra: &[u8], tail: &[u8]) -> Vec<u8> {
        let parts = [vec![0xFF, 0xD8], segment(APP0, b"JFIF\0"), extra.to_vec(), segment(SCAN, &[0; 8]), vec![1, 2, 0xFF, 0, 3, 0xFF, END], tail.to_vec()];
        parts.concat()
    }

    #[test]
    fn a_plain_picture_passes_and_what_a_camera_writes_does_not() {
        assert_eq!(plain(&picture(&[], &[])), Ok(()));
        assert_eq!(plain(&picture(&segment(APP2, b"ICC_PROFILE\0"), &[])), Ok(()));
        for marker in [APP1, 0xED, APP15, COMMENT] {
            assert_eq!(plain(&picture(&segment(marker, b"Exif\0\0GPS"), &[])), Err(JpegFault::Metadata), "{marker:x}");
        }
        assert_eq!(plain(&picture(&[], b"hidden")), Err(JpegFault::Metadata));
    }

    #[test]
    fn no_picture_at_all_or_half_of_one_is_refused_at_every_cut() {
        let whole = picture(&segment(APP2, b"ICC_PROFILE\0"), &[]);
        for cut in 0..whole.len() {
            assert!(plain(&whole[..cut]).is_err(), "{cut}");
        }
        assert_eq!(plain(b"\x89PNG\r\n"), Err(JpegFault::NoJpeg));
    }
}
