// The form for an incident, a question, a note or a photo. What is typed is kept with every key.

import { html, nothing, type TemplateResult } from "lit";
import type { LogRefusal, LogTopic, LogWhat } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";
import type { MessageKey, Speech } from "../../messages/speech.ts";

export const TOPICS: readonly LogTopic[] = ["queue", "equipment", "building", "supplies", "access", "near_lines", "remaining", "other"];
export type Kind = "incident" | "question" | "note" | "photo";
const KINDS: readonly Kind[] = ["incident", "question", "note", "photo"];

/** `jpeg`: base64, held by the page alone until it is kept in the log. */
export type Draft = { kind: Kind; topic: LogTopic | ""; text: string; asked: string; done: string; answer: string; office: string };
export const begun = (kind: Kind): Draft => ({ kind, topic: "", text: "", asked: "", done: "", answer: "", office: "" });

const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" && value !== null && KINDS.some((kind) => kind === (value as Draft).kind) && Object.keys(begun("note")).every((key) => typeof (value as Record<string, unknown>)[key] === "string");

export function draftOf(kept: Kept): Draft | undefined {
  return kept.read("log-draft", isDraft);
}

export function keepDraft(kept: Kept, draft: Draft | undefined): void {
  kept.write("log-draft", draft);
}

/** What lacks, by the field's name. */
export type Lack = { field: string; words: MessageKey };

/** A log's text stands on one line. */
const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

export function whatOf(draft: Draft, jpeg: string | undefined): LogWhat | Lack {
  const text = flat(draft.text);
  const [asked, done, answer, office] = [flat(draft.asked), flat(draft.done), flat(draft.answer), flat(draft.office)];
  switch (draft.kind) {
    case "incident":
      return draft.topic === "" ? { field: "topic", words: "log_topic_first" } : { kind: "incident", topic: draft.topic, text, asked, done };
    case "question":
      return { kind: "question", text, answer, office };
    case "note":
      return { kind: "note", text };
    case "photo":
      return jpeg === undefined ? { field: "photo", words: "log_photo_first" } : { kind: "photo", text, jpeg };
  }
}

const SAID: Partial<Record<LogRefusal, MessageKey>> = {
  empty: "log_bad_empty", too_long: "log_bad_too_long", birth_date: "log_bad_birth_date", nine_digits: "log_bad_nine_digits", photo: "log_bad_photo",
};

export function refusalWords(code: LogRefusal): MessageKey {
  return SAID[code] ?? "log_bad_other";
}

export type Form = {
  speech: Speech;
  draft: Draft;
  jpeg: string | undefined;
  lack: Lack | undefined;
  busy: boolean;
  change(part: Partial<Draft>): void;
  picked(file: File): void;
  send(): void;
  cancel(): void;
};

function field(form: Form, name: "text" | "asked" | "done" | "answer" | "office", label: string, hint?: string): TemplateResult {
  const { speech, draft, lack } = form;
  const bad = lack?.field === name;
  const about = [...(bad ? [`${name}-bad`] : []), ...(hint ? [`${name}-hint`] : [])].join(" ");
  const typed = (event: Event): void => form.change({ [name]: (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value });
  return html`<div>
    <label for=${name}>${label}</label>
    ${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : nothing}
    ${bad && lack ? html`<span class="error" id="${name}-bad" role="alert">${speech.say(lack.words)}</span>` : nothing}
    ${name === "text"
      ? html`<textarea id=${name} maxlength="600" autocomplete="off" aria-invalid=${bad ? "true" : "false"} aria-describedby=${about || nothing} .value=${draft[name]} @input=${typed}></textarea>`
      : html`<input id=${name} type="text" maxlength="600" autocomplete="off" aria-invalid=${bad ? "true" : "false"} aria-describedby=${about || nothing} .value=${draft[name]} @input=${typed} />`}
  </div>`;
}

function topics(form: Form): TemplateResult {
  const { speech, draft, lack } = form;
  return html`<fieldset class="stack-close">
    <legend>${speech.say("log_topic")}</legend>
    ${lack?.field === "topic" ? html`<p class="error" role="alert">${speech.say(lack.words)}</p>` : nothing}
    <div class="choices">
      ${TOPICS.map(
        (topic) => html`<label class="choice">
          <input type="radio" name="topic" .checked=${draft.topic === topic} @change=${() => form.change({ topic })} />
          <span>${speech.say(`log_topic_${topic}`)}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

function camera(form: Form): TemplateResult {
  const { speech, jpeg, lack } = form;
  const picked = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) form.picked(file);
    input.value = "";
  };
  return html`<div class="stack-close">
    <p>${speech.say("log_photo_text")}</p>
    ${jpeg === undefined ? nothing : html`<img class="photo" src="data:image/jpeg;base64,${jpeg}" alt=${speech.say("log_photo_alt")} />`}
    ${lack?.field === "photo" ? html`<p class="error" role="alert">${speech.say(lack.words)}</p>` : nothing}
    <span class="pick">
      <input id="photo" type="file" class="seen-not" accept="image/*" capture="environment" @change=${picked} />
      <label for="photo" class="button">${speech.say(jpeg === undefined ? "log_photo_take" : "log_photo_again")}</label>
    </span>
  </div>`;
}

export function form(form: Form): TemplateResult {
  const { speech, draft } = form;
  const { kind } = draft;
  const sent = (event: Event): void => {
    event.preventDefault();
    form.send();
  };
  return html`<form class="stack box no-print" novalidate @submit=${sent}>
    <h2 class="small-title" tabindex="-1">${speech.say(`log_${kind}`)}</h2>
    <p class="soft">${speech.say("log_names")}</p>
    ${kind === "incident" ? topics(form) : nothing} ${kind === "photo" ? camera(form) : nothing}
    ${field(form, "text", speech.say(`log_text_${kind}`))}
    ${kind === "incident"
      ? html`${field(form, "asked", speech.say("obs_asked"))} ${field(form, "done", speech.say("obs_done"))}`
      : nothing}
    ${kind === "question"
      ? html`${field(form, "answer", speech.say("log_answer"))} ${field(form, "office", speech.say("log_office"), speech.say("log_office_hint"))}`
      : nothing}
    <div class="row buttons">
      <button type="submit" class="primary" ?disabled=${form.busy}>${speech.say("log_keep")}</button>
      <button type="button" @click=${() => form.cancel()}>${speech.say("cancel")}</button>
    </div>
  </form>`;
}
