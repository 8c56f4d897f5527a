// Bands run the full width of the element.

import { css } from "lit";

export const bandStyle = css`
  .band {
    max-width: none;
    display: flex;
    gap: var(--space-1);
    align-items: flex-start;
    padding: var(--space-1) var(--space-2);
    font-size: var(--text-sm);
    background: var(--warn-tint);
    color: var(--warn);
    border-block-end: 1px solid var(--warn-line);
  }
  .band.bad {
    background: var(--bad-tint);
    color: var(--bad);
    border-color: var(--bad-line);
    font-weight: 700;
  }
  .band.stale,
  .band.made-up {
    font-weight: 700;
  }
  .band svg.icon {
    width: 1.35em;
    height: 1.35em;
    margin-block-start: 0.05em;
  }
  @media print {
    .band {
      border: 1px solid #000;
      color: #000;
    }
  }
`;
