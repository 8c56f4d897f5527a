//! The audit as a page to print: a box and a line for each rule, and room to sign under each set.

use maud::{DOCTYPE, PreEscaped, html};

use super::{Audit, Item, Sheet, proof_words};

const STYLE: &str = include_str!("audit.css");

/// One file, no network, no script.
#[must_use]
pub fn page(audit: &Audit) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Law audit: what counsel reviews" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { "What counsel reviews" }
                p { "These are the rules of this program that were not read in the official text, or in which something is left to check. "
                    "Tick what is right, write what is not, and sign each set. Not legal advice." }
                @for sheet in &audit.sheets { (one(sheet)) }
                h2 { "Beyond single rules" }
                @for check in &audit.to_check {
                    div class="item" { p { "☐ " (check) } div class="room" {} }
                }
            }
        }
    }
    .into_string()
}

fn one(sheet: &Sheet) -> maud::Markup {
    html! {
        h2 { (sheet.title) }
        p { span class=(if sheet.is_reviewed { "reviewed" } else { "draft" }) { (sheet.reviewed) } }
        p { (sheet.rules) " rules, " (sheet.items.len()) " of them to be checked." }
        @if let Some(proof) = &sheet.proof { p class="small" { "Proof: " (proof_words(proof)) "." } }
        @for item in &sheet.items { (row(item)) }
        p class="small" { "A review is of these very rules. It is entered in the rules’ file as " code {
            "reviewed = { name = \"…\", office = \"…\", date = \"…\", through_session = \"…\", rules = \"" (sheet.fingerprint) "\" }"
        } }
        div class="sign" {
            div { "Name" } div { "Office" } div { "Date" } div { "Through which session" } div { "Signature" }
        }
    }
}

fn row(item: &Item) -> maud::Markup {
    html! {
        div class="item" {
            p class="head" { "☐ " (item.confidence.word()) " · " (item.cite) }
            p { (item.text) }
            @if !item.words.is_empty() { blockquote { "“" (item.words) "”" } }
            @if !item.check.is_empty() { p { strong { "Check: " } (item.check) } }
            p class="small" { (item.rule) ", " (item.days) ". Read in: " (item.sources.join("; ")) }
            div class="room" {}
        }
    }
}
