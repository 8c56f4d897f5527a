// A small map of the edition's own lines, drawn only when it is opened, as drawing asks for the county's polygons. For a
// typed address the page asks for none, so that what is fetched says nothing of what was typed.

import { css, html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import type { Outline, PrecinctRef } from "../../core/contract.ts";
import { english, type Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { LETTERS } from "./fold.ts";
import { HIGH, labelSpot, path, radius, toPicture, WIDE, windowOn, type Spot } from "./drawing.ts";

export class SmallMap extends LitElement {
  static override properties = {
    speech: { attribute: false },
    load: { attribute: false },
    precincts: { attribute: false },
    place: { attribute: false },
    spot: { attribute: false },
    open: { type: Boolean },
    state: { state: true },
  };
  declare speech: Speech;
  declare load: () => Promise<Outline[]>;
  declare precincts: readonly PrecinctRef[];
  declare place: [number, number] | null;
  declare spot: Spot | undefined;
  declare open: boolean;
  private declare state: Outline[] | "closed" | "loading" | "failed";

  constructor() {
    super();
    this.speech = english;
    this.load = async () => [];
    this.precincts = [];
    this.place = null;
    this.spot = undefined;
    this.open = false;
    this.state = "closed";
  }

  static override styles = [
    base,
    css`
      svg.picture {
        display: block;
        width: 100%;
        height: auto;
        aspect-ratio: 3 / 2;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--paper-soft);
      }
      .line {
        fill: none;
        stroke: var(--line-strong);
        stroke-width: 1;
      }
      .line.named {
        fill: var(--mark);
        stroke: var(--accent);
        stroke-width: 2.5;
      }
      /* The fill is the same for all: none of them is preferred. */
      .line.named.other {
        stroke-dasharray: 9 5;
      }
      .letter circle {
        fill: var(--paper);
        stroke: var(--accent);
        stroke-width: 2;
      }
      .letter text {
        font: 700 20px var(--sans);
        fill: var(--ink);
        text-anchor: middle;
        dominant-baseline: central;
      }
      .doubt {
        fill: var(--focus);
        fill-opacity: 0.15;
        stroke: var(--focus);
        stroke-width: 2;
      }
      .you,
      .place {
        stroke: var(--paper);
        stroke-width: 2.5;
      }
      .you {
        fill: var(--focus);
      }
      .place {
        fill: var(--accent);
      }
      .frame {
        aspect-ratio: 3 / 2;
        display: grid;
        place-items: center;
        background: var(--paper-soft);
        border-radius: var(--radius);
      }
      .frame.short {
        aspect-ratio: auto;
        padding: var(--space-2);
      }
      @media (forced-colors: active) {
        .line {
          stroke: CanvasText;
        }
        .doubt,
        .you {
          stroke: Highlight;
          fill: Highlight;
        }
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("precincts") && changed.get("precincts") !== undefined) this.state = "closed";
    if (this.open && this.state === "closed") void this.draw();
  }

  private async draw(): Promise<void> {
    this.state = "loading";
    try {
      this.state = await this.load();
    } catch {
      this.state = "failed";
    }
  }

  override render(): TemplateResult {
    return html`<div>${this.picture()}</div>`;
  }

  private picture(): TemplateResult | typeof nothing {
    const { state, speech } = this;
    if (state === "closed") return nothing;
    if (state === "loading") return html`<div class="frame"><p class="soft">${speech.say("map_loading")}</p></div>`;
    const named = new Set(this.precincts.map((precinct) => precinct.id));
    const view = state === "failed" ? undefined : windowOn(state, named, this.spot);
    if (state === "failed" || !view)
      return html`<div class="frame short"><p>${speech.say("map_no_lines")}</p></div>`;
    const lettered = this.precincts.length > 1;
    const rank = (outline: Outline): number => this.precincts.findIndex((p) => p.id === outline.precinct.id);
    // Named ones last, so that their lines lie on top.
    const order = [...state].sort((a, b) => rank(a) - rank(b));
    const label = speech.say("close_map_label", { precincts: this.precincts.map((p) => p.name).join(", ") });
    const you = this.spot && toPicture(view, this.spot.lon, this.spot.lat);
    const place = this.place && toPicture(view, this.place[0], this.place[1]);
    return html`<figure>
      <svg class="picture" viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label=${label}>
        ${order.map((outline) => {
          const at = rank(outline);
          return svg`<path fill-rule="evenodd" class="line ${at >= 0 ? "named" : ""} ${at > 0 ? "other" : ""}" d=${path(view, outline)} />`;
        })}
        ${you && this.spot
          ? svg`<circle class="doubt" cx=${you[0]} cy=${you[1]} r=${radius(view, this.spot.accuracy_m)} />
              <circle class="you" cx=${you[0]} cy=${you[1]} r="8" />`
          : nothing}
        ${place ? svg`<rect class="place" x=${place[0] - 9} y=${place[1] - 9} width="18" height="18" rx="3" />` : nothing}
        ${lettered
          ? order.map((outline) => {
              const at = rank(outline);
              const spot = at >= 0 ? labelSpot(view, outline) : undefined;
              return spot
                ? svg`<g class="letter" transform="translate(${spot[0]} ${spot[1]})"><circle r="17" /><text>${LETTERS[at] ?? ""}</text></g>`
                : nothing;
            })
          : nothing}
      </svg>
      ${this.spot ? html`<figcaption class="soft small">${speech.say("map_scale")}</figcaption>` : nothing}
      ${place ? html`<figcaption class="soft small">${speech.say("map_square")}</figcaption>` : nothing}
    </figure>`;
  }
}

if (!customElements.get("pollstead-small-map")) customElements.define("pollstead-small-map", SmallMap);
