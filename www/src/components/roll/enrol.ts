// A person's slot: initials, six words that the tablet draws and shows once, and the same words typed from the slip.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { MOST_SLOTS, type RollDesk } from "../../core/manager/roll/desk.ts";
import type { MessageKey, Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { managerEnglish } from "../manager/speech.ts";
import { rollStyle } from "./roll.css.ts";

const plain = (words: string): string => words.toLowerCase().split(/[^a-z]+/).filter(Boolean).join(" ");

export class RollEnrol extends LitElement {
  static override properties = {
    speech: { attribute: false },
    desk: { attribute: false },
    more: { type: Boolean },
    name: { state: true },
    words: { state: true },
    step: { state: true },
    bad: { state: true },
    busy: { state: true },
  };
  declare speech: Speech;
  declare desk: RollDesk;
  /** Beside others on this tablet. */
  declare more: boolean;
  declare name: string;
  declare words: string | undefined;
  declare step: "name" | "words" | "again";
  declare bad: MessageKey | undefined;
  declare busy: boolean;

  constructor() {
    super();
    this.speech = managerEnglish;
    this.more = this.busy = false;
    this.begin();
  }

  static override styles = [base, rollStyle];

  private begin(): void {
    this.name = "";
    this.words = this.bad = undefined;
    this.step = "name";
  }

  private async focusOn(what: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(what)?.focus();
  }

  private async draw(): Promise<void> {
    const name = this.name.trim().toUpperCase();
    const bad = !/^\p{L}{2,4}$/u.test(name) ? "roll_name_bad" : this.desk.slots.some((one) => one.name === name) ? "roll_name_taken" : undefined;
    this.bad = bad;
    if (bad) return this.focusOn("#name");
    this.busy = true;
    try {
      this.words = await this.desk.words();
      this.name = name;
      this.step = "words";
      await this.focusOn("h2");
    } catch {
      this.bad = "roll_failed";
    } finally {
      this.busy = false;
    }
  }

  private async keep(): Promise<void> {
    const input = this.renderRoot.querySelector<HTMLInputElement>("#again");
    const { words, name } = this;
    if (!input || words === undefined || this.busy) return;
    if (plain(input.value) !== plain(words)) {
      this.bad = "roll_again_bad";
      return this.focusOn("#again");
    }
    this.busy = true;
    try {
      await this.desk.enrol(name, words);
      this.begin();
    } catch {
      this.bad = "roll_failed";
    } finally {
      this.busy = false;
    }
  }

  private error(): TemplateResult | typeof nothing {
    return this.bad ? html`<span class="error" id="bad" role="alert">${this.speech.say(this.bad)}</span>` : nothing;
  }

  private naming(): TemplateResult {
    const { speech, bad, desk } = this;
    if (desk.slots.length >= MOST_SLOTS) return html`<p>${speech.say("roll_name_full", { n: MOST_SLOTS })}</p>`;
    const sent = (event: Event): void => {
      event.preventDefault();
      void this.draw();
    };
    return html`<form class="stack" novalidate @submit=${sent}>
      <p>${speech.say("roll_new_text")}</p>
      <div>
        <label for="name">${speech.say("roll_name")}</label>
        <span class="hint" id="name-hint">${speech.say("roll_name_hint")}</span>
        ${this.error()}
        <input
          id="name" type="text" maxlength="4" autocomplete="off" autocapitalize="characters" spellcheck="false"
          aria-invalid=${bad ? "true" : "false"} aria-describedby=${bad ? "bad name-hint" : "name-hint"}
          .value=${this.name} @input=${(event: Event) => (this.name = (event.currentTarget as HTMLInputElement).value)}
        />
      </div>
      <button type="submit" class="primary" ?disabled=${this.busy}>${speech.say("roll_name_go")}</button>
      ${this.working()}
    </form>`;
  }

  private working(): TemplateResult {
    return html`<p class="soft" role="status">${this.busy ? this.speech.say("roll_working") : ""}</p>`;
  }

  private shown(words: string): TemplateResult {
    const { speech } = this;
    return html`<section class="stack">
      <h2 class="subtitle" tabindex="-1">${speech.say("roll_words_title")}</h2>
      <ol class="words" lang="en" translate="no">
        ${words.split(" ").map((word) => html`<li>${word}</li>`)}
      </ol>
      <p>${speech.say("roll_words_text")}</p>
      <button
        type="button"
        class="primary"
        @click=${() => {
          this.step = "again";
          void this.focusOn("#again");
        }}
      >
        ${speech.say("roll_words_go")}
      </button>
    </section>`;
  }

  private again(): TemplateResult {
    const { speech, bad } = this;
    const sent = (event: Event): void => {
      event.preventDefault();
      void this.keep();
    };
    return html`<form class="stack" novalidate @submit=${sent}>
      <div>
        <label for="again">${speech.say("roll_again_title")}</label>
        <span class="hint" id="again-hint">${speech.say("roll_again_hint")}</span>
        ${this.error()}
        <input
          id="again" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="120"
          aria-invalid=${bad ? "true" : "false"} aria-describedby=${bad ? "bad again-hint" : "again-hint"}
        />
      </div>
      <p class="row buttons">
        <button type="submit" class="primary" ?disabled=${this.busy}>${speech.say("roll_again_go")}</button>
        <button type="button" ?disabled=${this.busy} @click=${() => this.begin()}>${speech.say("roll_again_back")}</button>
      </p>
      ${this.working()}
    </form>`;
  }

  override render(): TemplateResult {
    const { speech, step, words } = this;
    return html`<div class="stack" lang=${speech.language}>
      ${this.more || step !== "name" ? nothing : html`<h2 class="subtitle">${speech.say("roll_new_title")}</h2>`}
      ${step === "name" || words === undefined ? this.naming() : step === "words" ? this.shown(words) : this.again()}
    </div>`;
  }
}

if (!customElements.get("pollstead-roll-enrol")) customElements.define("pollstead-roll-enrol", RollEnrol);
