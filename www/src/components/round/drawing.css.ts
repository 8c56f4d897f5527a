// How a place is drawn. The two lines differ without colour: the short one is hatched, the long one is a solid line.

import { css } from "lit";

export const drawingStyle = css`
  svg.picture {
    display: block;
    width: 100%;
    height: auto;
    aspect-ratio: 3 / 2;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--paper-soft);
  }
  svg.picture.square {
    aspect-ratio: 1;
    max-width: 30rem;
    margin-inline: auto;
  }
  .far {
    fill: var(--accent);
    fill-opacity: 0.08;
    stroke: var(--accent);
    stroke-width: 3;
  }
  .near {
    stroke: var(--warn-line);
    stroke-width: 2;
    stroke-dasharray: 7 4;
  }
  .hatch {
    stroke: var(--warn-line);
    stroke-width: 2.5;
  }
  .room,
  .wall,
  .ghost {
    fill: var(--paper);
    stroke: var(--ink);
    stroke-width: 2.5;
    stroke-linejoin: round;
  }
  .wall {
    fill: none;
  }
  .ghost {
    fill: var(--mark);
    fill-opacity: 0.6;
    stroke-dasharray: 6 4;
  }
  .path {
    fill: none;
    stroke: var(--line-strong);
    stroke-width: 1.5;
  }
  .mark,
  .scale path,
  .north path {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2;
  }
  .corner {
    fill: var(--ink);
  }
  .doubt {
    fill: var(--focus);
    fill-opacity: 0.12;
    stroke: var(--focus);
    stroke-width: 1.5;
    stroke-dasharray: 4 3;
  }
  .door circle {
    fill: var(--accent);
    stroke: var(--paper);
    stroke-width: 2;
  }
  .door.no circle {
    fill: var(--paper);
    stroke: var(--ink);
    stroke-dasharray: 3 2;
  }
  .door.chosen circle {
    stroke: var(--focus);
    stroke-width: 4;
  }
  .door text,
  .spot text,
  .north text {
    font: 700 15px var(--sans);
    fill: var(--on-accent);
    text-anchor: middle;
    dominant-baseline: central;
  }
  .door.no text,
  .north text {
    fill: var(--ink);
  }
  .scale text {
    font: 600 14px var(--sans);
    fill: var(--ink);
  }
  @media (forced-colors: active) {
    svg.picture {
      background: Canvas;
    }
    .far,
    .doubt {
      stroke: CanvasText;
      fill: none;
    }
    .near,
    .hatch,
    .room,
    .wall,
    .mark,
    .path {
      stroke: CanvasText;
    }
    .room {
      fill: Canvas;
    }
    .door circle,
    .spot circle {
      fill: Canvas;
      stroke: CanvasText;
    }
    .door text,
    .spot text,
    .scale text,
    .north text {
      fill: CanvasText;
    }
  }
`;
