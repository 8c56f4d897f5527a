// Three equal choices; rows on a phone, columns where there is room.

import { css } from "lit";

export const waysStyle = css`
  .ways {
    display: grid;
    gap: var(--space-105);
  }
  .way {
    width: 100%;
    height: 100%;
    text-align: start;
    justify-content: flex-start;
    gap: var(--space-2);
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    color: var(--ink);
    padding: var(--space-105) var(--space-2);
    min-height: 3.5rem;
  }
  .way > svg.icon {
    color: var(--accent);
  }
  .way .words {
    flex: 1;
  }
  .way .name {
    display: block;
    color: var(--accent);
  }
  .way .hint {
    font-size: var(--text-sm);
  }
  .way .go {
    display: inline-flex;
    color: var(--line-strong);
  }
  .ways.large .way {
    min-height: 5rem;
    border: 0.125rem solid var(--accent);
    padding: var(--space-2);
  }
  .ways.large .way > svg.icon {
    width: 2em;
    height: 2em;
  }
  .ways.large .name {
    font-size: var(--text-lg);
  }
  @media (min-width: 46rem) {
    .ways.small {
      grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    }
    .ways.small .go {
      display: none;
    }
  }
`;
