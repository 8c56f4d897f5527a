// Close of day: close, copy the head, give the clerk the sealed log, type the receipt, and only then take the log away.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { LogBook } from "../../core/manager/log/book.ts";
import type { LogRoom } from "../../core/manager/log/room.ts";
import type { Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { managerEnglish } from "../manager/speech.ts";
import { saveFile } from "../plain/save-file.ts";
import { logStyle } from "./log.css.ts";

const PUBLIC_KEY = /^age1[02-9ac-hj-np-z]{58}$/;

export class LogClose extends LitElement {
  static override properties = {
    speech: { attribute: false },
    book: { attribute: false },
    room: { attribute: false },
    fips: { attribute: false },
    entries: { attribute: false },
    office: { state: true },
    receipt: { state: true },
    bad: { state: true },
    said: { state: true },
    asking: { state: true },
  };
  declare speech: Speech;
  declare book: LogBook;
  declare room: LogRoom;
  declare fips: string;
  /** So that a new entry is drawn. */
  declare entries: number;
  declare office: string;
  declare receipt: string;
  private declare bad: "office" | "receipt" | undefined;
  private declare said: string;
  private declare asking: boolean;
  private saved = "";

  constructor() {
    super();
    this.speech = managerEnglish;
    this.office = this.receipt = this.said = "";
    this.bad = undefined;
    this.asking = false;
  }

  static override styles = [base, logStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    this.office = this.room.recipient(this.fips);
  }

  private async close(): Promise<void> {
    await this.book.close();
    this.said = this.speech.say("log_close_done");
  }

  async seal(): Promise<void> {
    const { speech, book } = this;
    const office = this.office.trim().toLowerCase();
    this.bad = undefined;
    let sealed: Uint8Array<ArrayBuffer> | undefined;
    if (PUBLIC_KEY.test(office))
      try {
        if (!book.signs || !book.closed) await book.close();
        sealed = await book.seal(office);
      } catch {
        // Said below: the core could not read the key.
      }
    if (!sealed) {
      this.bad = "office";
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("#office")?.focus();
      return;
    }
    this.room.setRecipient(this.fips, office);
    const { place, election_date, party } = book.about;
    this.saved = `log-${[place, election_date, party].filter((part) => part !== "").join("-").replace(/[^A-Za-z0-9]+/g, "-")}.age`;
    saveFile(new Blob([sealed], { type: "application/octet-stream" }), this.saved);
    this.said = speech.say("log_sealed", { file: this.saved });
  }

  async check(): Promise<void> {
    this.bad = (await this.book.receive(this.receipt)) ? undefined : "receipt";
    this.said = this.bad ? "" : this.speech.say("log_received");
    await this.updateComplete;
    if (this.bad) this.renderRoot.querySelector<HTMLElement>("#receipt")?.focus();
  }

  private async takeOff(): Promise<void> {
    this.asking = false;
    this.said = this.speech.say((await this.book.remove()) ? "log_removed" : "log_remove_not");
  }

  private async table(): Promise<void> {
    const { place, election_date } = this.book.about;
    saveFile(new Blob([await this.book.table()], { type: "text/csv" }), `log-${place.replace(/\W+/g, "-")}-${election_date}.csv`);
  }

  // Drawing

  private typed(name: "office" | "receipt", label: string, hint: string, wrong: string): TemplateResult {
    const bad = this.bad === name;
    return html`<div>
      <label for=${name}>${label}</label>
      <span class="hint" id="${name}-hint">${hint}</span>
      ${bad ? html`<span class="error" id="${name}-bad" role="alert">${wrong}</span>` : nothing}
      <input
        id=${name}
        type="text"
        class=${name === "receipt" ? "symbols" : ""}
        autocomplete="off"
        autocapitalize=${name === "receipt" ? "characters" : "none"}
        spellcheck="false"
        maxlength=${name === "receipt" ? 24 : 80}
        aria-invalid=${bad ? "true" : "false"}
        aria-describedby=${bad ? `${name}-bad ${name}-hint` : `${name}-hint`}
        .value=${this[name]}
        @input=${(event: Event) => (this[name] = (event.currentTarget as HTMLInputElement).value)}
      />
    </div>`;
  }

  private steps(): TemplateResult {
    const { speech, book, asking } = this;
    const n = Math.max(0, book.lines.length - 1);
    const some = book.lines.length > 0;
    const wasClosed = book.lines.some(({ what }) => what.kind === "checkpoint" && what.why === "close");
    const ready = book.closed || !book.signs;
    const form = (run: () => Promise<void>) => (event: Event): void => {
      event.preventDefault();
      void run();
    };
    return html`<ol class="steps">
      <li class="stack-close">
        <h3 class="small-title">${speech.say("log_close_step")}</h3>
        ${book.closed
          ? html`<p>${speech.say("log_close_done")}</p>`
          : html`${wasClosed ? html`<p class="alert warn">${speech.say("log_close_again")}</p>` : nothing}
              ${book.signs
                ? html`<p><button type="button" class="primary" ?disabled=${!some} @click=${() => void this.close()}>${speech.say("log_close_go")}</button></p>`
                : html`<p>${speech.say("log_no_key")}</p>`}`}
      </li>
      <li class="stack-close">
        <h3 class="small-title">${speech.say("log_head_step")}</h3>
        ${some && ready && book.head !== undefined
          ? html`<p>${speech.say("log_head_of", { n })}</p>
              <p class="head-symbols" translate="no">${book.head}</p>
              <p class="soft">${speech.say("log_head_hint")}</p>`
          : html`<p class="soft">${speech.say("log_head_wait")}</p>`}
      </li>
      <li class="stack-close">
        <h3 class="small-title">${speech.say("log_save_step")}</h3>
        <form class="stack-close" novalidate @submit=${form(() => this.seal())}>
          ${this.typed("office", speech.say("log_office_key"), speech.say("log_office_key_hint"), speech.say("log_office_key_bad"))}
          <p><button type="submit" class=${book.received ? "" : "primary"} ?disabled=${!some}>${speech.say("log_seal")}</button></p>
        </form>
      </li>
      <li class="stack-close">
        <h3 class="small-title">${speech.say("log_receipt_step")}</h3>
        ${book.received
          ? html`<p><strong>${speech.say("log_received")}</strong></p>`
          : html`<form class="stack-close" novalidate @submit=${form(() => this.check())}>
              ${this.typed("receipt", speech.say("log_receipt"), speech.say("log_receipt_hint"), speech.say("log_receipt_wrong"))}
              <p><button type="submit">${speech.say("log_receipt_check")}</button></p>
            </form>`}
      </li>
      <li class="stack-close">
        <h3 class="small-title">${speech.say("log_remove_step")}</h3>
        ${!book.received
          ? html`<p class="soft">${speech.say("log_remove_wait")}</p>`
          : asking
            ? html`<p><strong>${speech.say("log_remove_sure")}</strong></p>
                <p class="row buttons">
                  <button type="button" class="primary" @click=${() => void this.takeOff()}>${speech.say("log_remove_yes")}</button>
                  <button type="button" @click=${() => (this.asking = false)}>${speech.say("cancel")}</button>
                </p>`
            : html`<p><button type="button" @click=${() => (this.asking = true)}>${speech.say("log_remove")}</button></p>`}
      </li>
    </ol>`;
  }

  override render(): TemplateResult {
    const { speech, book, said } = this;
    return html`<section class="stack-wide no-print">
      <h2 class="subtitle">${speech.say("log_close_title")}</h2>
      <p class=${said === "" ? "seen-not" : "alert"} role="status">${said}</p>
      ${this.steps()}
      <div class="stack-close">
        <h3 class="small-title">${speech.say("log_copies")}</h3>
        <p class="row buttons">
          <button type="button" ?disabled=${book.lines.length === 0} @click=${() => void this.table()}>${speech.say("log_table")}</button>
          <button type="button" ?disabled=${book.lines.length === 0} @click=${() => print()}>${speech.say("log_print")}</button>
        </p>
      </div>
    </section>`;
  }
}

if (!customElements.get("pollstead-log-close")) customElements.define("pollstead-log-close", LogClose);
