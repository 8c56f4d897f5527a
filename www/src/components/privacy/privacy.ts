// "This page does not send what you type. How?"

import { html, type TemplateResult } from "lit";
import { icons } from "../../style/icons.ts";
import type { View } from "../view.ts";

export function privacyFold(view: View): TemplateResult {
  const { speech, later, act } = view;
  return html`<details class="privacy no-print" @toggle=${() => void act.bring().catch(() => undefined)}>
    <summary>
      <span class="row">${icons.lock}<span>${speech.say("privacy_line")} <u>${speech.say("privacy_how")}</u></span></span>
    </summary>
    <div class="inside stack-close">${later?.privacy(speech)}</div>
  </details>`;
}
