// Entries of the log in words: for the Log tab, for the list of observations, and for paper.

import { html, nothing, type TemplateResult } from "lit";
import type { LogLine } from "../../core/manager/contract.ts";
import { isWritten, type LogBook } from "../../core/manager/log/book.ts";
import type { Speech } from "../../messages/speech.ts";
import { ZONE } from "../manager/day.ts";
import { feet } from "../zone/feet.ts";

export function timeOf(speech: Speech, { at }: LogLine): string {
  return new Intl.DateTimeFormat(speech.language === "es" ? "es-US" : "en-US", { hour: "numeric", minute: "2-digit", timeZone: ZONE }).format(new Date(at));
}

/** What an entry says: its first line, and those below it. */
function words(speech: Speech, { what }: LogLine): { first: string; more: string[] } {
  const said = (...all: [string, string][]): string[] => all.filter(([, text]) => text !== "").map(([label, text]) => `${label}: ${text}`);
  switch (what.kind) {
    case "observation": {
      const { tape_tenths_ft: tenths, tape_from: from, reading } = what;
      const tape = tenths === null ? "" : speech.say(from === "" ? "obs_taped" : "obs_taped_from", { n: feet(speech, tenths / 10), from });
      return {
        first: [speech.say(`obs_${what.seen}`), tape, reading].filter((text) => text !== "").join(". "),
        more: [
          ...(what.measured_by === "" ? [] : [speech.say("obs_by_line", { by: what.measured_by })]),
          ...said([speech.say("obs_asked"), what.asked], [speech.say("obs_done"), what.done]),
        ],
      };
    }
    case "incident":
      return { first: `${speech.say(`log_topic_${what.topic}`)}. ${what.text}`, more: said([speech.say("obs_asked"), what.asked], [speech.say("obs_done"), what.done]) };
    case "question":
      return {
        first: speech.say("log_question_line", { text: what.text }),
        more: [
          ...(what.answer === "" ? [] : [speech.say("log_answer_line", { text: what.answer })]),
          ...(what.office === "" ? [] : [speech.say("log_office_line", { text: what.office })]),
        ],
      };
    case "note":
      return { first: what.text, more: [] };
    case "photo":
      return { first: speech.say("log_photo_line", { text: what.text }), more: [] };
    case "device":
      return { first: speech.say(`log_did_${what.did}`), more: [] };
    default:
      return { first: speech.say("log_closed_line"), more: [] };
  }
}

/** What people want to see: what was written, what the tablet did, and closings. Other signatures stay in the file. */
function isShown(line: LogLine): boolean {
  const { what } = line;
  return isWritten(line) || what.kind === "device" || (what.kind === "checkpoint" && what.why === "close");
}

export type EntryDeeds = { strike(line: LogLine, struck: boolean): void };

export function entry(speech: Speech, book: LogBook, line: LogLine, deeds: EntryDeeds | undefined): TemplateResult {
  const { first, more } = words(speech, line);
  const struck = book.struck(line.seq);
  const time = timeOf(speech, line);
  const strike = speech.say(struck ? "obs_unstrike" : "obs_strike");
  return html`<li class="kept stack-close ${struck ? "struck" : ""} ${isWritten(line) ? "" : "ours"}">
    <p><strong>${time} · ${first}</strong></p>
    ${more.map((text) => html`<p>${text}</p>`)}
    ${line.what.kind === "photo" ? html`<img class="photo" src="data:image/jpeg;base64,${line.what.jpeg}" alt=${line.what.text} />` : nothing}
    ${struck ? html`<p><strong>${speech.say("obs_struck")}</strong></p>` : nothing}
    <p class="small soft">${speech.say("log_entry", { n: line.seq })}</p>
    ${deeds && isWritten(line)
      ? html`<button type="button" class="quiet no-print" aria-label="${strike}: ${time}, ${speech.say("log_entry", { n: line.seq })}" @click=${() => deeds.strike(line, !struck)}>${strike}</button>`
      : nothing}
  </li>`;
}

/** Newest first, as a screen wants it; paper has them in order. */
export function entries(speech: Speech, book: LogBook, deeds: EntryDeeds): TemplateResult {
  const shown = book.lines.filter(isShown).reverse();
  if (shown.length === 0) return html`<p class="soft">${speech.say("log_none")}</p>`;
  return html`<h2 class="small-title">${speech.say("log_entries", { n: shown.length })}</h2>
    <ol class="bare list newest-first">
      ${shown.map((line) => entry(speech, book, line, deeds))}
    </ol>`;
}
