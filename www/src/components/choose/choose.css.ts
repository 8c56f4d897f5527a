// USWDS radio tiles: the whole tile is the target.

import { css } from "lit";

export const chooseStyle = css`
  .choices {
    display: grid;
    gap: var(--space-1);
  }
  .choice {
    display: flex;
    gap: var(--space-2);
    align-items: flex-start;
    min-height: 3.25rem;
    padding: var(--space-105) var(--space-2);
    border: 0.125rem solid var(--line-strong);
    border-radius: var(--radius);
    font-weight: 400;
    cursor: pointer;
  }
  .choice:has(input:checked) {
    border-color: var(--accent);
    background: var(--accent-tint);
  }
  .choice:has(input:focus-visible) {
    outline: 0.1875rem solid var(--focus);
    outline-offset: 0.125rem;
  }
  .choice input {
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    flex: none;
    accent-color: var(--accent);
  }
  .choice input:focus-visible {
    outline: none;
  }
  .choice .hint {
    font-size: var(--text-sm);
  }
`;
