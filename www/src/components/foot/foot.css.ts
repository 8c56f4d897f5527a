// Quiet, below a rule.

import { css } from "lit";

export const footStyle = css`
  footer {
    margin-block-start: var(--space-6);
    padding-block: var(--space-3) var(--space-4);
    border-block-start: 0.25rem solid var(--accent);
  }
  footer .status {
    padding-block-start: var(--space-2);
  }
  footer details,
  footer details:last-of-type {
    border: 0;
  }
`;
