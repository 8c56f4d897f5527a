// What stands in the folds under the card.

import { css } from "lit";

export const foldsStyle = css`
  .ends dt {
    font-weight: 700;
  }
  .ends dd + dt {
    margin-block-start: var(--space-2);
  }
  .checks {
    display: grid;
    gap: 0;
  }
  .checks > div {
    display: flex;
    justify-content: space-between;
    gap: var(--space-2);
    padding-block: var(--space-1);
    border-block-end: 1px solid var(--line);
  }
  .checks dd {
    white-space: nowrap;
  }
  .checks .yes dd {
    color: var(--accent);
    font-weight: 700;
  }
  .checks .unknown dd {
    color: var(--ink-soft);
  }
  .sign {
    display: inline-block;
    width: 1.1em;
    text-align: center;
  }
  .evidence > span {
    display: block;
  }
  .evidence + .evidence {
    margin-block-start: var(--space-1);
  }
  .mail {
    white-space: pre-wrap;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: var(--space-2);
    background: var(--paper-soft);
  }
  .tick {
    display: flex;
    gap: var(--space-1);
    align-items: center;
    font-weight: 400;
    min-height: var(--target);
  }
  .tick input {
    width: 1.5rem;
    height: 1.5rem;
    flex: none;
    accent-color: var(--accent);
  }
`;
