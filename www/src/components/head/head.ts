// The line above every screen: back, and the other language.

import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../messages/speech.ts";
import { icons } from "../../style/icons.ts";
import type { Screen } from "../lookup/screen.ts";
import type { View } from "../view.ts";

export function head(view: View, screen: Screen, own: boolean, speak: (language: Language) => void): TemplateResult {
  const { speech, act } = view;
  const other: Language = speech.language === "en" ? "es" : "en";
  const done = screen.at === "answer" && screen.answer.kind === "found";
  return html`<div class="head no-print">
    ${screen.at === "home"
      ? html`<span class="site">${own ? speech.say("site_of") : nothing}</span>`
      : html`<button type="button" class="quiet back" @click=${() => act.home(done ? "empty box" : "keep what was typed")}>
          ${icons.back} ${speech.say(done ? "start_over" : "back")}
        </button>`}
    <button type="button" class="quiet" lang=${other} @click=${() => speak(other)}>
      ${other === "es" ? "Español" : "English"}
    </button>
  </div>`;
}
