// The roll: large targets, words of a passphrase that nobody misreads, and a warning that stays in view.

import { css } from "lit";

export const rollStyle = css`
  :host {
    --target: 3.25rem;
  }
  .words {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: var(--space-1);
    padding-inline-start: 0;
    list-style: none;
    counter-reset: word;
  }
  .words li {
    counter-increment: word;
    padding: var(--space-1) var(--space-105);
    border: 0.125rem solid var(--line-strong);
    border-radius: var(--radius);
    font-size: var(--text-lg);
    font-weight: 700;
  }
  .words li::before {
    content: counter(word) ". ";
    font-weight: 400;
  }
  .key {
    font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
    overflow-wrap: anywhere;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1);
  }
  .warning {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
  }
  .found {
    display: grid;
    gap: var(--space-1);
  }
  .found button {
    display: grid;
    justify-content: start;
    justify-items: start;
    width: 100%;
    min-height: 4rem;
    text-align: start;
  }
  .found .who {
    font-size: var(--text-lg);
  }
  .found .hint {
    font-weight: 400;
  }
  .pick {
    display: block;
    padding-block-start: var(--space-1);
  }
  .pick:focus-within .button {
    outline: 0.25rem solid var(--focus, currentcolor);
    outline-offset: 0.125rem;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
