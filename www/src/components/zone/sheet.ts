// "Sheet": the scale drawing and the notice, as the core draws them. They come as SVG text and are shown as pictures, which
// run no script whatever they hold.

import { html, type TemplateResult } from "lit";
import type { Speech } from "../../messages/speech.ts";

export type Papers = { sheet: string; notice: string };
export type Paper = keyof Papers;

const picture = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

export function sheetPart(speech: Speech, papers: Papers | undefined, place: string, printing: Paper | undefined, print: (paper: Paper) => void): TemplateResult {
  if (!papers) return html`<p class="soft" role="status">${speech.say("m_opening")}</p>`;
  const paper = (which: Paper): TemplateResult => html`<figure class="paper stack-close ${printing === undefined || printing === which ? "" : "no-print"}">
    <figcaption class="row no-print">
      <h3 class="small-title">${speech.say(`paper_${which}`)}</h3>
      <button type="button" class="primary" aria-label=${`${speech.say("print")}: ${speech.say(`paper_${which}`)}`} @click=${() => print(which)}>
        ${speech.say("print")}
      </button>
    </figcaption>
    <img src=${picture(papers[which])} alt=${speech.say(`paper_${which}_alt`, { place })} />
  </figure>`;
  return html`<section class="stack">
    <div class="stack-close no-print">
      <h2 class="subtitle">${speech.say("zone_sheet")}</h2>
      <p>${speech.say("paper_lead")}</p>
    </div>
    ${paper("sheet")} ${paper("notice")}
  </section>`;
}
