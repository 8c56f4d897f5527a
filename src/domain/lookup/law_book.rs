//! The edition's rules of law. Only the poll manager's pages ask; the address path fetches none of it.

use super::{Shelf, Stop};
use crate::domain::edition::LawBook;
use crate::domain::law::{LawAnswer, LawQuestion, Question, answer};

/// Answers a question of law by the edition's rules.
///
/// # Errors
/// [`Stop`] until they are at hand, and where the edition has none.
pub fn ask_law(shelf: &Shelf, asked: &LawQuestion) -> Result<LawAnswer, Stop> {
    // It lists the rules, so it comes first.
    shelf.need(&[super::shelf::SOURCES])?;
    let book: LawBook = shelf.opened(super::shelf::LAW)?;
    Ok(answer(Question::of(&asked.question).and_then(|question| book.of(question)), asked))
}
