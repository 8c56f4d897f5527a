// Marks that one reads at arm's length, and a printable plan.

import { css } from "lit";

export const zoneStyle = css`
  :host {
    --target: 3.25rem;
  }
  .parts {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    border: 0.125rem solid var(--accent);
    border-radius: var(--radius);
    overflow: hidden;
    margin-block-end: var(--space-2);
  }
  .parts li {
    max-width: none;
  }
  .parts button {
    width: 100%;
    min-height: 3.5rem;
    border: 0;
    border-radius: 0;
    padding-inline: var(--space-05);
    color: var(--ink);
  }
  .parts button[aria-current] {
    background: var(--accent);
    color: var(--on-accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .parts button:focus-visible {
    outline-offset: -0.25rem;
  }
  .whose:not(.alert) {
    border-inline-start: 0.25rem solid var(--line);
    padding-inline-start: var(--space-105);
  }
  .whose button {
    min-height: var(--target);
  }
  .door {
    border-block-start: 0.1875rem solid var(--ink);
    padding-block-start: var(--space-105);
  }
  .small-title {
    font-size: var(--text-lg);
  }
  .marks {
    display: grid;
    gap: var(--space-1);
  }
  .mark,
  .reading-of {
    max-width: none;
    border: 0.125rem solid var(--line);
    border-radius: var(--radius);
    padding: var(--space-105) var(--space-2);
  }
  .pull {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: var(--space-2);
    max-width: none;
    font-size: var(--text-lg);
  }
  .ft {
    flex: none;
    font-weight: 800;
    font-size: 1.3em;
    font-variant-numeric: tabular-nums;
  }
  .near {
    font-size: var(--text-lg);
  }
  .covered {
    font-weight: 700;
    color: var(--warn);
  }
  .agrees {
    display: flex;
    align-items: center;
    gap: var(--space-05);
    font-weight: 700;
  }
  .typed {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-1);
  }
  .typed label {
    font-weight: 400;
    flex: 1 1 12rem;
  }
  .typed input {
    max-width: 9rem;
    display: block;
  }
  .steps li {
    font-size: var(--text-lg);
  }
  .layer {
    border: 0.125rem solid currentcolor;
    border-radius: var(--radius);
    padding: 0 0.4em;
    font-size: var(--text-sm);
    font-weight: 700;
    margin-inline-end: 0.25em;
  }
  blockquote {
    margin: 0;
    padding-inline-start: var(--space-2);
    border-inline-start: 0.25rem solid var(--line);
    max-width: var(--measure);
  }
  .paper img {
    display: block;
    width: 100%;
    max-width: 40rem;
    border: 1px solid var(--line-strong);
    background: #fff;
  }
  .paper figcaption {
    justify-content: space-between;
    max-width: 40rem;
  }
  @media (forced-colors: active) {
    .parts button[aria-current] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .parts {
      display: none;
    }
    .door,
    .mark {
      break-inside: avoid;
    }
    .paper {
      break-after: page;
    }
    .paper img {
      border: 0;
      width: 100%;
      max-width: none;
      max-height: 100vh;
    }
  }
`;
