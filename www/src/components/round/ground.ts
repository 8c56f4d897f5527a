// <pollstead-ground>: the place as a drawing that one moves under a cross, by finger, arrow keys or buttons. No picture from
// the air is fetched; what is drawn is what was surveyed so far.

import { css, html, LitElement, type TemplateResult } from "lit";
import type { At, PlaceSurvey } from "../../core/manager/contract.ts";
import { METRES_PER_FOOT } from "../../core/manager/units.ts";
import { english, type Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { drawing, moved, scaleFeet, SIDE, type Frame } from "./plan.ts";
import { drawingStyle } from "./drawing.css.ts";

const NARROWEST_FT = 30;
const WIDEST_FT = 8_000;

export class Ground extends LitElement {
  static override properties = {
    speech: { attribute: false },
    survey: { attribute: false },
    corners: { attribute: false },
    frame: { attribute: false },
    letters: { attribute: false },
  };
  declare speech: Speech;
  declare survey: PlaceSurvey | undefined;
  declare corners: readonly At[];
  /** What is shown; its middle is under the cross. */
  declare frame: Frame;
  declare letters: (id: string) => string;
  private held: { x: number; y: number; moved: boolean } | undefined;

  constructor() {
    super();
    this.speech = english;
    this.survey = undefined;
    this.corners = [];
    this.frame = { middle: [0, 0], feet: 300 };
    this.letters = () => "";
  }

  static override styles = [
    base,
    drawingStyle,
    css`
      .frame {
        position: relative;
      }
      svg.picture {
        touch-action: none;
        cursor: grab;
      }
      .cross {
        position: absolute;
        inset: 0;
        margin: auto;
        width: 4rem;
        height: 4rem;
        pointer-events: none;
        fill: none;
        stroke: var(--focus);
        stroke-width: 3;
      }
      .cross .halo {
        stroke: var(--paper);
        stroke-width: 7;
      }
      .move {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: var(--space-1);
        margin-block-start: var(--space-1);
      }
      .move button {
        min-height: 3.25rem;
        padding: 0;
      }
    `,
  ];

  private move(east_ft: number, north_ft: number): void {
    this.frame = { ...this.frame, middle: moved(this.frame.middle, east_ft * METRES_PER_FOOT, north_ft * METRES_PER_FOOT) };
  }
  private zoom(by: number): void {
    this.frame = { ...this.frame, feet: Math.min(WIDEST_FT, Math.max(NARROWEST_FT, this.frame.feet * by)) };
  }

  private keyed(event: KeyboardEvent): void {
    const step = this.frame.feet / (event.shiftKey ? 100 : 20);
    const to: Record<string, () => void> = {
      ArrowLeft: () => this.move(-step, 0),
      ArrowRight: () => this.move(step, 0),
      ArrowUp: () => this.move(0, step),
      ArrowDown: () => this.move(0, -step),
      "+": () => this.zoom(2 / 3),
      "=": () => this.zoom(2 / 3),
      "-": () => this.zoom(3 / 2),
    };
    const act = to[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  private feetAPixel(svg: Element): number {
    return this.frame.feet / svg.getBoundingClientRect().width;
  }
  private pressed(event: PointerEvent): void {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.held = { x: event.clientX, y: event.clientY, moved: false };
  }
  private dragged(event: PointerEvent): void {
    const { held } = this;
    if (!held) return;
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < 6) return;
    const feet = this.feetAPixel(event.currentTarget as Element);
    this.move(-dx * feet, dy * feet);
    this.held = { x: event.clientX, y: event.clientY, moved: true };
  }
  /** A tap brings what was tapped under the cross. */
  private released(event: PointerEvent): void {
    const svg = event.currentTarget as Element;
    if (this.held && !this.held.moved) {
      const box = svg.getBoundingClientRect();
      const feet = this.feetAPixel(svg);
      this.move((event.clientX - box.left - box.width / 2) * feet, (box.top + box.height / 2 - event.clientY) * feet);
    }
    this.held = undefined;
  }

  override render(): TemplateResult {
    const { speech, survey, frame, corners } = this;
    if (!survey) return html``;
    const step = frame.feet / 20;
    const button = (sign: string, words: string, act: () => void): TemplateResult => html`<button type="button" aria-label=${words} @click=${act}>${sign}</button>`;
    const words = { scale: speech.say("feet", { n: speech.number(scaleFeet(frame)) }), north: speech.say("round_north") };
    return html`<div>
      <div class="frame">
        <svg
          class="picture square"
          viewBox="0 0 ${SIDE} ${SIDE}"
          tabindex="0"
          role="application"
          aria-label=${speech.say("round_ground", { place: survey.name })}
          @keydown=${this.keyed}
          @pointerdown=${this.pressed}
          @pointermove=${this.dragged}
          @pointerup=${this.released}
          @pointercancel=${() => (this.held = undefined)}
        >
          ${drawing(frame, { survey, corners, doubts: true }, words, this.letters)}
        </svg>
        <svg class="cross" viewBox="0 0 64 64" aria-hidden="true">
          <path class="halo" d="M32 4v22M32 38v22M4 32h22M38 32h22" />
          <path d="M32 4v22M32 38v22M4 32h22M38 32h22" />
          <circle cx="32" cy="32" r="2" />
        </svg>
      </div>
      <div class="move">
        ${button("−", speech.say("map_zoom_out"), () => this.zoom(3 / 2))} ${button("↑", speech.say("round_move_north"), () => this.move(0, step))}
        ${button("+", speech.say("map_zoom_in"), () => this.zoom(2 / 3))} ${button("←", speech.say("round_move_west"), () => this.move(-step, 0))}
        ${button("↓", speech.say("round_move_south"), () => this.move(0, -step))} ${button("→", speech.say("round_move_east"), () => this.move(step, 0))}
      </div>
    </div>`;
  }
}

if (!customElements.get("pollstead-ground")) customElements.define("pollstead-ground", Ground);
