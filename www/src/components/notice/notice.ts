// What changed since the list was made, in the page's own words: a notice brings ids and moments, and no text of its own.

import { html, nothing, type TemplateResult } from "lit";
import type { AnswerNotice, PlaceRef } from "../../core/contract.ts";
import type { Speech } from "../../messages/speech.ts";
import { icons } from "../../style/icons.ts";

type Say = { speech: Speech };

/** A notice as one sentence. `place`: the one that the answer gives. `date`: the election's day. */
export function noticeLine({ speech }: Say, notice: AnswerNotice, place: PlaceRef | null, date: string): string {
  const { kind, instead_of, entrance, from, until } = notice;
  const time = (local: string): string => {
    const [day = "", hour = ""] = local.split("T");
    return day === date ? speech.time(hour) : `${speech.time(hour)}, ${speech.date(day)}`;
  };
  const blanks = {
    date: speech.date(date),
    place: place?.name ?? "",
    old: instead_of?.name ?? "",
    entrance: entrance ?? "",
    from: time(from.local),
    until: time(until.local),
  };
  if (kind === "moved" && instead_of === null) return speech.say("notice_placed", blanks);
  return speech.say(`notice_${kind}`, blanks);
}

/** All of them, above what they are about: an icon, the word, the sentence. */
export function noticeBands(say: Say, notices: readonly AnswerNotice[], place: PlaceRef | null, date: string): TemplateResult | typeof nothing {
  if (notices.length === 0) return nothing;
  return html`<div role="status" class="stack-close notices">
    ${notices.map(
      (notice) => html`<p class="alert warn notice">
        ${icons.warn} <strong>${say.speech.say("notice_label")}:</strong> ${noticeLine(say, notice, place, date)}
      </p>`,
    )}
  </div>`;
}
