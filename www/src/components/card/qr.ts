// The place's link as a QR code, drawn by us from the library's black and white.

import { html, svg, type TemplateResult } from "lit";
import { encode } from "uqr";
import type { AnswerOf } from "../../core/contract.ts";
import type { View } from "../view.ts";
import { linkTo } from "./link.ts";

/** The code of the last link; a card is drawn more often than its place changes. */
let last: { link: string; side: number; path: string } | undefined;

function codeOf(link: string): { side: number; path: string } {
  if (last?.link === link) return last;
  // The white border of four that readers want.
  const { data, size } = encode(link, { ecc: "M", border: 4 });
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join("");
  last = { link, side: size, path };
  return last;
}

export function qr(view: View, found: AnswerOf<"found">): TemplateResult {
  const { speech } = view;
  const link = linkTo(view, found);
  const { side, path } = codeOf(link);
  return html`<div class="stack-close">
    <p>${speech.say("qr_text")}</p>
    <svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label=${speech.say("qr_label", { link })} shape-rendering="crispEdges">
      ${svg`<rect width=${side} height=${side} fill="#fff" /><path d=${path} fill="#000" />`}
    </svg>
    <p class="small soft link">${link}</p>
  </div>`;
}
