// A date on a document: month and year, and the day only where the law's edge falls into that month.

import { html, nothing, type TemplateResult } from "lit";
import { daysIn, type MonthGiven, type Wrong } from "../../core/id/dates.ts";
import type { Speech } from "../../messages/speech.ts";

export type DateAsked = "issued" | "expires";

export type DateQuestion = {
  ask: DateAsked;
  number: TemplateResult;
  /** Answers that lead on. */
  offered: readonly string[];
  /** The month whose day is asked for. */
  date: MonthGiven | undefined;
  wrong: Wrong | undefined;
  /** The election's day. */
  latest: string;
  onMonth(month: MonthGiven): void;
  onWord(word: string): void;
};

/** Answers that are no date. */
const WORDS = { issued: ["unknown"], expires: ["none", "unknown"] } as const;

function monthName(speech: Speech, number: number, year = 2026): string {
  const day = new Date(Date.UTC(year, number - 1, 15));
  return new Intl.DateTimeFormat(speech.language === "es" ? "es-US" : "en-US", { month: "long", timeZone: "UTC" }).format(day);
}

function theDay(speech: Speech, question: DateQuestion, date: MonthGiven): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const day = String(new FormData(event.currentTarget as HTMLFormElement).get("day") ?? "");
    question.onMonth({ month: date.month, day });
  };
  const name = monthName(speech, Number(date.month.slice(5)));
  const days = Array.from({ length: daysIn(date.month) }, (_, i) => String(i + 1).padStart(2, "0"));
  return html`<form class="stack" novalidate @submit=${submit}>
    <div>
      ${question.number}
      <h1 class="title" tabindex="-1">${speech.say("id_which_day", { month: `${name} ${date.month.slice(0, 4)}` })}</h1>
    </div>
    <p class="dates">
      <label>${speech.say("id_day")}<select name="day">${days.map((day) => html`<option value=${day}>${Number(day)}</option>`)}</select></label>
    </p>
    <p><button class="primary" type="submit">${speech.say("id_next")}</button></p>
  </form>`;
}

export function dateQuestion(speech: Speech, question: DateQuestion): TemplateResult {
  const { ask, wrong, date } = question;
  if (date) return theDay(speech, question, date);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const year = String(form.get("year") ?? "").trim();
    question.onMonth({ month: `${year}-${String(form.get("month") ?? "")}` });
  };
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  return html`<form class="stack" novalidate @submit=${submit}>
    <div>
      ${question.number}
      <h1 class="title" tabindex="-1">${speech.say(`id_ask_${ask}`)}</h1>
      <p class="soft">${speech.say(`id_ask_${ask}_hint`)}</p>
    </div>
    <div class="dates">
      <label>
        ${speech.say("id_month")}
        <select name="month" aria-describedby="wrong">
          <option value=""></option>
          ${months.map((month) => html`<option value=${String(month).padStart(2, "0")}>${monthName(speech, month)}</option>`)}
        </select>
      </label>
      <label>
        ${speech.say("id_year")}
        <input name="year" type="text" inputmode="numeric" maxlength="4" autocomplete="off" aria-describedby="wrong" aria-invalid=${wrong ? "true" : nothing} />
      </label>
    </div>
    <p class="error" id="wrong" role="alert">${wrong ? speech.say(wrong) : nothing}</p>
    <p><button class="primary" type="submit">${speech.say("id_next")}</button></p>
    <ul class="bare choices">
      ${WORDS[ask]
        .filter((word) => question.offered.includes(word))
        .map(
          (word) => html`<li>
            <button type="button" class="choice" @click=${() => question.onWord(word)}>${speech.say(`id_${ask}_${word}` as "id_expires_none")}</button>
          </li>`,
        )}
    </ul>
  </form>`;
}
