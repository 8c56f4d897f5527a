// Layout of "Is my ID good?".

import { css } from "lit";

export const idStyle = css`
  :host {
    max-width: 44rem;
    margin: 0 auto;
    padding: var(--space-2);
  }
  h1[tabindex="-1"]:focus {
    outline: none;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--space-1);
    min-height: 3rem;
  }
  .head p {
    margin: 0;
  }
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
    min-height: 3.5rem;
    text-align: start;
    justify-content: flex-start;
    padding: var(--space-105) var(--space-2);
    font-weight: 600;
    border-color: var(--line-strong);
    color: var(--ink);
    background: var(--paper);
  }
  .pictured .choice {
    flex-direction: column;
    justify-content: flex-start;
    align-items: flex-start;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  svg.document {
    width: 5rem;
    height: 3.5rem;
    flex: none;
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .dates {
    display: grid;
    grid-template-columns: 3fr 2fr;
    gap: var(--space-2);
    max-width: 28rem;
  }
  button {
    min-height: 3rem;
  }
  .error {
    min-height: 1.5em;
  }
  .outcome {
    border-block-start: 0.375rem solid var(--accent);
    padding-block-start: var(--space-2);
  }
  blockquote {
    margin: 0;
    padding-inline-start: var(--space-2);
    border-inline-start: 0.1875rem solid var(--line);
  }
  .foot a {
    display: inline-block;
    padding: 0.6rem 0;
    font-weight: 700;
  }
  .foot {
    border-block-start: 1px solid var(--line);
    padding-block-start: var(--space-2);
    margin-block-start: var(--space-4);
  }
  @media (forced-colors: active) {
    svg.document {
      stroke: ButtonText;
    }
  }
`;
