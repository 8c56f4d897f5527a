// Moved since registering: three short ends, none of which turns a voter away (§ 23-15-13, § 23-15-573). A move of more than
// 30 days that the clerk was not told of is not settled by their words: there the page says whom to ask, and no more.

import { html, type TemplateResult } from "lit";
import type { View } from "../view.ts";

export function moved(view: View): TemplateResult {
  const { speech, act } = view;
  return html`<div class="stack">
    <dl class="ends">
      <dt>${speech.say("moved_1")}</dt>
      <dd class="stack-close">
        <p>${speech.say("moved_1_do")}</p>
        <p class="no-print"><button type="button" @click=${() => act.home("empty box")}>${speech.say("moved_1_look")}</button></p>
      </dd>
      <dt>${speech.say("moved_2")}</dt>
      <dd class="stack-close">
        <p>${speech.say("moved_2_do")}</p>
        <p>${speech.rich("moved_2_late")}</p>
        <p>${speech.say("moved_2_early")}</p>
      </dd>
      <dt>${speech.say("moved_3")}</dt>
      <dd class="stack-close">
        <p>${speech.say("moved_3_do")}</p>
        <p>${speech.say("moved_3_day")}</p>
      </dd>
    </dl>
    <p class="soft small">${speech.say("moved_law")}</p>
  </div>`;
}
