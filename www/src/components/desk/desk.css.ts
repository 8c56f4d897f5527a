// A working screen: the line large, what it rests on small and dense.

import { css } from "lit";

export const deskStyle = css`
  .whole {
    background: var(--paper);
    color: var(--ink);
    max-width: 76rem;
    margin-inline: auto;
    padding: var(--space-2);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--space-1) var(--space-2);
  }
  .ask {
    display: grid;
    gap: var(--space-2);
  }
  .aloud {
    border-inline-start: 0.5rem solid var(--accent);
    background: var(--accent-tint);
    padding: var(--space-2) var(--space-3);
    min-height: 6.5rem;
  }
  .aloud.unsure {
    border-color: var(--warn-line);
    background: var(--warn-tint);
  }
  .aloud.bad {
    border-color: var(--bad-line);
    background: var(--bad-tint);
  }
  .aloud p {
    max-width: none;
    font-size: var(--text-xl);
    line-height: 1.35;
    font-weight: 700;
  }
  .aloud .label {
    display: block;
    font-size: var(--text-sm);
    color: var(--ink-soft);
  }
  .rows {
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .rows li {
    max-width: none;
    padding: var(--space-1) var(--space-2);
    border-block-end: 1px solid var(--line);
    cursor: pointer;
  }
  .rows li:last-child {
    border-block-end: 0;
  }
  .rows li[aria-selected="true"] {
    background: var(--mark);
    outline: 0.1875rem solid var(--focus);
    outline-offset: -0.1875rem;
  }
  .all {
    display: grid;
    gap: var(--space-3);
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    align-items: start;
  }
  .readings {
    display: grid;
    gap: var(--space-2);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
  }
  .readings li {
    max-width: none;
  }
  .all dl.facts {
    font-size: var(--text-sm);
    gap: var(--space-05) var(--space-2);
  }
  .readings dl.facts {
    grid-template-columns: 1fr;
    gap: 0;
  }
  .readings dl.facts dd {
    margin-block-end: var(--space-05);
  }
  footer .lines {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr));
  }
  .hash {
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .next td,
  .next th {
    text-align: start;
    vertical-align: top;
    padding: var(--space-05) var(--space-1) var(--space-05) 0;
    border-block-end: 1px solid var(--line);
    font-size: var(--text-sm);
  }
  .next caption {
    text-align: start;
    padding-block-end: var(--space-05);
  }
  @media (max-width: 48rem) {
    .all {
      grid-template-columns: 1fr;
    }
  }
`;
