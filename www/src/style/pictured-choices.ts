// Big buttons to choose from, each with a drawing above its words where it has one.

import { css } from "lit";

export const picturedChoices = css`
  .choices {
    display: grid;
    gap: var(--space-1);
  }
  .choices.pictured {
    grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr));
  }
  .choice {
    width: 100%;
    height: 100%;
    text-align: start;
    justify-content: flex-start;
    border-color: var(--line-strong);
    color: var(--ink);
    background: var(--paper);
  }
  .pictured .choice {
    flex-direction: column;
    align-items: flex-start;
    overflow-wrap: anywhere;
  }
  svg.document,
  svg.person {
    flex: none;
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
