// The reading takes a third of the screen and is told apart by fill, frame and word, so that it is read in the sun.

import { css } from "lit";

export const walkStyle = css`
  :host {
    --target: 3.25rem;
  }
  .reading {
    min-height: 34vh;
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: var(--space-05);
    padding: var(--space-2) var(--space-3);
    border: 0.375rem solid var(--ink);
    border-radius: 0.5rem;
    background: var(--paper);
    color: var(--ink);
    font-size: 1.222em;
    line-height: 1.3;
  }
  .reading p {
    max-width: none;
  }
  .reading.inside {
    background: var(--ink);
    color: var(--paper);
  }
  .reading.too_close_to_call,
  .reading.no_position,
  .reading.not_surveyed {
    border-style: dashed;
    border-color: var(--warn-line);
    background: var(--warn-tint);
  }
  .which {
    font-weight: 700;
  }
  .big {
    font-size: clamp(2.25rem, 11vw, 4.5rem);
    font-weight: 800;
    line-height: 1.05;
    letter-spacing: -0.01em;
    overflow-wrap: normal;
  }
  .detail {
    font-size: 1.1em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .way {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    font-variant-numeric: tabular-nums;
  }
  .arrow {
    flex: none;
    width: 2.75rem;
    height: 2.75rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 3;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .thirty {
    border: 0.1875rem solid var(--line-strong);
    border-radius: 0.5rem;
    padding: var(--space-2);
  }
  .frame {
    position: relative;
    height: min(26rem, 48vh);
    min-height: 17rem;
    border: 0.125rem solid var(--line-strong);
    border-radius: 0.5rem;
    overflow: hidden;
  }
  .frame[hidden] {
    display: none;
  }
  .map {
    position: absolute;
    inset: 0;
    background: var(--paper);
    font: inherit;
    z-index: 0;
  }
  .zoom {
    position: absolute;
    z-index: 10;
    inset-block-start: var(--space-1);
    inset-inline-end: var(--space-1);
    display: grid;
    gap: var(--space-1);
  }
  .zoom button {
    width: 3.25rem;
    height: 3.25rem;
    padding: 0;
    background: var(--paper);
    font-size: 1.5rem;
  }
  button[aria-pressed="true"]::before {
    content: "✓";
  }
  button[aria-pressed="false"]::before {
    content: "✕";
  }
  .spot-name {
    background: none;
    border: 0;
    box-shadow: none;
    padding: 0;
    font: 700 0.875rem/1.05 var(--sans);
    width: 6.5rem;
    white-space: normal;
    text-align: center;
    color: var(--ink);
    text-shadow:
      0 0 3px var(--paper),
      0 0 3px var(--paper),
      0 0 3px var(--paper);
  }
  .spot-name::before {
    display: none;
  }
  @media (min-width: 60rem) {
    .big {
      font-size: 4rem;
    }
  }
  @media (forced-colors: active) {
    .reading {
      border-color: CanvasText;
    }
    .reading.inside {
      forced-color-adjust: none;
      background: CanvasText;
      color: Canvas;
    }
  }
`;
