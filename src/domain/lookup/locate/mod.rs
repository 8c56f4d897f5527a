//! A question in, an answer out. Each way of asking has its file; what they share is settling a precinct on a place.

mod by_address;
mod by_point;
mod by_row;
mod matching;
mod settle;

use super::{Answer, Instant, Question, Shelf, Step, Stop};
use crate::domain::place::Contact;
use settle::Asked;

pub(super) use by_row::county_named;
pub(super) use settle::precinct_ref;

/// Answers, or says which files are wanted first.
///
/// `now` is the driver's clock; it decides nothing but whether the edition is old.
#[must_use]
pub fn locate(shelf: &Shelf, question: &Question, now: &Instant) -> Step<Answer> {
    match answer(shelf, question, now) {
        Ok(answer) => Step::Done(answer),
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        Err(Stop::Unavailable { why, name, error }) => {
            Step::Done(Answer::Unavailable { why, name, error, contact: Contact::with_offices(Vec::new()) })
        }
    }
}

fn answer(shelf: &Shelf, question: &Question, now: &Instant) -> Result<Answer, Stop> {
    let asked = match Asked::new(shelf, question.election(), now)? {
        Ok(asked) => asked,
        Err(invalid) => return Ok(invalid),
    };
    match question {
        Question::Address { text, county, .. } => by_address::locate(&asked, text, county.as_deref()),
        Question::Id { id, .. } => by_row::by_id(&asked, id),
        Question::Precinct { county, precinct, .. } => by_row::by_name(&asked, county, precinct),
        Question::Point { lon, lat, accuracy_m, how, .. } => {
            by_point::locate(&asked, *lon, *lat, *accuracy_m, *how)
        }
    }
}
