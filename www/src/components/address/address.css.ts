// The list lies over what is below it, so that nothing moves while one types.

import { css } from "lit";

export const addressStyle = css`
  label {
    font-size: var(--text-lg);
  }
  .field {
    position: relative;
    margin-block-start: var(--space-1);
  }
  input[type="text"] {
    min-height: 3.5rem;
    font-size: var(--text-lg);
  }
  .rows {
    position: absolute;
    z-index: 10;
    inset-inline: 0;
    top: calc(100% + 0.25rem);
    max-height: min(26rem, 60vh);
    overflow-y: auto;
    background: var(--paper);
    border: 0.125rem solid var(--line-strong);
    border-radius: var(--radius);
    box-shadow: 0 0.5rem 1.25rem rgb(0 0 0 / 0.18);
  }
  .rows li {
    max-width: none;
    display: flex;
    align-items: center;
    min-height: 3rem;
    padding: var(--space-1) var(--space-105);
    cursor: pointer;
    border-block-end: 1px solid var(--line);
    text-transform: none;
  }
  .rows li:hover {
    background: var(--paper-soft);
  }
  .rows li[aria-selected="true"] {
    background: var(--accent-tint);
    outline: 0.1875rem solid var(--focus);
    outline-offset: -0.1875rem;
  }
  .rows li.not-here {
    border-block-end: 0;
    color: var(--accent);
    font-weight: 700;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  mark {
    background: var(--mark);
    color: inherit;
    font-weight: 700;
    border-radius: 0.15em;
    padding-inline: 0.1em;
  }
  .note {
    min-height: 1.5em;
  }
  .keep {
    white-space: nowrap;
  }
  .go {
    min-height: 3.25rem;
    font-size: var(--text-lg);
    padding-inline: var(--space-4);
  }
  .stack > .go {
    margin-block-start: var(--space-1);
  }
  @media (max-width: 30rem) {
    .go {
      width: 100%;
    }
  }
`;
