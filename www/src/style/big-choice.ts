// Large buttons one below another, each with a line or two of its own, for a question that is asked once.

import { css } from "lit";

export const bigChoiceStyle = css`
  .big-choices {
    display: grid;
    gap: var(--space-105);
  }
  .big-choices li {
    max-width: none;
  }
  .big-choice {
    width: 100%;
    min-height: 4.5rem;
    display: grid;
    justify-content: start;
    justify-items: start;
    text-align: start;
    font-size: var(--text-lg);
    padding: var(--space-105) var(--space-2);
    gap: 0;
  }
  .big-choice .hint {
    font-size: 1rem;
    font-weight: 400;
  }
`;
