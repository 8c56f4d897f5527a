// The place in large type; on paper only the slip.

import { css } from "lit";

export const rightPlaceStyle = css`
  :host {
    --target: 3.25rem;
  }
  .there {
    border: 0.1875rem solid var(--ink);
    border-radius: 0.5rem;
    padding: var(--space-2);
    max-width: none;
  }
  .place {
    font-size: var(--text-xl);
    line-height: 1.2;
    font-weight: 700;
  }
  .far {
    font-weight: 700;
  }
  .yes {
    border-inline-start: 0.5rem solid var(--accent);
    padding-inline-start: var(--space-2);
  }
  .options {
    display: grid;
    gap: var(--space-105);
  }
  .big-choices {
    display: grid;
    gap: var(--space-1);
  }
  .big-choices li {
    max-width: none;
  }
  .big-choice {
    width: 100%;
    min-height: 4rem;
    justify-content: start;
    text-align: start;
  }
  h2 svg.icon {
    width: 1em;
    height: 1em;
    vertical-align: -0.1em;
  }
  .slip {
    display: none;
  }
  @media print {
    .slip {
      display: block;
      color: #000;
    }
    .slip p {
      margin-block-end: 0.5em;
      max-width: none;
    }
    .slip-head {
      font-size: 18pt;
    }
    .slip-place {
      font-size: 40pt;
      font-weight: 800;
      line-height: 1.1;
    }
    .slip-line {
      font-size: 24pt;
      line-height: 1.25;
    }
  }
`;
