//! A Letter page in points: text, lines and boxes as SVG, with foreign text escaped and nothing from outside.

use std::fmt::Write as _;

/// US Letter, points.
pub(super) const WIDE: f64 = 612.0;
pub(super) const TALL: f64 = 792.0;
/// Points per inch (CSS Values 4, § 6.2).
pub(super) const POINTS_PER_INCH: f64 = 72.0;
/// Half an inch, which every printer can reach into.
pub(super) const MARGIN: f64 = 36.0;
/// What a character is taken to be wide, in ems. Arial's running text averages 0.45; a name may be all capitals, and labels are
/// given a tenth more.
const EM: f64 = 0.49;

/// A box on the page: left, top, right, bottom.
pub(super) type Area = [f64; 4];

/// How text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A page being written.
#[derive(Debug)]
pub(super) struct Paper {
    out: String,
}

impl Paper {
    pub(super) fn new(title: &str) -> Self {
        let out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8.5in\" height=\"11in\" viewBox=\"0 0 {WIDE} {TALL}\" role=\"img\" \
             font-family=\"Arial, Helvetica, sans-serif\" fill=\"#000\"><title>{}</title>\
             <rect width=\"{WIDE}\" height=\"{TALL}\" fill=\"#fff\"/>",
            escaped(title)
        );
        Self { out }
    }

    /// SVG of our own; whatever comes from outside has been escaped.
    pub(super) fn raw(&mut self, svg: &str) {
        self.out.push_str(svg);
    }

    pub(super) fn text(&mut self, [x, y]: [f64; 2], size: f64, bold: bool, anchor: Anchor, text: &str) {
        self.text_as([x, y], size, bold, anchor, "", text);
    }

    /// Text upon a drawing: a white edge keeps it readable.
    pub(super) fn label(&mut self, at: [f64; 2], size: f64, bold: bool, anchor: Anchor, text: &str) {
        self.text_as(at, size, bold, anchor, " stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"", text);
    }

    fn text_as(&mut self, [x, y]: [f64; 2], size: f64, bold: bool, anchor: Anchor, more: &str, text: &str) {
        let weight = if bold { " font-weight=\"700\"" } else { "" };
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let _ = write!(self.out, "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\"{weight}{anchor}{more}>{}</text>", escaped(text));
    }

    /// Lines of text under each other, no more than fit; the baseline after the last.
    pub(super) fn lines(&mut self, [x, y]: [f64; 2], size: f64, bold: bool, width: f64, most: usize, text: &str) -> f64 {
        let mut at = y;
        // Bold is a tenth wider.
        for line in wrapped(text, if bold { width / 1.12 } else { width }, size, most) {
            self.text([x, at], size, bold, Anchor::Start, &line);
            at += size * 1.25;
        }
        at
    }

    pub(super) fn done(mut self) -> String {
        self.out.push_str("</svg>\n");
        self.out
    }
}

/// About how wide a text is, points.
pub(super) fn width(text: &str, size: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 characters")]
    let characters = text.chars().count() as f64;
    characters * EM * size
}

/// A text in lines that are about so wide; what does not fit ends in "…".
pub(super) fn wrapped(text: &str, wide: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word;
        if !line.is_empty() && width(&line, size) + width(word, size) + EM * size > wide {
            lines.push(std::mem::take(&mut line));
        }
        // A word longer than a line is cut.
        while width(word, size) > wide {
            let fits = word.char_indices().map(|(at, _)| at).skip(1).take_while(|at| width(word.get(..*at).unwrap_or(word), size) <= wide).last();
            let Some((head, rest)) = fits.and_then(|at| word.split_at_checked(at)) else { break };
            lines.push(head.to_owned());
            word = rest;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while width(last, size) + EM * size > wide && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}

/// Text as XML 1.0 has it: markup escaped, what no document may hold left as a replacement character.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Boxes that are taken, so that labels do not lie upon each other.
#[derive(Debug, Default)]
pub(super) struct Taken(Vec<Area>);

impl Taken {
    pub(super) fn take(&mut self, area: Area) {
        self.0.push(area);
    }

    pub(super) fn is_free(&self, [left, top, right, bottom]: Area) -> bool {
        self.0.iter().all(|[l, t, r, b]| right <= *l || left >= *r || bottom <= *t || top >= *b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_into_lines_that_fit() {
        let lines = wrapped("one two three four", 60.0, 10.0, 9);
        assert_eq!(lines, ["one two", "three four"]);
        assert!(wrapped(&"x".repeat(100), 60.0, 10.0, 99).iter().all(|l| width(l, 10.0) <= 60.0));
        assert_eq!(wrapped("one two three four five six", 60.0, 10.0, 2), ["one two", "three four…"]);
        assert_eq!(wrapped("", 60.0, 10.0, 2), Vec::<String>::new());
        assert!(!wrapped("wide", 1.0, 10.0, 9).is_empty());
    }

    #[test]
    fn markup_and_control_characters_are_text() {
        assert_eq!(escaped("<b a=\"1\">&'\u{0}\n"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;\u{fffd} ");
    }

    #[test]
    fn boxes_that_touch_are_free() {
        let mut taken = Taken::default();
        taken.take([0.0, 0.0, 10.0, 10.0]);
        assert!(taken.is_free([10.0, 0.0, 20.0, 10.0]) && !taken.is_free([9.0, 9.0, 20.0, 20.0]));
    }
}
