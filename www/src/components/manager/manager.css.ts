// For a tablet in the sun, one hand, gloves: large type, large targets, nothing small to hit.

import { css } from "lit";

export const managerStyle = css`
  :host {
    --target: 3.25rem;
  }
  .whole {
    background: var(--paper);
    color: var(--ink);
    min-height: 100vh;
    min-height: 100dvh;
  }
  .top,
  .main {
    width: 100%;
    max-width: 60rem;
    margin-inline: auto;
    padding-inline: var(--space-2);
  }
  .top {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0 var(--space-2);
    padding-block: var(--space-05);
    border-block-end: 0.25rem solid var(--accent);
  }
  .top p {
    max-width: none;
  }
  .top .name {
    font-weight: 700;
    font-size: var(--text-lg);
    line-height: 1.25;
  }
  .top .facts {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 0 var(--space-2);
  }
  .offline {
    font-weight: 700;
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    color: var(--warn);
  }
  .offline.yes {
    color: var(--accent);
  }
  .offline svg.icon {
    width: 1.2em;
    height: 1.2em;
  }
  .main {
    padding-block: var(--space-2) var(--space-4);
  }
  .tabs {
    border-block-end: 0.125rem solid var(--line-strong);
  }
  /* Six in one row are too narrow for a thumb, and for Spanish, on a phone. */
  .tabs ul {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    max-width: 60rem;
    margin-inline: auto;
  }
  @media (min-width: 40rem) {
    .tabs ul {
      grid-template-columns: none;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
    }
  }
  .tabs button,
  .parts button {
    width: 100%;
    min-height: 4rem;
    border: 0;
    border-radius: 0;
    padding-inline: var(--space-05);
    color: var(--ink);
  }
  .tabs button[aria-current],
  .parts button[aria-current] {
    background: var(--accent);
    color: var(--on-accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .tabs button:focus-visible,
  .parts button:focus-visible {
    outline-offset: -0.25rem;
  }
  input[type="search"] {
    font-size: var(--text-lg);
  }
  @media (forced-colors: active) {
    .tabs button[aria-current],
    .parts button[aria-current] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .whole {
      display: block;
    }
    .top,
    .tabs,
    .bands {
      display: none;
    }
  }
`;
