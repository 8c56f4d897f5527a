// Choices as large buttons; what was struck out stays readable.

import { css } from "lit";

export const observeStyle = css`
  :host {
    --target: 3.25rem;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
    gap: var(--space-1);
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-height: 3.5rem;
    padding: var(--space-1);
    border: 0.125rem solid var(--line-strong);
    border-radius: var(--radius);
    font-weight: 400;
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-tint);
    font-weight: 700;
  }
  .choice input {
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    flex: none;
    accent-color: var(--accent);
  }
  .list {
    display: grid;
    gap: var(--space-1);
  }
  .kept {
    max-width: none;
    border-inline-start: 0.375rem solid var(--accent);
    padding-inline-start: var(--space-2);
  }
  .kept.struck {
    border-color: var(--line-strong);
    color: var(--ink-soft);
  }
  .kept.struck p:first-child {
    text-decoration: line-through;
  }
`;
