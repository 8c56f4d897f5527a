// What ID and Who share: a screen for each tap, Back that takes one away, and what is said where the rules gave no answer.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { base } from "../../style/base.ts";
import { picturedChoices } from "../../style/pictured-choices.ts";
import { STATE_LINE, type Asker } from "./ask.ts";
import type { InSpanish } from "./in-spanish.ts";
import { lawCheckStyle } from "./law-check.css.ts";
import type { Words } from "./ruled.ts";

export abstract class Taps<Screen> extends LitElement {
  static override properties = { asker: { attribute: false }, screens: { state: true }, busy: { state: true }, spanish: { state: true } };
  declare asker: Asker;
  /** Each tap adds one; Back takes one away. */
  declare screens: readonly Screen[];
  declare busy: boolean;
  /** Without it the rules' words are English, and say so. */
  declare spanish: InSpanish | undefined;

  constructor() {
    super();
    this.screens = [];
    this.busy = false;
    this.spanish = undefined;
  }

  static override styles = [base, picturedChoices, lawCheckStyle];

  private readonly back = (): void => {
    this.screens = this.screens.slice(0, -1);
  };
  protected readonly reset = (): void => {
    this.screens = [];
  };

  protected get words(): Words {
    return { asker: this.asker, spanish: this.asker.speech.language === "es" ? this.spanish : undefined };
  }

  protected override willUpdate(): void {
    if (this.spanish || this.asker.speech.language !== "es") return;
    import("./in-spanish.ts").then(
      ({ inSpanish }) => (this.spanish = inSpanish),
      () => undefined,
    );
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get("screens") !== undefined) this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  /** Before the first tap. */
  protected abstract first(): TemplateResult;
  protected abstract shown(screen: Screen): TemplateResult;

  /** In place of an answer. */
  protected trouble(key: "check_failed" | "check_refused"): TemplateResult {
    return html`<h2 class="alert warn" tabindex="-1" role="alert">${this.asker.speech.say(key, { line: STATE_LINE })}</h2>`;
  }

  override render(): TemplateResult {
    const { speech } = this.asker;
    const screen = this.screens.at(-1);
    return html`<div lang=${speech.language} class="stack">
      ${screen ? html`<p class="no-print"><button type="button" class="quiet" @click=${this.back}>${speech.say("check_back")}</button></p>` : nothing}
      ${screen ? this.shown(screen) : this.first()}
    </div>`;
  }
}
