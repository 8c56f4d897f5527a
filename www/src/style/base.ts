// What every component shares: type, buttons, fields, folds, alerts. USWDS shapes, few of them.

import { css } from "lit";
import { tokens } from "./tokens.ts";

const shapes = css`
  :host {
    display: block;
    font-family: var(--sans);
    font-size: 1.125rem;
    line-height: 1.5;
    color: var(--ink);
    text-align: start;
    -webkit-text-size-adjust: 100%;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
  }
  ul,
  ol {
    padding-inline-start: 1.25em;
  }
  .bare {
    list-style: none;
    padding: 0;
  }
  .title {
    font-size: var(--text-2xl);
    line-height: 1.15;
    font-weight: 700;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .subtitle {
    font-size: var(--text-lg);
    line-height: 1.3;
    font-weight: 700;
  }
  .small-title {
    font-size: var(--text-md);
    font-weight: 700;
  }
  .lead {
    font-size: var(--text-lg);
    line-height: 1.4;
  }
  .soft {
    color: var(--ink-soft);
  }
  .small {
    font-size: var(--text-sm);
  }
  p,
  li,
  dd {
    max-width: var(--measure);
    overflow-wrap: break-word;
  }
  .stack > * + * {
    margin-block-start: var(--space-2);
  }
  .stack-wide > * + * {
    margin-block-start: var(--space-4);
  }
  .stack-close > * + * {
    margin-block-start: var(--space-1);
  }
  [tabindex="-1"]:focus {
    outline: none;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 0.1875rem solid var(--focus);
    outline-offset: 0.125rem;
  }

  button,
  .button {
    font: inherit;
    font-weight: 700;
    line-height: 1.2;
    min-height: var(--target);
    padding: var(--space-1) var(--space-3);
    border: 0.125rem solid var(--accent);
    border-radius: var(--radius);
    background: transparent;
    color: var(--accent);
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-1);
    text-align: center;
    text-decoration: none;
  }
  .button svg.icon {
    width: 1.3em;
    height: 1.3em;
  }
  button:hover,
  .button:hover {
    background: var(--accent-tint);
    color: var(--accent-dark);
    border-color: var(--accent-dark);
  }
  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .primary:hover {
    background: var(--accent-dark);
    color: var(--on-accent);
  }
  button.quiet,
  .button.quiet {
    border-color: transparent;
    padding-inline: var(--space-1);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    font-weight: 400;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    align-items: center;
  }
  .wide {
    width: 100%;
  }

  label,
  legend,
  .label {
    font-weight: 700;
    display: block;
    padding: 0;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  .hint {
    color: var(--ink-soft);
    display: block;
    font-weight: 400;
  }
  .error {
    color: var(--bad);
    font-weight: 700;
  }
  input[type="text"],
  input[type="password"],
  input[type="search"],
  select {
    font: inherit;
    width: 100%;
    min-height: 3.25rem;
    padding: var(--space-1) var(--space-105);
    border: 0.125rem solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    appearance: none;
  }
  select {
    padding-inline-end: 2.5rem;
    background-image: linear-gradient(45deg, transparent 50%, currentcolor 50%),
      linear-gradient(135deg, currentcolor 50%, transparent 50%);
    background-position:
      right 1.15rem center,
      right 0.8rem center;
    background-size: 0.4rem 0.4rem;
    background-repeat: no-repeat;
    text-overflow: ellipsis;
  }
  option {
    background: var(--paper);
    color: var(--ink);
  }
  input:focus-visible,
  select:focus-visible {
    outline-offset: 0;
  }

  details {
    border-block-start: 1px solid var(--line);
  }
  details:last-of-type {
    border-block-end: 1px solid var(--line);
  }
  summary {
    min-height: var(--target);
    padding-block: var(--space-105);
    font-weight: 700;
    cursor: pointer;
    color: var(--accent);
    list-style: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: "";
    flex: none;
    width: 0.55em;
    height: 0.55em;
    margin-inline-end: 0.3em;
    border: solid currentcolor;
    border-width: 0 0.15em 0.15em 0;
    transform: rotate(45deg) translate(-0.1em, -0.1em);
  }
  details[open] > summary::after {
    transform: rotate(225deg) translate(-0.1em, -0.1em);
  }
  details > .inside {
    padding-block-end: var(--space-3);
  }

  .alert {
    border-inline-start: 0.375rem solid var(--accent);
    background: var(--accent-tint);
    padding: var(--space-2) var(--space-3);
    border-radius: 0 var(--radius) var(--radius) 0;
  }
  .alert.warn {
    border-color: var(--warn-line);
    background: var(--warn-tint);
  }
  .alert.bad {
    border-color: var(--bad-line);
    background: var(--bad-tint);
  }
  .box {
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    padding: var(--space-3);
    background: var(--paper);
  }
  dl.facts {
    display: grid;
    grid-template-columns: minmax(8rem, max-content) 1fr;
    gap: var(--space-1) var(--space-3);
  }
  dl.facts dt {
    color: var(--ink-soft);
  }
  .seen-not {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .notice svg.icon {
    vertical-align: -0.35em;
  }
  svg.icon {
    width: 1.5em;
    height: 1.5em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  @media (max-width: 30rem) {
    .box {
      padding: var(--space-2);
    }
    dl.facts {
      grid-template-columns: 1fr;
      gap: 0;
    }
    dl.facts dd {
      margin-block-end: var(--space-1);
    }
    .buttons > button,
    .buttons > .button {
      width: 100%;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    button,
    .button,
    .way {
      transition: background-color 0.12s;
    }
  }
  @media (forced-colors: active) {
    .alert,
    .box {
      border: 1px solid CanvasText;
      border-inline-start-width: 0.375rem;
    }
    button,
    .button {
      border-color: ButtonText;
    }
    mark {
      forced-color-adjust: none;
    }
  }
  @media print {
    .no-print,
    button {
      display: none !important;
    }
    :host {
      font-size: 12pt;
    }
    .box {
      border: 0;
      padding: 0;
    }
  }
`;

export const base = [tokens, shapes];
