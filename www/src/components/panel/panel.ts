// The ways beside the box: location, map, list, and what to do when an address is not in the list.

import { html, type TemplateResult } from "lit";
import type { Question } from "../../core/contract.ts";
import type { ListSource } from "../list/list.ts";
import { location, type LocationStep } from "../location/location.ts";
import { heading, type View } from "../view.ts";
import { ways } from "../ways/ways.ts";

export type PanelScreen = { at: "not-here" } | { at: "location"; step: LocationStep } | { at: "list" } | { at: "map" };

export type PanelHooks = {
  /** Which county to begin with. */
  fips: string | undefined;
  lists: ListSource;
  /** What was asked for could not be had. */
  fail(cause: unknown): void;
  ask(question: Question): void;
  find(step: "find" | "away"): void;
};

function notHere(view: View): TemplateResult {
  const { speech } = view;
  return html`<section class="stack-wide">
    <div class="stack">
      ${heading(view, 0, speech.say("not_here_title"))}
      <p class="alert"><strong>${speech.say("not_found_not_means")}</strong></p>
      ${ways(view, "large")}
    </div>
  </section>`;
}

export function panel(view: View, screen: PanelScreen, hooks: PanelHooks): TemplateResult {
  switch (screen.at) {
    case "not-here":
      return notHere(view);
    case "location":
      return location(view, screen.step, hooks.find);
    case "list":
      return html`<pollstead-list
        .speech=${view.speech}
        .top=${view.top}
        .counties=${view.counties}
        .source=${hooks.lists}
        .onFail=${hooks.fail}
        .fips=${hooks.fips}
        .onAsk=${hooks.ask}
      ></pollstead-list>`;
    case "map":
      return html`<pollstead-map
        .speech=${view.speech}
        .top=${view.top}
        .counties=${view.counties}
        .fips=${hooks.fips}
        .load=${view.outlines}
        .onFail=${hooks.fail}
        .onAsk=${hooks.ask}
      ></pollstead-map>`;
  }
}
