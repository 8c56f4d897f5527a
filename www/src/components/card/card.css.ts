// The card's face is one framed block; what follows is plain text and folds.

import { css } from "lit";

export const cardStyle = css`
  .card {
    border: 1px solid var(--accent-line);
    border-block-start: 0.5rem solid var(--accent);
    border-radius: 0.5rem;
    overflow: hidden;
    background: var(--paper);
  }
  .card.old {
    border-color: var(--warn-line);
  }
  .face {
    padding: var(--space-3);
  }
  .over {
    display: flex;
    align-items: center;
    gap: 0.35em;
    font-size: 1rem;
    line-height: 1.4;
    font-weight: 700;
    letter-spacing: 0;
    color: var(--accent);
    margin-block-end: var(--space-1);
  }
  .card.old .over {
    color: var(--warn);
  }
  .over svg.icon {
    width: 1.3em;
    height: 1.3em;
  }
  .place {
    display: block;
    overflow-wrap: break-word;
  }
  .face .title + .room,
  .face .title + .address {
    margin-block-start: var(--space-1);
  }
  .room {
    font-weight: 700;
    font-size: var(--text-lg);
  }
  .room + .address {
    margin-block-start: 0;
  }
  .address {
    font-size: var(--text-lg);
    line-height: 1.35;
  }
  .directions {
    min-height: 3.25rem;
    padding-inline: var(--space-4);
  }
  .brief {
    background: var(--accent-tint);
    border-block-start: 1px solid var(--accent-line);
    padding: var(--space-2) var(--space-3);
    display: grid;
    gap: var(--space-2);
  }
  .brief li {
    display: flex;
    gap: var(--space-2);
    max-width: none;
  }
  .brief svg.icon {
    width: 1.75em;
    height: 1.75em;
    color: var(--accent);
  }
  .brief li > div {
    padding-block-start: 0.1em;
  }
  .brief.after {
    gap: var(--space-105);
  }
  .tracker {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
    font-weight: 700;
  }
  .strong {
    font-weight: 700;
  }
  .keep {
    white-space: nowrap;
  }
  .matched {
    display: block;
    font-weight: 400;
  }
  @media (max-width: 30rem) {
    .face {
      padding: var(--space-2);
    }
    .brief {
      padding-inline: var(--space-2);
    }
    .directions {
      width: 100%;
    }
  }
  @media print {
    .card,
    .brief {
      border-color: #000;
      break-inside: avoid;
    }
    details:not([open]) {
      display: none;
    }
  }
  .brief li:has(.id-page) {
    align-items: center;
  }
  .id-page {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }
`;
