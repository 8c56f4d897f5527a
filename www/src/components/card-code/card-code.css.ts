// The card page: one thing a screen, the code large enough to compare letter by letter.

import { css } from "lit";

export const cardCodeStyle = css`
  .whole {
    max-width: 44rem;
    margin-inline: auto;
    padding: var(--space-2) var(--space-2) var(--space-4);
    background: var(--paper);
    color: var(--ink);
  }
  .head {
    display: flex;
    justify-content: flex-end;
  }
  input.code {
    font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace;
    font-size: 1.25rem;
    letter-spacing: 0.06em;
    min-height: 3.5rem;
    text-transform: uppercase;
  }
  .groups {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: var(--space-1);
    list-style: none;
    padding: 0;
  }
  .groups li {
    font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace;
    text-align: center;
    padding: var(--space-1) 0;
    border: 0.125rem solid var(--line);
    border-radius: var(--radius);
    min-height: 3rem;
    overflow: hidden;
  }
  .groups li.look {
    border: 0.25rem solid var(--bad);
    font-weight: 700;
  }
  .place {
    border-inline-start: 0.375rem solid var(--accent);
  }
  .place .name {
    font-size: var(--text-lg);
    font-weight: 700;
  }
  .working {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: var(--target);
  }
  .working::before {
    content: "";
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    border: 0.25rem solid var(--line);
    border-block-start-color: var(--accent);
    border-radius: 50%;
  }
  @media (prefers-reduced-motion: no-preference) {
    .working::before {
      animation: turn 1s linear infinite;
    }
    @keyframes turn {
      to {
        transform: rotate(1turn);
      }
    }
  }
  .links li {
    margin-block-start: var(--space-1);
  }
  .links a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }
`;
