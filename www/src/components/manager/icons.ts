// Line drawings that only the manager's pages use. All stand beside words.

import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

const drawn = (lines: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${lines}</svg>`;

export const managerIcons = {
  check: drawn(svg`<path d="m4.5 12.5 5 5 10-11"/>`),
  cross: drawn(svg`<path d="m6 6 12 12M18 6 6 18"/>`),
  wait: drawn(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>`),
  up: drawn(svg`<path d="M12 21V4M5 11l7-7 7 7"/>`),
  centre: drawn(svg`<circle cx="12" cy="12" r="6.5"/><circle cx="12" cy="12" r="1.5"/><path d="M12 2v3.5M12 18.5V22M2 12h3.5M18.5 12H22"/>`),
  tape: drawn(svg`<path d="M3 15h18v4H3zM6 15v2M9 15v2M12 15v2M15 15v2M18 15v2"/>`),
} as const;
