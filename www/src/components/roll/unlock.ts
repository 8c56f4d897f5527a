// Who is there, and the six words. A wrong passphrase is told as wrong and nothing else, and the next try waits longer.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { RollExpected } from "../../core/manager/contract.ts";
import { pause, type RollDesk, type Unlocked } from "../../core/manager/roll/desk.ts";
import type { Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { managerEnglish } from "../manager/speech.ts";
import { rollStyle } from "./roll.css.ts";

export class RollUnlock extends LitElement {
  static override properties = {
    speech: { attribute: false },
    desk: { attribute: false },
    expected: { attribute: false },
    name: { state: true },
    got: { state: true },
    busy: { state: true },
    left: { state: true },
  };
  declare speech: Speech;
  declare desk: RollDesk;
  declare expected: Omit<RollExpected, "at_least">;
  /** What came of a try. */
  onTried: (got: Unlocked) => void = () => undefined;
  declare name: string;
  declare got: Unlocked | undefined;
  declare busy: boolean;
  /** Seconds until the next try. */
  declare left: number;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.speech = managerEnglish;
    this.name = "";
    this.got = undefined;
    this.busy = false;
    this.left = 0;
  }

  static override styles = [base, rollStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.look(), 500);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  private look(): void {
    this.left = this.desk.wait(this.who());
  }

  private who(): string {
    return this.name || (this.desk.slots[0]?.name ?? "");
  }

  async send(): Promise<void> {
    const input = this.renderRoot.querySelector<HTMLInputElement>("#six");
    if (!input || this.busy) return;
    this.busy = true;
    this.got = undefined;
    const got = await this.desk.unlock(this.who(), input.value, this.expected);
    this.busy = false;
    this.got = got;
    this.look();
    if (got === "open" || got === "wrong") input.value = "";
    this.onTried(got);
    await this.updateComplete;
    if (got !== "open") input.focus();
  }

  private trouble(): string | undefined {
    const { speech, got, left } = this;
    switch (got) {
      case "wrong":
        // Said once with the whole wait; the seconds run beside it.
        return speech.say("roll_wrong", { n: pause(this.desk.slots.find((one) => one.name === this.who())?.wrong ?? 1) });
      case "not_words":
        return speech.say("roll_not_words");
      case "failed":
        return speech.say("roll_failed");
      case "wait":
        return speech.say("roll_wait", { n: left });
      default:
        return undefined;
    }
  }

  override render(): TemplateResult {
    const { speech, desk, busy, left } = this;
    const bad = this.trouble();
    const sent = (event: Event): void => {
      event.preventDefault();
      void this.send();
    };
    const picked = (name: string): void => {
      this.name = name;
      this.got = undefined;
      this.look();
    };
    return html`<form class="stack box" novalidate lang=${speech.language} @submit=${sent}>
      <fieldset>
        <legend>${speech.say("roll_who")}</legend>
        <div class="row">
          ${desk.slots.map(
            ({ name }) => html`<label><input type="radio" name="who" value=${name} .checked=${name === this.who()} @change=${() => picked(name)} /> ${name}</label>`,
          )}
        </div>
      </fieldset>
      <div>
        <label for="six">${speech.say("roll_six")}</label>
        <span class="hint" id="six-hint">${speech.say("roll_six_hint")}</span>
        ${bad === undefined ? nothing : html`<span class="error" id="bad" role="alert">${bad}</span>`}
        <input
          id="six" type="password" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="120"
          aria-invalid=${bad === undefined ? "false" : "true"} aria-describedby=${bad === undefined ? "six-hint" : "bad six-hint"}
        />
      </div>
      <button type="submit" class="primary" ?disabled=${busy || left > 0}>${left > 0 ? speech.say("roll_wait", { n: left }) : speech.say("roll_unlock")}</button>
      <p class="soft" role="status">${busy ? speech.say("roll_working") : ""}</p>
    </form>`;
  }
}

if (!customElements.get("pollstead-roll-unlock")) customElements.define("pollstead-roll-unlock", RollUnlock);
