//! A conversation with a clerk: talk and questions on stderr, answers from stdin, a line each.

use std::io::{BufRead, BufReader, Read, Write};

use super::Failure;

/// Both sides of it.
pub(super) struct Talk<'a> {
    answers: BufReader<&'a mut dyn Read>,
    talk: &'a mut dyn Write,
}

impl<'a> Talk<'a> {
    pub(super) fn new(answers: &'a mut dyn Read, talk: &'a mut dyn Write) -> Self {
        Self { answers: BufReader::new(answers), talk }
    }

    /// Foreign text goes to a terminal here: nothing that steers it.
    pub(super) fn say(&mut self, line: &str) {
        let plain: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = writeln!(self.talk, "{plain}");
    }

    /// The answer, trimmed. `guess` stands behind the question; `advice` is for whoever has no more answers.
    pub(super) fn answer(&mut self, question: &str, guess: &str, advice: &'static str) -> Result<String, Failure> {
        let _ = write!(self.talk, "{question}{guess}: ");
        let _ = self.talk.flush();
        let mut answer = String::new();
        let read = self.answers.read_line(&mut answer).map_err(|e| Failure::failed(format!("reading answers: {e}")))?;
        if read == 0 {
            let _ = writeln!(self.talk);
            return Err(Failure::asked_wrongly(format!("found the end of the answers, expected one to: {question}")).advising(advice));
        }
        Ok(answer.trim().to_owned())
    }
}

/// Questions that most often have a guess, which is shown and kept by Enter.
pub(super) struct Asking<'a> {
    talk: Talk<'a>,
    yes: bool,
}

impl<'a> Asking<'a> {
    /// With `yes` every guess is taken and nothing is read.
    pub(super) fn new(answers: &'a mut dyn Read, talk: &'a mut dyn Write, yes: bool) -> Self {
        Self { talk: Talk::new(answers, talk), yes }
    }

    pub(super) fn say(&mut self, line: &str) {
        self.talk.say(line);
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
        match (self.talk.answer(question, &bracket, "Say --yes to take the guesses.")?, guess) {
            (answer, Some(guess)) if answer.is_empty() => Ok(guess.to_owned()),
            (answer, None) if answer.is_empty() => Err(Failure::asked_wrongly(format!("found no answer, expected one to: {question}"))),
            (answer, _) => Ok(answer),
        }
    }
}
