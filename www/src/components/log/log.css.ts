// The log: large targets, entries as a list, the head in symbols that nobody misreads, and a form for paper.

import { css } from "lit";

export const logStyle = css`
  :host {
    --target: 3.25rem;
  }
  .kinds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: var(--space-1);
  }
  .kinds button {
    min-height: 4rem;
  }
  textarea {
    font: inherit;
    width: 100%;
    min-height: 7rem;
    padding: var(--space-1) var(--space-105);
    border: 0.125rem solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    resize: vertical;
  }
  .newest-first {
    display: flex;
    flex-direction: column-reverse;
    gap: var(--space-2);
  }
  .kept.ours {
    border-color: var(--line-strong);
  }
  .kept p {
    overflow-wrap: anywhere;
  }
  .photo {
    display: block;
    max-width: min(100%, 20rem);
    height: auto;
  }
  .steps {
    display: grid;
    gap: var(--space-3);
    padding-inline-start: 0;
    list-style: none;
    counter-reset: step;
  }
  .steps > li {
    max-width: none;
    counter-increment: step;
  }
  .steps > li > h3::before {
    content: counter(step) ". ";
  }
  .head-symbols {
    font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
    font-size: clamp(1.5rem, 7vw, 2.5rem);
    font-weight: 700;
    letter-spacing: 0.04em;
    line-height: 1.3;
  }
  .symbols {
    font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
    text-transform: uppercase;
  }
  .pick:focus-within .button {
    outline: 0.25rem solid var(--focus, currentcolor);
    outline-offset: 0.125rem;
  }
  .on-paper {
    display: none;
  }
  @media print {
    .newest-first {
      flex-direction: column;
    }
    .kept {
      break-inside: avoid;
    }
    .on-paper {
      display: block;
    }
    .on-paper .rule {
      margin-block-start: 3rem;
      border-block-start: 1px solid #000;
    }
  }
`;
