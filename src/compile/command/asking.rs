//! A conversation with a clerk: questions on stderr, answers from stdin, every guess shown.

use std::io::{BufRead, BufReader, Read, Write};

use super::Failure;

/// Questions on stderr, answers from stdin, a line each.
pub(super) struct Asking<'a> {
    answers: BufReader<&'a mut dyn Read>,
    talk: &'a mut dyn Write,
    yes: bool,
}

impl<'a> Asking<'a> {
    /// With `yes` every guess is taken and nothing is read.
    pub(super) fn new(answers: &'a mut dyn Read, talk: &'a mut dyn Write, yes: bool) -> Self {
        Self { answers: BufReader::new(answers), talk, yes }
    }

    /// Foreign text goes to a terminal here: nothing that steers it.
    pub(super) fn say(&mut self, line: &str) {
        let plain: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = writeln!(self.talk, "{plain}");
    }

    pub(super) fn ask(&mut self, question: &str, guess: Option<&str>) -> Result<String, Failure> {
        self.ask_or(question, guess, "--yes")
    }

    /// An answer, or the guess; without either, `option` is what would have said it.
    pub(super) fn ask_or(&mut self, question: &str, guess: Option<&str>, option: &str) -> Result<String, Failure> {
        let bracket = guess.map(|g| format!(" [{g}]")).unwrap_or_default();
        if self.yes {
            let Some(guess) = guess else {
                return Err(Failure::asked_wrongly(format!("found nothing in the files that answers: {question}; expected {option}")));
            };
            self.say(&format!("{question}:{bracket}"));
            return Ok(guess.to_owned());
        }
        let _ = write!(self.talk, "{question}{bracket}: ");
        let _ = self.talk.flush();
        let mut answer = String::new();
        let read = self.answers.read_line(&mut answer).map_err(|e| Failure::failed(format!("reading answers: {e}")))?;
        if read == 0 {
            let _ = writeln!(self.talk);
            return Err(Failure::asked_wrongly(format!("found the end of the answers, expected one to: {question}"))
                .advising("Say --yes to take the guesses."));
        }
        match (answer.trim(), guess) {
            ("", Some(guess)) => Ok(guess.to_owned()),
            ("", None) => Err(Failure::asked_wrongly(format!("found no answer, expected one to: {question}"))),
            (answer, _) => Ok(answer.to_owned()),
        }
    }
}
