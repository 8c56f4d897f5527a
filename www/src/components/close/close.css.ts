// Options side by side where there is room, so that neither looks like the first.

import { css } from "lit";

export const closeStyle = css`
  .options {
    display: grid;
    gap: var(--space-2);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
  }
  .option {
    max-width: none;
    border: 0.125rem solid var(--accent-line);
  }
  .option .over {
    display: flex;
    align-items: center;
    gap: var(--space-105);
    min-height: 2.25rem;
    font-weight: 400;
    color: var(--ink-soft);
  }
  .option .directions {
    margin-block-start: var(--space-2);
  }
  .option .letter {
    color: var(--ink);
    flex: none;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
    border: 0.125rem solid var(--accent);
    display: grid;
    place-items: center;
    font-weight: 700;
  }
  .option .address,
  .option .room {
    font-size: var(--text-md);
  }
`;
