// Moved since registering: three short ends, none of which turns a voter away (§ 23-15-13, § 23-15-573).

import { html, type TemplateResult } from "lit";
import type { AnswerOf } from "../../core/contract.ts";
import type { View } from "../view.ts";

export function moved(view: Pick<View, "speech">, _found: AnswerOf<"found">): TemplateResult {
  const { speech } = view;
  return html`<dl class="ends">
    <dt>${speech.say("moved_1")}</dt>
    <dd>${speech.say("moved_1_do")}</dd>
    <dt>${speech.say("moved_2")}</dt>
    <dd>${speech.rich("moved_2_do")}</dd>
    <dt>${speech.say("moved_3")}</dt>
    <dd>${speech.say("moved_3_do")}</dd>
  </dl>`;
}
