// "Log": what was seen, asked and done at this place today, and the close of the day.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { had, type ElectionRef, type OpenedEdition } from "../../core/contract.ts";
import type { Chosen, LogLine, ManagerSession } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";
import type { LogBook } from "../../core/manager/log/book.ts";
import type { LogRoom } from "../../core/manager/log/room.ts";
import type { Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import type { Role } from "../manager/ask-once.ts";
import { electionOf } from "../manager/day.ts";
import { managerEnglish } from "../manager/speech.ts";
import { small } from "../round/photo.ts";
import { observeStyle } from "../zone/observe.css.ts";
import "./close.ts";
import { entries } from "./entries.ts";
import { begun, draftOf, form, keepDraft, refusalWords, whatOf, type Draft, type Kind, type Lack } from "./form.ts";
import { logStyle } from "./log.css.ts";

const PARTIES = ["democratic", "republican"] as const;

export class Log extends LitElement {
  static override properties = {
    speech: { attribute: false },
    session: { attribute: false },
    chosen: { attribute: false },
    opened: { attribute: false },
    kept: { attribute: false },
    room: { attribute: false },
    who: { attribute: false },
    book: { state: true },
    photos: { state: true },
    draft: { state: true },
    jpeg: { state: true },
    lack: { state: true },
    busy: { state: true },
    failed: { state: true },
    said: { state: true },
  };
  declare speech: Speech;
  declare session: ManagerSession;
  declare chosen: Chosen;
  declare opened: OpenedEdition;
  declare kept: Kept;
  declare room: LogRoom;
  declare who: Role;
  declare book: LogBook | undefined;
  /** The county's policy lets the log hold photos. */
  declare photos: boolean;
  declare draft: Draft | undefined;
  declare jpeg: string | undefined;
  private declare lack: Lack | undefined;
  private declare busy: boolean;
  declare failed: boolean;
  private declare said: string;
  /** For examples and tests: settled once the log is there. */
  opening: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.speech = managerEnglish;
    this.book = this.draft = this.jpeg = this.lack = undefined;
    this.photos = this.busy = this.failed = false;
    this.said = "";
  }

  static override styles = [base, observeStyle, logStyle];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("chosen") || changed.has("opened")) this.opening = this.open();
  }

  private election(): ElectionRef | undefined {
    return electionOf(this.opened.elections, this.room.clock());
  }

  /** Opens the log, once it is known whose it is. */
  private async open(): Promise<void> {
    const { session, chosen, opened, room } = this;
    this.book = undefined;
    this.failed = false;
    this.draft = draftOf(this.kept);
    const election = this.election();
    const party = election && room.party(election);
    try {
      this.photos = had(await session.policy(chosen.fips)).photos;
    } catch {
      // No policy can be had: then it allows nothing.
      this.photos = false;
    }
    if (!election || party === undefined) return;
    try {
      const book = await room.book(session, chosen, election, opened, party);
      if (this.chosen !== chosen) return;
      book.onChange = () => this.requestUpdate();
      this.book = book;
    } catch {
      this.failed = true;
    }
  }

  private party(party: string | undefined): void {
    const election = this.election();
    if (!election) return;
    this.room.setParty(election, party);
    this.opening = this.open();
  }

  private change(part: Partial<Draft>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...part };
    this.lack = undefined;
    keepDraft(this.kept, this.draft);
  }

  private begin(kind: Kind): void {
    this.draft = begun(kind);
    this.jpeg = this.lack = undefined;
    this.said = "";
    keepDraft(this.kept, this.draft);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("form h2")?.focus());
  }

  private put(): void {
    this.draft = this.jpeg = this.lack = undefined;
    keepDraft(this.kept, undefined);
  }

  private async picked(file: File): Promise<void> {
    try {
      this.jpeg = (await small(file)).replace(/^data:image\/jpeg;base64,/, "");
      this.lack = undefined;
    } catch {
      this.lack = { field: "photo", words: "log_photo_unread" };
    }
  }

  /** As if the form were sent. */
  async send(): Promise<void> {
    const { draft, book, who } = this;
    if (!draft || !book || this.busy) return;
    const what = whatOf(draft, this.jpeg);
    if ("words" in what) return this.lacks(what);
    this.busy = true;
    try {
      const made = await book.add(who === "bailiff" ? "bailiff" : "manager", what);
      if (made.kind === "refused") return await this.lacks({ field: made.field ?? "text", words: refusalWords(made.code) });
      this.put();
      this.said = this.speech.say("log_kept", { n: (JSON.parse(made.line) as LogLine).seq });
      // Back to where the next one begins.
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(".kinds button")?.focus();
    } catch {
      await this.lacks({ field: "text", words: "log_bad_other" });
    } finally {
      this.busy = false;
    }
  }

  private async lacks(lack: Lack): Promise<void> {
    this.lack = lack;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(lack.field === "topic" ? '[name="topic"]' : `#${lack.field}`)?.focus();
  }

  private strike(line: LogLine, struck: boolean): void {
    void this.book?.add(this.who === "bailiff" ? "bailiff" : "manager", { kind: "struck", entry: line.seq, struck }).catch(() => undefined);
  }

  // Drawing

  private partyQuestion(): TemplateResult {
    const { speech } = this;
    return html`<section class="stack">
      <h2 class="subtitle">${speech.say("log_party_title")}</h2>
      <p class="soft">${speech.say("log_party_hint")}</p>
      <div class="kinds">
        ${PARTIES.map((party) => html`<button type="button" class="big" @click=${() => this.party(party)}>${speech.say(`log_party_${party}`)}</button>`)}
      </div>
    </section>`;
  }

  private partyOf(book: LogBook): TemplateResult | typeof nothing {
    const { speech } = this;
    const { party } = book.about;
    if (party === "") return nothing;
    const known = PARTIES.find((one) => one === party);
    const asked = this.election()?.authority.kind !== "party";
    return html`<p class="row">
      <strong>${speech.say("log_party_is", { party: known ? speech.say(`log_party_${known}`) : party })}</strong>
      ${asked ? html`<button type="button" class="quiet no-print" @click=${() => this.party(undefined)}>${speech.say("log_party_change")}</button>` : nothing}
    </p>`;
  }

  private add(): TemplateResult {
    const { speech, draft, jpeg, lack, busy, photos } = this;
    if (draft && (draft.kind !== "photo" || photos))
      return form({
        speech, draft, jpeg, lack, busy,
        change: (part) => this.change(part),
        picked: (file) => void this.picked(file),
        send: () => void this.send(),
        cancel: () => this.put(),
      });
    const kinds: Kind[] = photos ? ["incident", "question", "note", "photo"] : ["incident", "question", "note"];
    return html`<div class="stack-close no-print">
      <h2 class="small-title">${speech.say("log_add")}</h2>
      <div class="kinds">
        ${kinds.map((kind) => html`<button type="button" class="primary" @click=${() => this.begin(kind)}>${speech.say(`log_${kind}`)}</button>`)}
      </div>
    </div>`;
  }

  private troubles(book: LogBook): TemplateResult {
    const { speech } = this;
    return html`${book.fault ? html`<p class="alert bad" role="alert">${speech.say("log_fault", { n: book.fault.entry })}</p>` : nothing}
    ${book.trouble ? html`<p class="alert bad" role="alert">${speech.say(`log_store_${book.trouble}`)}</p>` : nothing}
    ${book.signs ? nothing : html`<p class="alert warn">${speech.say("log_no_key")}</p>`}`;
  }

  private paper(book: LogBook): TemplateResult {
    const { speech } = this;
    return html`<div class="on-paper">
      <p>${speech.say("log_paper_head", { head: book.head ?? "", n: Math.max(0, book.lines.length - 1) })}</p>
      <p>${speech.say("log_paper_signed")}</p>
      <p class="rule"></p>
      <p class="rule"></p>
    </div>`;
  }

  private whole(book: LogBook): TemplateResult {
    const { speech, chosen, room } = this;
    const { place_name, election_name, election_date } = book.about;
    return html`<p class="on-paper"><strong>${place_name}. ${election_name}, ${speech.date(election_date)}</strong></p>
      ${this.partyOf(book)} ${this.troubles(book)} ${this.add()}
      ${entries(speech, book, { strike: (line, struck) => this.strike(line, struck) })}
      ${this.paper(book)}
      <pollstead-log-close .speech=${speech} .book=${book} .room=${room} .fips=${chosen.fips} .entries=${book.lines.length}></pollstead-log-close>`;
  }

  private screen(): TemplateResult {
    const { speech, book, failed } = this;
    if (failed) return html`<p class="alert bad" role="alert">${speech.say("log_failed")}</p>`;
    const election = this.election();
    if (!election) return html`<p class="alert warn">${speech.say("log_no_election")}</p>`;
    if (this.room.party(election) === undefined) return this.partyQuestion();
    return book ? this.whole(book) : html`<p class="soft" role="status">${speech.say("log_opening")}</p>`;
  }

  override render(): TemplateResult {
    const { speech, said } = this;
    return html`<section class="stack-wide">
      <p class="soft no-print">${speech.say("log_lead")}</p>
      <p class="seen-not" role="status">${said}</p>
      ${this.screen()}
    </section>`;
  }
}

if (!customElements.get("pollstead-log")) customElements.define("pollstead-log", Log);
