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
  .choice {
    min-height: 3.5rem;
    padding: var(--space-105) var(--space-2);
    font-weight: 600;
  }
  .pictured .choice {
    hyphens: auto;
  }
  svg.document {
    width: 5rem;
    height: 3.5rem;
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
