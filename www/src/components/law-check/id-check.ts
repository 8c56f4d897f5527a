// "ID": document by picture, issue date, photo, name; at most four taps to what to do. The rules say what is asked next.

import { html, nothing, type TemplateResult } from "lit";
import type { LawAnswer } from "../../core/manager/contract.ts";
import type { MessageKey } from "../../messages/speech.ts";
import { documents } from "../id/pictures.ts";
import { askLaw, clerkOf, STATE_LINE, type Said } from "./ask.ts";
import { steps, why, type Ruled } from "./ruled.ts";
import { Taps } from "./taps.ts";

/** Dates as one tap says them: the facts `issued` and `expires` at once. */
const DATES: readonly (readonly [MessageKey, Said])[] = [
  ["check_date_within", { issued: "within_ten_years", expires: "unknown" }],
  ["check_date_over", { issued: "over_ten", expires: "expired" }],
  ["check_date_none", { issued: "unknown", expires: "none" }],
  ["check_date_unread_current", { issued: "unknown", expires: "unexpired" }],
  ["check_date_unread_expired", { issued: "unknown", expires: "expired" }],
];
/** Where the rules ask of an ID of the last ten years whether it has expired. */
const WITHIN: readonly (readonly [MessageKey, Said])[] = [
  ["check_date_within_current", { issued: "within_ten_years", expires: "unexpired" }],
  ["check_date_within_expired", { issued: "within_ten_years", expires: "expired" }],
];

/** Where the voter stands; the polling place's table unless somebody picks another. */
const MODES = ["polling_place", "curbside", "absentee_in_person"] as const;
type Mode = (typeof MODES)[number];

const TROUBLES = ["not_listed", "inactive", "moved_within_30_days", "moved_over_30_days", "wrong_precinct", "marked_voted", "hava_unverified", "denied_registration", "court_order"] as const;

const DOCUMENT_FACTS: Record<string, Said> = {
  no_photo: { document: "other_state_or_federal_id", photo: "no" },
  none: { document: "none", photo: "no" },
  religious_objection: { document: "none", photo: "no", religious_objection: "yes" },
};

/** One screen asks for both dates. */
const isDate = (fact: string): boolean => fact === "issued" || fact === "expires";

type Screen = { said: Said; answer: LawAnswer | "failed"; question: "id" | "pollbook"; within: boolean };

export class IdCheck extends Taps<Screen> {
  static override properties = { ...Taps.properties, mode: { state: true } };
  declare mode: Mode;

  constructor() {
    super();
    this.mode = "polling_place";
  }

  /** The next voter stands at the table again; who sits in the clerk's office stays there. */
  private readonly next = (): void => {
    if (this.mode === "curbside") this.mode = "polling_place";
    this.reset();
  };

  /** Says more, and shows what the rules say to that. */
  async say(question: Screen["question"], more: Said): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const before = this.screens.at(-1);
    const { conferral, ...held } = before?.question === question ? before.said : ({} as Said);
    // What was looked at together settles what was in doubt then; a new doubt is looked at anew.
    const doubt = (more["depicts"] ?? "yes") !== "yes" || more["name"] === "different";
    const said: Said = { ...held, ...(conferral === undefined || doubt ? {} : { conferral }), ...more };
    try {
      const answer = (await askLaw(this.asker, question, said)) ?? "failed";
      let within = false;
      if (answer !== "failed" && answer.kind === "ask" && isDate(answer.fact)) {
        // Whether it makes a difference that an ID of the last ten years has expired.
        const ends = await Promise.all(
          ["unexpired", "expired", "unknown"].map((word) => askLaw(this.asker, question, { ...said, issued: "within_ten_years", expires: word })),
        );
        within = new Set(ends.map((one) => (one?.kind === "ask" ? one.fact : one?.kind === "ruled" ? one.outcome : "failed"))).size > 1;
      }
      this.screens = [...this.screens, { said, answer, question, within }];
    } catch {
      this.screens = [...this.screens, { said, answer: "failed", question, within: false }];
    } finally {
      this.busy = false;
    }
  }

  private choices(list: readonly { key: MessageKey; blanks?: Record<string, string>; picture?: TemplateResult | undefined; take(): void }[]): TemplateResult {
    const { speech } = this.asker;
    const pictured = list.some(({ picture }) => picture);
    return html`<ul class="bare choices ${pictured ? "pictured" : ""}">
      ${list.map(
        (one) => html`<li>
          <button type="button" class="choice" @click=${() => one.take()}>${one.picture ?? nothing} <span>${speech.say(one.key, one.blanks)}</span></button>
        </li>`,
      )}
    </ul>`;
  }

  protected first(): TemplateResult {
    const { speech } = this.asker;
    const mode: Said = { mode: this.mode };
    return html`<section class="stack">
      <fieldset class="modes">
        <legend>${speech.say("check_mode")}</legend>
        ${MODES.map(
          (word) => html`<label>
            <input type="radio" name="mode" value=${word} .checked=${word === this.mode} @change=${() => (this.mode = word)} />
            ${speech.say(`check_mode_${word}`)}
          </label>`,
        )}
      </fieldset>
      ${this.mode === "polling_place" ? nothing : html`<p class="alert">${speech.say(`check_mode_${this.mode}_how`)}</p>`}
      <h2 class="subtitle" tabindex="-1">${speech.say("check_document")}</h2>
      ${this.choices(
        Object.entries(documents).map(([word, picture]) => ({
          key: `id_shown_${word}` as MessageKey,
          picture,
          take: () => void this.say("id", { ...mode, ...(DOCUMENT_FACTS[word] ?? { document: word, photo: "yes" }) }),
        })),
      )}
      ${this.mode === "absentee_in_person" ? nothing : html`<h3 class="small-title">${speech.say("check_troubles")}</h3>`}
      ${this.mode === "absentee_in_person" ? nothing : this.choices(TROUBLES.map((word) => ({ key: `trouble_${word}` as MessageKey, take: () => void this.say("pollbook", { pollbook: word }) })))}
    </section>`;
  }

  private asked({ answer, within }: Screen & { answer: Extract<LawAnswer, { kind: "ask" }> }): TemplateResult {
    const { speech } = this.asker;
    if (isDate(answer.fact)) {
      const date = speech.date(answer.issued_from);
      const list = within ? [...WITHIN, ...DATES.slice(1)] : DATES;
      return html`<section class="stack">
        <div>
          <h2 class="subtitle" tabindex="-1">${speech.say("check_issued")}</h2>
          <p class="soft">${speech.say("check_issued_hint")}</p>
        </div>
        ${this.choices(list.map(([key, said]) => ({ key, blanks: { date }, take: () => void this.say("id", said) })))}
      </section>`;
    }
    return html`<section class="stack">
      <h2 class="subtitle" tabindex="-1">${speech.say(`check_${answer.fact}` as MessageKey)}</h2>
      ${this.choices(answer.allowed.map((word) => ({ key: `check_${answer.fact}_${word}` as MessageKey, take: () => void this.say("id", { [answer.fact]: word }) })))}
    </section>`;
  }

  private outcome({ said, question }: Screen, ruled: Ruled): TemplateResult {
    const { speech } = this.asker;
    const { words } = this;
    const confer = ruled.outcome === "confer";
    const key = this.outcomeKey(said, question, ruled);
    const affidavit = ruled.outcome === "offer_affidavit" || confer;
    return html`<section class="stack">
        <div class="outcome stack on-screen" role="status">
          <h2 class="title" tabindex="-1">${speech.say(key, { line: STATE_LINE })}</h2>
          ${steps(words, ruled)}
        </div>
        ${confer
          ? html`<h3 class="small-title on-screen">${speech.say("check_conferral")}</h3>
              <div class="on-screen">
                ${this.choices([
                  { key: "check_conferral_satisfied", take: () => void this.say("id", { conferral: "satisfied" }) },
                  { key: "check_conferral_not_satisfied", take: () => void this.say("id", { conferral: "not_satisfied" }) },
                ])}
              </div>`
          : nothing}
        <p class="row buttons no-print">
          ${affidavit && question === "id" && !confer ? html`<button type="button" @click=${() => print()}>${speech.say("check_slip")}</button>` : nothing}
          <button type="button" class=${confer ? "" : "primary"} @click=${this.next}>${speech.say(ruled.outcome === "id_check_met" ? "check_next" : "check_other")}</button>
        </p>
        <div class="on-screen stack">${why(words, ruled)}</div>
      </section>
      ${affidavit && !confer ? this.slip(ruled) : nothing}`;
  }

  private outcomeKey(said: Said, question: Screen["question"], { outcome }: Ruled): MessageKey {
    const office = said["mode"] === "absentee_in_person";
    if (outcome === "confer") return office ? "check_id_confer_office" : this.asker.who === "bailiff" ? "check_id_confer_bailiff" : "check_id_confer";
    if (outcome === "offer_affidavit" && said["religious_objection"] === "yes") return "check_id_religious";
    return `check_${question}_${outcome}` as MessageKey;
  }

  /** On paper: what completes the ballot, where that is known, and by when; a day that may be closed moves it later only. */
  private slip({ cure }: Ruled): TemplateResult {
    const { speech, election } = this.asker;
    const clerk = clerkOf(this.asker);
    const { cure_by } = election;
    const date = cure_by ? speech.date(cure_by.date, "with weekday") : "";
    const religious = cure === "religious";
    return html`<section class="slip" aria-hidden="true">
      <p><strong>${speech.say("slip_head")}</strong></p>
      ${cure === undefined
        ? html`<p>${speech.say("slip_ask", { clerk })}</p>`
        : html`<p>
              ${cure_by ? speech.say(religious ? "slip_religious" : "slip_show", { clerk, date }) : speech.say(religious ? "slip_religious_five" : "slip_show_five", { clerk })}
            </p>
            ${cure_by && !cure_by.certain ? html`<p>${speech.say("slip_unsure")}</p>` : nothing}`}
      ${religious ? nothing : html`<p>${speech.say("slip_free")}</p>`}
      <p>${speech.say("slip_call", { line: STATE_LINE })}</p>
      <p class="small">${election.name}, ${speech.date(election.date)}. ${speech.say("foot_draft")}</p>
    </section>`;
  }

  protected shown(screen: Screen): TemplateResult {
    const { answer } = screen;
    if (answer === "failed") return this.trouble("check_failed");
    switch (answer.kind) {
      case "ask":
        return this.asked({ ...screen, answer });
      case "ruled":
        return this.outcome(screen, answer);
      case "refused":
        return this.trouble("check_refused");
    }
  }
}

if (!customElements.get("pollstead-id-check")) customElements.define("pollstead-id-check", IdCheck);
