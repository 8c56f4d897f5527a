// The look's values: a hand-picked subset of USWDS design tokens (spacing, type, neutral greys, states) with one
// accent, magnolia-leaf green, in place of USWDS blue. Contrast of every text pair is at least 4.5 : 1 in both schemes.

import { css } from "lit";

export const tokens = css`
  :host {
    --accent: #1c5a3c;
    --accent-dark: #123f2a;
    --accent-tint: #edf5f0;
    --accent-line: #9dc3ae;
    --on-accent: #fff;
    --ink: #1b1b1b;
    --ink-soft: #4c5258;
    --paper: #fff;
    --paper-soft: #f5f6f5;
    --line: #d3d8d5;
    --line-strong: #71767a;
    --warn: #6b4a00;
    --warn-tint: #fef6dd;
    --warn-line: #e5a000;
    --bad: #8b0a03;
    --bad-tint: #fbeeec;
    --bad-line: #c9281c;
    --focus: #0b6fd6;
    --mark: #d8ecdf;

    --space-05: 0.25rem;
    --space-1: 0.5rem;
    --space-105: 0.75rem;
    --space-2: 1rem;
    --space-3: 1.5rem;
    --space-4: 2rem;
    --space-5: 2.5rem;
    --space-6: 3rem;

    --text-sm: 0.889em;
    --text-md: 1em;
    --text-lg: 1.222em;
    --text-xl: 1.5em;
    --text-2xl: 1.889em;
    --measure: 62ch;
    --target: 2.875rem;
    --radius: 0.375rem;
    --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Source Sans 3", "Helvetica Neue", Arial, sans-serif;
    color-scheme: light dark;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --accent: #8fd0ae;
      --accent-dark: #b4e3cb;
      --accent-tint: #16281f;
      --accent-line: #3c7458;
      --on-accent: #08150e;
      --ink: #f1f3f2;
      --ink-soft: #b9c1bd;
      --paper: #121614;
      --paper-soft: #1b211e;
      --line: #37403b;
      --line-strong: #8d9a93;
      --warn: #ffdf94;
      --warn-tint: #2c230b;
      --warn-line: #d39c1e;
      --bad: #ffb4ab;
      --bad-tint: #311512;
      --bad-line: #f0655a;
      --focus: #7dbdff;
      --mark: #244a37;
    }
  }

  @media print {
    :host {
      --accent: #000;
      --accent-dark: #000;
      --accent-tint: #fff;
      --ink: #000;
      --ink-soft: #222;
      --paper: #fff;
      --paper-soft: #fff;
      --line: #666;
    }
  }
`;
