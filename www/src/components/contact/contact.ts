// Whom to call: the county's offices where the edition knows them, the statewide lines always (in the foot).

import { html, nothing, type TemplateResult } from "lit";
import type { Contact } from "../../core/contract.ts";
import type { MessageKey } from "../../messages/speech.ts";
import { icons } from "../../style/icons.ts";
import { heading, type View } from "../view.ts";

/** The same lines as the core's `Contact`; shown when the core cannot say anything. */
export const STATEWIDE: Contact = {
  offices: [],
  statewide: ["1-800-829-6786", "(601) 576-2550", "ElectionsAnswers@sos.ms.gov", "711"],
};

const NAMES: Record<string, MessageKey> = {
  "1-800-829-6786": "call_statewide",
  "(601) 576-2550": "call_statewide_2",
  "711": "call_relay",
};

/** `(601) 576-2550` as `tel:` wants it. */
function dial(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, "")}`;
}

function line(view: Pick<View, "speech">, way: string): TemplateResult {
  const mail = way.includes("@");
  const name = mail ? "call_mail" : NAMES[way];
  return html`<li>
    <a class="line" href=${mail ? `mailto:${way}` : dial(way)}>${mail ? icons.mail : icons.phone}<span>${way}</span></a>
    ${name ? html`<span class="soft small">${view.speech.say(name)}</span>` : nothing}
  </li>`;
}

/** The statewide lines; the foot of every screen holds them. */
export function statewideLines(view: Pick<View, "speech">, contact: Contact): TemplateResult {
  return html`<ul class="bare lines">
    ${contact.statewide.map((way) => line(view, way))}
  </ul>`;
}

function sourceOf({ speech }: Pick<View, "speech">, office: Contact["offices"][number]): string {
  return speech.say("call_office_source", { source: office.source, date: speech.date(office.on) });
}

/** The county's offices, each with where its number comes from; nothing where the edition knows none. */
export function officeLines(view: Pick<View, "speech">, contact: Contact): TemplateResult | typeof nothing {
  if (contact.offices.length === 0) return nothing;
  return html`<ul class="bare">
    ${contact.offices.map(
      (office) => html`<li class="office">
        <a class="line" href=${dial(office.phone)}>${icons.phone}<span>${office.name} <span class="phone">${office.phone}</span></span></a>
        <p class="soft small">${sourceOf(view, office)}</p>
      </li>`,
    )}
  </ul>`;
}

function bigButton(name: string, phone: string): TemplateResult {
  return html`<a class="button primary call" href=${dial(phone)}
    >${icons.phone} <span>${name} <span class="phone">${phone}</span></span></a
  >`;
}

/**
 * With its heading, for the end of an answer: the county's offices, else the state's first line, as big buttons. The
 * other statewide lines follow in the foot.
 */
export function contactBlock(view: View, contact: Contact): TemplateResult {
  const { speech } = view;
  const [first] = contact.statewide;
  return html`<section class="contact stack">
    ${heading(view, 1, speech.say("call_title"))}
    ${contact.offices.map(
      (office) => html`<div class="office">
        ${bigButton(office.name, office.phone)}
        <p class="soft small">${sourceOf(view, office)}</p>
      </div>`,
    )}
    ${contact.offices.length === 0 && first ? bigButton(speech.say("call_statewide"), first) : nothing}
  </section>`;
}
