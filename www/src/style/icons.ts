// The few line drawings the pages use. All are decoration beside words, so all are hidden from screen readers.

import { svg, html, type SVGTemplateResult, type TemplateResult } from "lit";

const drawn = (lines: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${lines}</svg>`;

export const icons = {
  pin: drawn(svg`<path d="M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21Z"/><circle cx="12" cy="9.5" r="2.5"/>`),
  here: drawn(svg`<circle cx="12" cy="12" r="6.5"/><circle cx="12" cy="12" r="1.5"/><path d="M12 2v3.5M12 18.5V22M2 12h3.5M18.5 12H22"/>`),
  map: drawn(svg`<path d="m3 6 6-2.5 6 2.5 6-2.5V18l-6 2.5L9 18l-6 2.5ZM9 3.5V18M15 6v14.5"/>`),
  list: drawn(svg`<path d="M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01"/>`),
  clock: drawn(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>`),
  id: drawn(svg`<rect x="2.5" y="5" width="19" height="14" rx="2"/><circle cx="8.5" cy="11" r="2"/><path d="M5.5 16c.5-1.800 1.600-2.5 3-2.5s2.5.7 3 2.5M14.5 10h4M14.5 13.5h4"/>`),
  phone: drawn(svg`<path d="M6 3.5 9 4l1.200 4-2 1.600a12 12 0 0 0 5.700 5.700l1.600-2 4 1.200.5 3c0 1.5-1 2.5-2.5 2.5C10 20 4 14 3.5 6 3.5 4.5 4.5 3.5 6 3.5Z"/>`),
  mail: drawn(svg`<rect x="3" y="5.5" width="18" height="13" rx="1.5"/><path d="m3.5 7 8.5 6.5L20.5 7"/>`),
  lock: drawn(svg`<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`),
  warn: drawn(svg`<path d="M12 4 2.5 20h19ZM12 10v4.5M12 17.5h.01"/>`),
  old: drawn(svg`<path d="M4 12a8 8 0 1 0 2.5-5.800M4 4v4.5h4.5M12 8v4l3 2"/>`),
  back: drawn(svg`<path d="M14.5 5.5 8 12l6.5 6.5"/>`),
  next: drawn(svg`<path d="M9.5 5.5 16 12l-6.5 6.5"/>`),
  search: drawn(svg`<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>`),
} as const;
