// "Are you at home now?" comes before the browser is asked; every way it can fail is said plainly.

import { html, nothing, type TemplateResult } from "lit";
import { icons } from "../../style/icons.ts";
import { heading, type View } from "../view.ts";
import { typeAgain, ways } from "../ways/ways.ts";

export type LocationStep = "ask" | "away" | "finding" | "denied" | "unavailable" | "timeout" | "unsupported";

export function location(view: View, step: LocationStep, go: (step: "find" | "away") => void): TemplateResult {
  const { speech, act } = view;
  switch (step) {
    case "ask":
      return html`<section class="stack">
        ${heading(view, 0, speech.say("loc_title"))}
        <p class="lead">${speech.say("loc_text")}</p>
        <div class="row buttons">
          <button type="button" class="primary" @click=${() => go("find")}>${icons.here} ${speech.say("loc_yes")}</button>
          <button type="button" @click=${() => go("away")}>${speech.say("loc_no")}</button>
        </div>
      </section>`;
    case "finding":
      return html`<section class="stack" role="status">
        ${heading(view, 0, speech.say("working"))}
        <div class="bar" aria-hidden="true"></div>
        <p class="lead">${speech.say("loc_finding")}</p>
        <p>
          <button type="button" @click=${() => act.home("keep what was typed")}>${speech.say("cancel")}</button>
        </p>
      </section>`;
    case "away":
    case "denied":
    case "unavailable":
    case "timeout":
    case "unsupported":
      return html`<section class="stack">
        ${heading(view, 0, speech.say(step === "away" ? "loc_away_title" : "loc_failed_title"))}
        <p class="lead">${speech.say(`loc_${step}`)}</p>
        ${step === "unavailable" || step === "timeout"
          ? html`<p><button type="button" @click=${() => go("find")}>${speech.say("try_again")}</button></p>`
          : nothing}
        ${typeAgain(view)} ${ways(view, "small", "location")}
      </section>`;
  }
}

/** The browser's fix as the core wants it, or why there is none. Runs only after "Yes". */
export function findMe(): Promise<{ lon: number; lat: number; accuracy_m: number | null } | LocationStep> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) return resolve("unsupported");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const { longitude: lon, latitude: lat, accuracy } = coords;
        // Checked here, for at the core's door NaN would turn into 0, and 0 is a real longitude.
        if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) return resolve("unavailable");
        resolve({ lon, lat, accuracy_m: Number.isFinite(accuracy) && accuracy >= 0 ? accuracy : null });
      },
      (error) => resolve(error.code === 1 ? "denied" : error.code === 3 ? "timeout" : "unavailable"),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    );
  });
}
