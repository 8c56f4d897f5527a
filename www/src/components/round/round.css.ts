// Large targets, one thing at a time, readable outdoors.

import { css } from "lit";
import { drawingStyle } from "./drawing.css.ts";

export const roundStyle = [
  drawingStyle,
  css`
    .whole {
      background: var(--paper);
      color: var(--ink);
      max-width: 44rem;
      margin-inline: auto;
      padding: var(--space-2);
    }
    .whole > .alert {
      margin-block-end: var(--space-2);
    }
    button,
    .button,
    summary {
      min-height: 3rem;
    }
    .big {
      min-height: 3.5rem;
    }
    .buttons > .pick {
      display: contents;
    }
    input[type="file"]:focus-visible + label {
      outline: 0.1875rem solid var(--focus);
      outline-offset: 0.125rem;
    }
    [disabled] {
      opacity: 1;
      border-color: var(--line-strong);
      background: var(--paper-soft);
      color: var(--ink-soft);
      cursor: not-allowed;
    }
    .places {
      border-block-start: 1px solid var(--line);
    }
    .places li,
    .facts-list li {
      max-width: none;
      border-block-end: 1px solid var(--line);
    }
    .places button,
    .fact {
      width: 100%;
      min-height: 4rem;
      border-color: transparent;
      border-radius: 0;
      padding: var(--space-1);
      font-weight: 400;
      text-align: start;
      color: var(--ink);
      justify-content: flex-start;
      gap: var(--space-105);
    }
    .places .words {
      flex: 1;
      display: grid;
      min-width: 0;
    }
    .places .name {
      font-weight: 700;
    }
    .places .state {
      flex: none;
      max-width: 38%;
      text-align: end;
      font-size: var(--text-sm);
    }
    .places .number {
      flex: none;
      width: 2rem;
      height: 2rem;
      border: 0.125rem solid var(--accent);
      border-radius: 50%;
      display: grid;
      place-items: center;
      font-weight: 700;
      font-size: var(--text-sm);
      color: var(--accent);
    }
    .places .done .number {
      background: var(--accent);
      color: var(--on-accent);
    }
    .places .to_do .number,
    .spot.to_do circle {
      border-style: dashed;
      stroke-dasharray: 4 3;
    }
    .line {
      fill: none;
      stroke: var(--line-strong);
      stroke-width: 1;
    }
    .spot circle {
      fill: var(--paper);
      stroke: var(--accent);
      stroke-width: 3;
    }
    .spot text {
      font-size: 20px;
      fill: var(--accent);
    }
    .spot.done circle {
      fill: var(--accent);
    }
    .spot.done text {
      fill: var(--on-accent);
    }
    .fact {
      justify-content: space-between;
    }
    .facts-list .taped,
    .rests li {
      padding-block: var(--space-105);
    }
    .where {
      justify-content: space-between;
    }
    .steps {
      display: grid;
      grid-template-columns: repeat(6, minmax(0, 1fr));
      gap: 0.125rem;
    }
    .steps button {
      width: 100%;
      min-height: 3.75rem;
      flex-direction: column;
      gap: var(--space-05);
      padding: var(--space-05) 0;
      border: 0;
      border-block-end: 0.25rem solid var(--line);
      border-radius: 0;
      font-weight: 400;
      font-size: 0.8125rem;
      color: var(--ink);
    }
    .steps [aria-current] {
      border-color: var(--accent);
      font-weight: 700;
    }
    .steps .bead {
      width: 1.75rem;
      height: 1.75rem;
      border: 0.125rem solid var(--line-strong);
      border-radius: 50%;
      display: grid;
      place-items: center;
    }
    .steps .ticked .bead {
      border-color: var(--accent);
      background: var(--accent);
      color: var(--on-accent);
    }
    .foot {
      border-block-start: 1px solid var(--line);
      padding-block-start: var(--space-2);
      justify-content: space-between;
    }
    .foot .next {
      margin-inline-start: auto;
    }
    .undo {
      text-align: start;
    }
    .choices {
      display: grid;
      gap: var(--space-1);
    }
    .choice {
      flex-direction: column;
      align-items: flex-start;
      text-align: start;
      gap: var(--space-05);
      min-height: 3.5rem;
      padding: var(--space-105) var(--space-2);
      font-weight: 400;
      color: var(--ink);
    }
    .choice[aria-pressed="true"] {
      background: var(--mark);
      outline: 0.125rem solid var(--accent);
    }
    .beside {
      flex-wrap: nowrap;
    }
    .beside input {
      min-width: 0;
    }
    .offs,
    .three {
      gap: var(--space-1);
    }
    .three {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .three.two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .points {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: var(--space-1);
    }
    .points button {
      padding-inline: 0;
    }
    .points [aria-pressed="true"] {
      background: var(--accent);
      color: var(--on-accent);
    }
    .turn {
      display: grid;
      grid-template-columns: auto 1fr auto;
      text-align: center;
    }
    .turn button {
      padding-inline: var(--space-105);
    }
    [hidden] {
      display: none;
    }
    .offs {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .off {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--space-05);
      min-height: 3.25rem;
      padding: 0 var(--space-05);
      border: 0.125rem solid var(--line-strong);
      border-radius: var(--radius);
      font-weight: 400;
      line-height: 1.15;
      cursor: pointer;
    }
    .off input {
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
      margin: 0;
      accent-color: var(--accent);
    }
    .off:has(input:checked) {
      background: var(--mark);
      border-color: var(--accent);
      font-weight: 700;
    }
    .off:focus-within {
      outline: 0.1875rem solid var(--focus);
      outline-offset: 0.125rem;
    }
    .tri legend {
      padding-block-end: var(--space-05);
    }
    .ring {
      width: min(17rem, 70vw);
      margin-inline: auto;
      text-align: center;
    }
    .ring p {
      text-wrap: balance;
    }
    .ring svg {
      display: block;
      width: 100%;
    }
    .ring circle {
      fill: none;
    }
    .ring .track {
      stroke: var(--line);
      stroke-width: 14;
    }
    .ring .fill {
      stroke: var(--accent);
      stroke-width: 14;
    }
    .ring .fill.rough {
      stroke: var(--warn-line);
      stroke-dashoffset: 0;
    }
    .ring .beside {
      stroke: var(--line-strong);
      stroke-width: 1.5;
      stroke-dasharray: 3 4;
    }
    .ring .doubt {
      fill: var(--focus);
    }
    .ring .here {
      fill: var(--ink);
    }
    .ring text {
      font: 600 13px var(--sans);
      fill: var(--ink-soft);
      text-anchor: middle;
    }
    .lock .said {
      min-height: 2.8em;
      text-align: center;
      margin-inline: auto;
    }
    .lock .good,
    .lock .rough {
      font-weight: 700;
    }
    .legend li {
      display: flex;
      align-items: center;
      gap: var(--space-1);
      padding-block: var(--space-05);
    }
    .legend svg {
      flex: none;
      width: 2.5rem;
      height: 1.25rem;
    }
    .photo {
      display: block;
      max-width: 100%;
      max-height: 60vh;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
    }
    @media (max-width: 30rem) {
      .foot {
        flex-direction: column-reverse;
        align-items: stretch;
      }
      .foot .next {
        margin-inline-start: 0;
      }
      .buttons > .pick > .button {
        width: 100%;
      }
    }
    @media (prefers-reduced-motion: no-preference) {
      .ring .fill {
        transition: stroke-dasharray 0.4s linear;
      }
    }
    @media (forced-colors: active) {
      .choice[aria-pressed="true"],
      .points [aria-pressed="true"],
      .off:has(input:checked) {
        outline: 0.1875rem solid Highlight;
      }
      .steps [aria-current] {
        border-color: Highlight;
      }
      .steps .ticked .bead,
      .places .done .number {
        background: Highlight;
        color: HighlightText;
        forced-color-adjust: none;
      }
      .ring .fill {
        stroke: Highlight;
      }
      .ring .track,
      .ring .beside {
        stroke: GrayText;
      }
    }
  `,
];
