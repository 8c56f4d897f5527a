// Calendar, print, share, QR, read aloud: the buttons. What they do comes with the rest of the page's code.

import { html, nothing, type TemplateResult } from "lit";
import type { AnswerOf } from "../../core/contract.ts";
import type { Later, View } from "../view.ts";
import { ownVoice } from "./voice.ts";

type Found = AnswerOf<"found">;

export function keepTools(view: View, found: Found): TemplateResult {
  const { speech } = view;
  const old = found.freshness.state === "old";
  const will = (deed: (later: Later, button: HTMLButtonElement) => unknown) => async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLButtonElement;
    await deed(await view.act.bring(), button);
  };
  return html`<div class="row buttons no-print" role="group" aria-label=${speech.say("tools_title")}>
    ${old
      ? nothing
      : html`<button type="button" @click=${will((later) => later.saveCalendar(view, found))}>${speech.say("tool_calendar")}</button>`}
    <button type="button" @click=${() => print()}>${speech.say("tool_print")}</button>
    <button type="button" @click=${will((later, button) => later.share(view, found, button))}>
      ${speech.say("tool_share")}
    </button>
    ${ownVoice(speech.language)
      ? html`<button type="button" @click=${will((later) => later.read(view, found))}>${speech.say("tool_read")}</button>`
      : nothing}
  </div>`;
}
