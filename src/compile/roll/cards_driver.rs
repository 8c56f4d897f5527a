//! A code looked up in an edition's folder, as the page does it: the command line's twin of the card page.

use super::super::folder_driver::FolderDriver;
use crate::domain::lookup::{Instant, MAX_STEPS, Stop, Want};
use crate::domain::roll::card_code::{CardCode, CardLink, Series};
use crate::domain::roll::find::{CardAnswer, Cards};
use crate::domain::roll::keys::{Cost, Root, Stretcher};

/// An edition in a folder, and the lists and buckets read of it.
pub struct CardsDriver {
    driver: FolderDriver,
    cards: Cards,
    stretchers: Vec<((Series, Cost), Stretcher)>,
}

/// What was typed, or what a QR held.
#[derive(Debug, Clone)]
pub enum Typed {
    /// A code alone: every series of the edition is tried.
    Code(CardCode),
    /// A code of a series.
    Link(CardLink),
}

impl CardsDriver {
    /// Over an edition that is open.
    #[must_use]
    pub fn new(driver: FolderDriver) -> Self {
        Self { driver, cards: Cards::new(), stretchers: Vec::new() }
    }

    /// What the holder of this code is told.
    ///
    /// # Errors
    /// Name of the file that could not be had or is not genuine, and what happened.
    pub fn find(&mut self, typed: &Typed, now: &Instant) -> Result<CardAnswer, (String, String)> {
        let lists = self.ask(|cards, driver| {
            let lists = cards.lists(&driver.shelf)?;
            Ok(lists.into_iter().filter_map(|list| Some((list.series.parse::<Series>().ok()?, list.cost()))).collect::<Vec<_>>())
        })?;
        let tried: Vec<(Series, Cost)> = match typed {
            Typed::Code(_) => lists,
            Typed::Link(link) => lists.into_iter().filter(|(series, _)| *series == link.series).collect(),
        };
        let code = match typed {
            Typed::Code(code) => code,
            Typed::Link(link) => &link.code,
        };
        let mut answer = CardAnswer::NotOffered { contact: crate::domain::place::Contact::with_offices(Vec::new()) };
        for (series, cost) in tried {
            let root = self.stretch(&series, cost, code)?;
            answer = self.ask(|cards, driver| cards.find(&driver.shelf, &series, &root, now))?;
            if matches!(answer, CardAnswer::Record { .. }) {
                break;
            }
        }
        Ok(answer)
    }

    fn stretch(&mut self, series: &Series, cost: Cost, code: &CardCode) -> Result<Root, (String, String)> {
        let failed = |error: String| (series.target(), error);
        let at = self.stretchers.iter().position(|((s, c), _)| s == series && *c == cost);
        let at = match at {
            Some(at) => at,
            None => {
                let stretcher = Stretcher::new(series, cost).map_err(|e| failed(e.to_string()))?;
                self.stretchers.push(((series.clone(), cost), stretcher));
                self.stretchers.len() - 1
            }
        };
        let stretcher = self.stretchers.get_mut(at).map(|(_, stretcher)| stretcher);
        stretcher.ok_or_else(|| failed("no memory to stretch a code".to_owned()))?.stretch(code).map_err(|e| failed(e.to_string()))
    }

    fn ask<T>(&mut self, mut question: impl FnMut(&mut Cards, &FolderDriver) -> Result<T, Stop>) -> Result<T, (String, String)> {
        for _ in 0..MAX_STEPS {
            match question(&mut self.cards, &self.driver) {
                Ok(value) => return Ok(value),
                Err(Stop::Needs(wants)) => wants.iter().for_each(|want| self.bring(want)),
                Err(Stop::Unavailable { name, error, .. }) => return Err((name, error)),
            }
        }
        Err(("m/now.json".to_owned(), "a question wanted files without end".to_owned()))
    }

    fn bring(&mut self, want: &Want) {
        let brought = self.driver.fetch(want);
        if Cards::takes(&want.name) {
            self.cards.bring(&self.driver.shelf, &want.name, brought);
        } else {
            self.driver.shelf.bring(&want.name, brought);
        }
    }
}
