// How the page keeps what is typed, and what it cannot keep.

import { html, type TemplateResult } from "lit";
import type { Speech } from "../../messages/speech.ts";

export function privacy(speech: Speech): TemplateResult {
  return html`${(["privacy_1", "privacy_2", "privacy_3", "privacy_4"] as const).map((key) => html`<p>${speech.say(key)}</p>`)}`;
}
