// Big choices with pictures, an outcome that is read from a step away, a slip on paper.

import { css } from "lit";

export const lawCheckStyle = css`
  .choice {
    min-height: 3.75rem;
    padding: var(--space-105);
  }
  button {
    min-height: 3rem;
  }
  svg.document {
    width: 4.5rem;
    height: 3rem;
  }
  svg.person {
    width: 2.5rem;
    height: 2.5rem;
  }
  .modes {
    border: 0;
    margin: 0;
    padding: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
  }
  .modes legend {
    font-weight: 700;
    margin-block-end: var(--space-1);
  }
  .modes label {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    min-height: 3rem;
    padding-inline: var(--space-105);
    border: 0.125rem solid var(--line-strong);
    border-radius: var(--radius);
  }
  .modes label:has(:checked) {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .modes input {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .outcome {
    border-block-start: 0.5rem solid var(--accent);
    padding-block-start: var(--space-2);
  }
  .outcome ol {
    font-size: var(--text-lg);
  }
  .zones td,
  .zones th {
    padding: var(--space-1) var(--space-2) var(--space-1) 0;
    text-align: start;
    vertical-align: top;
    border-block-end: 1px solid var(--line);
  }
  .zones td {
    font-weight: 700;
    font-size: var(--text-lg);
  }
  blockquote {
    margin: 0;
    padding-inline-start: var(--space-2);
    border-inline-start: 0.1875rem solid var(--line);
  }
  .slip {
    display: none;
  }
  @media (forced-colors: active) {
    svg.document,
    svg.person {
      stroke: ButtonText;
    }
  }
  @media print {
    .slip {
      display: block;
      font-size: 20pt;
    }
    .slip p {
      margin-block-end: 0.6em;
    }
    .on-screen {
      display: none;
    }
  }
`;
