// Drawings of documents, ours, none like a real one: what tells them apart is the shape, the mark and the words beside them.

import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

const drawn = (lines: SVGTemplateResult): TemplateResult =>
  html`<svg class="document" viewBox="0 0 64 44" aria-hidden="true" focusable="false">${lines}</svg>`;

const CARD = svg`<rect x="2" y="4" width="60" height="36" rx="4"/>`;
const FACE = svg`<rect x="7" y="14" width="16" height="20" rx="1"/><circle cx="15" cy="21" r="3.500"/><path d="M9 33c.5-5 3-7 6-7s5.500 2 6 7"/>`;
const LINES = svg`<path d="M28 18h20M28 24h26M28 30h14"/>`;
const card = (mark: SVGTemplateResult): TemplateResult => drawn(svg`${CARD}${FACE}${LINES}${mark}`);

export const documents: Record<string, TemplateResult> = {
  ms_drivers_license: card(svg`<path d="M2 10h60"/><path d="M48 32h9l-1.500-4h-6Zm1 0v3m7-3v3"/>`),
  ms_state_id: card(svg`<path d="M2 10h60"/><path d="m53 28 1.400 3 3.300.4-2.400 2.300.6 3.300-2.900-1.600-2.900 1.600.6-3.300-2.400-2.300 3.300-.4Z"/>`),
  us_passport: drawn(svg`<rect x="16" y="2" width="32" height="40" rx="3"/><circle cx="32" cy="19" r="7"/><path d="M25 19h14M32 12c-4 4-4 10 0 14 4-4 4-10 0-14M24 33h16"/>`),
  voter_id_card: card(svg`<path d="M44 32h14v6H44Zm3 0 4 3 6-8"/>`),
  government_employee_id: drawn(svg`<path d="M26 2h12v4"/><rect x="16" y="6" width="32" height="36" rx="3"/><circle cx="32" cy="18" r="5"/><path d="M23 31c1-6 4-8 9-8s8 2 9 8M22 36h20"/>`),
  military_id: card(svg`<path d="m46 31 5-3 5 3M46 35l5-3 5 3"/>`),
  tribal_id: card(svg`<circle cx="52" cy="32" r="5"/><path d="M52 27v10M47 32h10"/>`),
  student_id_ms: card(svg`<path d="m44 30 8-3 8 3-8 3Zm4 2v4c2 2 6 2 8 0v-4"/>`),
  firearms_license: card(svg`<path d="M52 26c3 2 5 2 6 2 0 5-2 8-6 10-4-2-6-5-6-10 1 0 3 0 6-2Z"/>`),
  other_state_or_federal_id: card(svg`<path d="M46 37V27h12l-2 3 2 3H46"/>`),
  private_employer_id: drawn(svg`<path d="M26 2h12v4"/><rect x="16" y="6" width="32" height="36" rx="3"/><circle cx="32" cy="18" r="5"/><path d="M23 31c1-6 4-8 9-8s8 2 9 8M26 36h4v4h4v-4h4"/>`),
  student_id_other: card(svg`<path d="m44 30 8-3 8 3-8 3Zm4 2v4c2 2 6 2 8 0v-4M44 38h16"/>`),
  no_photo: drawn(svg`${CARD}<path d="M8 16h30M8 23h46M8 30h22"/>`),
  none: drawn(svg`<rect x="2" y="4" width="60" height="36" rx="4" stroke-dasharray="5 4"/><path d="m25 15 14 14M39 15 25 29"/>`),
  religious_objection: drawn(svg`<rect x="12" y="11" width="40" height="26" rx="4"/><path d="M24 11l3-5h10l3 5"/><circle cx="32" cy="24" r="7"/><path d="M8 40 56 4"/>`),
};
