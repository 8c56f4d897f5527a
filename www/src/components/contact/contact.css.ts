// Phone lines: each a full touch target.

import { css } from "lit";

export const contactStyle = css`
  .contact .lines,
  footer .lines {
    display: grid;
    gap: var(--space-05) var(--space-3);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
  }
  .line {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    min-height: var(--target);
    font-weight: 700;
  }
  .lines li > .small {
    display: block;
    margin-block-start: -0.4rem;
    padding-inline-start: calc(1.5em + var(--space-1));
  }
  .lines svg.icon {
    width: 1.25em;
    height: 1.25em;
  }
  .call {
    min-height: 3.5rem;
    padding-inline: var(--space-3);
    text-align: start;
    justify-content: flex-start;
  }
  .phone {
    white-space: nowrap;
  }
  .office + .office {
    margin-block-start: var(--space-2);
  }
  .office .small {
    margin-block-start: var(--space-05);
  }
  @media (max-width: 30rem) {
    .call {
      width: 100%;
    }
  }
  @media print {
    .contact a.primary {
      color: #000;
      background: none;
      border: 0;
      padding: 0;
    }
  }
`;
