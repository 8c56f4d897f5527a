// "This page does not send what you type. How?"

import { html, type TemplateResult } from "lit";
import type { Speech } from "../../messages/speech.ts";
import { icons } from "../../style/icons.ts";

export function privacyFold(speech: Speech): TemplateResult {
  return html`<details class="privacy no-print">
    <summary>
      <span class="row">${icons.lock}<span>${speech.say("privacy_line")} <u>${speech.say("privacy_how")}</u></span></span>
    </summary>
    <div class="inside stack-close">
      <p>${speech.say("privacy_1")}</p>
      <p>${speech.say("privacy_2")}</p>
      <p>${speech.say("privacy_3")}</p>
      <p>${speech.say("privacy_4")}</p>
    </div>
  </details>`;
}
