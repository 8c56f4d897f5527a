// What each part of a screen is given: the language, the heading level, the clock, and what it may ask for.

import { html, type TemplateResult } from "lit";
import type { ElectionRef, OpenedCounty, Outline, Question } from "../core/contract.ts";
import type { MessageKey, Speech } from "../messages/speech.ts";

/** What the first answer does not need; fetched once the page is quiet, or when it is asked for. */
export type Later = typeof import("../later/later.ts");

export type Panel = "location" | "map" | "list";

export type Act = {
  /** Asks the core; its answer becomes the screen. */
  ask(question: Question): void;
  /** Opens one of the other ways. */
  show(panel: Panel): void;
  /** Back to the box, with or without what was typed. */
  home(typed: "keep what was typed" | "empty box"): void;
  /** Puts words in the box and goes there. */
  type(text: string): void;
  /** Answers "Which county is on your car tag?". `undefined`: not sure. */
  chooseCounty(fips: string | undefined): void;
  /** Asks the same question again, for another election where one is named. */
  again(election?: string): void;
  /** The rest of the page's code, fetched now if it was not yet. */
  bring(): Promise<Later>;
};

export type View = {
  speech: Speech;
  /** 1 on pages of our own, 2 inside somebody else's. */
  top: 1 | 2;
  act: Act;
  /** The device's clock, ISO. */
  now: string;
  /** Address of the plain list without script. */
  directory: string;
  /** What was typed or picked, for "Report a mistake". */
  typed: string;
  question: Question | undefined;
  counties: readonly OpenedCounty[];
  elections: readonly ElectionRef[];
  /** Address of the look-up's own page. */
  home: string;
  later: Later | undefined;
  /** Precinct outlines of a county; asked only when a map is opened. */
  outlines(fips: string): Promise<Outline[]>;
};

/** A heading `below` levels under the page's top one. */
export function heading(
  view: Pick<View, "top">,
  below: 0 | 1 | 2,
  content: unknown,
  look = below === 0 ? "title" : below === 1 ? "subtitle" : "small-title",
): TemplateResult {
  switch (view.top + below) {
    case 1:
      return html`<h1 class=${look} tabindex="-1">${content}</h1>`;
    case 2:
      return below === 0
        ? html`<h2 class=${look} tabindex="-1">${content}</h2>`
        : html`<h2 class=${look}>${content}</h2>`;
    case 3:
      return html`<h3 class=${look}>${content}</h3>`;
    default:
      return html`<h4 class=${look}>${content}</h4>`;
  }
}

/** A fold whose inside comes with the rest of the page's code; closed as it is painted, so nothing moves. */
export function fold(
  view: View,
  title: MessageKey,
  inside: (later: Later) => unknown,
  paper: "printed" | "not printed" = "not printed",
): TemplateResult {
  return html`<details class=${paper === "printed" ? "" : "no-print"} @toggle=${() => void view.act.bring().catch(() => undefined)}>
    <summary>${view.speech.say(title)}</summary>
    <div class="inside">${view.later && inside(view.later)}</div>
  </details>`;
}
