// "Choose on a map": the county first, then the edition's own lines under a cross. Leaflet is fetched with the first map.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type * as Leaflet from "leaflet";
import type { OpenedCounty, Outline, Question } from "../../core/contract.ts";
import { english, type Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { inside } from "../small-map/drawing.ts";
import { heading } from "../view.ts";

/** A finger covers about this many pixels; the doubt of a point chosen on the map is what they span. */
const FINGER_PX = 12;

export class MapPicker extends LitElement {
  static override properties = {
    speech: { attribute: false },
    top: { attribute: false },
    counties: { attribute: false },
    fips: { attribute: false },
    // Reactive though never drawn: the element is defined after it is placed, and Lit keeps only such values from before.
    load: { attribute: false },
    onAsk: { attribute: false },
    onFail: { attribute: false },
    state: { state: true },
    doubt: { state: true },
    under: { state: true },
  };
  declare speech: Speech;
  declare top: 1 | 2;
  declare counties: readonly OpenedCounty[];
  declare fips: string | undefined;
  declare load: (fips: string) => Promise<Outline[]>;
  declare onAsk: (question: Question) => void;
  /** The lines could not be had, and why. */
  declare onFail: (cause: unknown) => void;
  private declare state: "county" | "loading" | "map" | "failed";
  /** Metres. */
  private declare doubt: number;
  private declare under: string | undefined;
  private map: Leaflet.Map | undefined;

  constructor() {
    super();
    this.speech = english;
    this.top = 2;
    this.counties = [];
    this.fips = undefined;
    this.load = async () => [];
    this.onAsk = this.onFail = () => undefined;
    this.state = "county";
    this.doubt = 0;
    this.under = undefined;
  }

  static override styles = [
    base,
    css`
      .frame {
        position: relative;
        height: min(28rem, 62vh);
        min-height: 18rem;
        border: 0.125rem solid var(--line-strong);
        border-radius: 0.5rem;
        overflow: hidden;
        background: var(--paper-soft);
      }
      .map {
        position: absolute;
        inset: 0;
        background: var(--paper-soft);
        font: inherit;
      }
      .cross {
        position: absolute;
        z-index: 800;
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
      .zoom {
        position: absolute;
        z-index: 900;
        inset-block-start: var(--space-1);
        inset-inline-end: var(--space-1);
        display: grid;
        gap: var(--space-1);
      }
      .zoom button {
        width: 3rem;
        height: 3rem;
        padding: 0;
        background: var(--paper);
        font-size: 1.5rem;
      }
      .precinct-name {
        background: none;
        border: 0;
        box-shadow: none;
        padding: 0;
        font: 600 0.8125rem/1.1 var(--sans);
        color: var(--ink);
        text-align: center;
        white-space: normal;
        width: 7rem;
        margin: 0;
        paint-order: stroke;
        text-shadow:
          0 0 3px var(--paper-soft),
          0 0 3px var(--paper-soft);
      }
      .precinct-name::before {
        display: none;
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("fips") && this.fips !== undefined) void this.draw(this.fips);
  }

  override disconnectedCallback(): void {
    this.map?.remove();
    this.map = undefined;
    super.disconnectedCallback();
  }

  private async draw(fips: string): Promise<void> {
    this.map?.remove();
    this.map = undefined;
    this.state = "loading";
    try {
      const [leaflet, outlines] = await Promise.all([import("./leaflet.ts"), this.load(fips)]);
      // Another county was chosen meanwhile, or the voter has left the map.
      const past = (): boolean => this.fips !== fips || !this.isConnected;
      if (past()) return;
      this.state = outlines.length > 0 ? "map" : "failed";
      await this.updateComplete;
      if (this.state === "map" && !past()) this.start(leaflet, outlines);
    } catch (cause) {
      if (this.fips === fips) this.onFail(cause);
    }
  }

  private start({ L, sheet }: typeof import("./leaflet.ts"), outlines: Outline[]): void {
    const root = this.renderRoot as ShadowRoot;
    const frame = root.querySelector<HTMLElement>(".map");
    if (!frame) return;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const ink = getComputedStyle(this).getPropertyValue("--accent").trim();
    const map = L.map(frame, {
      zoomControl: false,
      attributionControl: false,
      zoomAnimation: !calm,
      fadeAnimation: false,
      inertia: !calm,
      maxZoom: 19,
      renderer: L.canvas({ padding: 0.3 }),
    });
    const lines = outlines.map((outline) =>
      L.polygon(
        outline.rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lat, lon])),
        { color: ink, weight: 2, fillColor: ink, fillOpacity: 0.04, interactive: false },
      ).addTo(map),
    );
    const all = L.featureGroup(lines).getBounds();
    map.fitBounds(all, { animate: false });
    map.setMaxBounds(all.pad(0.3));
    const names = outlines.map((outline, i) => {
      const at = lines[i]?.getBounds().getCenter() ?? all.getCenter();
      return L.tooltip({ permanent: true, direction: "center", className: "precinct-name", interactive: false })
        .setLatLng(at)
        .setContent(nameOf(outline));
    });
    const look = (): void => {
      const at = map.getCenter();
      this.doubt = (156_543.034 * Math.cos((at.lat * Math.PI) / 180) * FINGER_PX) / 2 ** map.getZoom();
      this.under = outlines.find((outline) => inside(outline, at.lng, at.lat))?.precinct.name;
      // Names only where there is room for them.
      lines.forEach((line, i) => {
        const box = line.getBounds();
        const wide = map.latLngToLayerPoint(box.getNorthEast()).x - map.latLngToLayerPoint(box.getSouthWest()).x;
        const name = names[i];
        if (!name) return;
        if (wide > 90) name.addTo(map);
        else name.remove();
      });
    };
    // A map that was resized says that it rests a fifth of a second later, even after it was removed.
    map.on("moveend zoomend", () => {
      if (this.map === map) look();
    });
    map.on("click", (event) => map.panTo(event.latlng, { animate: !calm }));
    frame.setAttribute("aria-label", this.speech.say("map_label", { county: this.countyName() }));
    frame.setAttribute("role", "application");
    this.map = map;
    look();
  }

  private countyName(): string {
    return this.counties.find((county) => county.fips === this.fips)?.name ?? "";
  }

  private use(): void {
    const at = this.map?.getCenter();
    if (!at || !Number.isFinite(at.lng) || !Number.isFinite(at.lat)) return;
    this.onAsk({ kind: "point", lon: at.lng, lat: at.lat, accuracy_m: this.doubt, how: "map" });
  }

  override render(): TemplateResult {
    const { speech, state } = this;
    const chosen = (event: Event): void => {
      this.fips = (event.currentTarget as HTMLSelectElement).value || undefined;
      if (this.fips === undefined) this.state = "county";
    };
    return html`<section class="stack">
      ${heading(this, 0, speech.say("map_title"))}
      <div>
        <label for="county">${speech.say("map_county")}</label>
        <select id="county" @change=${chosen}>
          <option value="" ?selected=${this.fips === undefined}>${speech.say("map_pick")}</option>
          ${this.counties.map(
            (county) => html`<option value=${county.fips} ?selected=${county.fips === this.fips}>${county.name}</option>`,
          )}
        </select>
      </div>
      ${state === "loading" ? html`<p class="soft" role="status">${speech.say("map_loading")}</p>` : nothing}
      ${state === "failed" ? html`<p class="alert warn" role="alert">${speech.say("map_no_lines")}</p>` : nothing}
      ${state === "map"
        ? html`<p>${speech.say("map_help")}</p>
            <div class="frame">
              <div class="map" tabindex="0"></div>
              <svg class="cross" viewBox="0 0 64 64" aria-hidden="true">
                <path class="halo" d="M32 4v22M32 38v22M4 32h22M38 32h22" />
                <path d="M32 4v22M32 38v22M4 32h22M38 32h22" />
                <circle cx="32" cy="32" r="2" />
              </svg>
              <div class="zoom">
                <button type="button" aria-label=${speech.say("map_zoom_in")} @click=${() => this.map?.zoomIn()}>+</button>
                <button type="button" aria-label=${speech.say("map_zoom_out")} @click=${() => this.map?.zoomOut()}>−</button>
              </div>
            </div>
            <p role="status">
              <strong
                >${this.under === undefined
                  ? speech.say("map_under_none")
                  : speech.say("map_under", { precinct: this.under })}</strong
              ><br />
              <span class="soft">${speech.say("map_good_to", { accuracy: speech.distance(this.doubt) })}</span>
            </p>
            <div class="row buttons">
              <button type="button" class="primary" @click=${() => this.use()}>${speech.say("map_use")}</button>
            </div>`
        : nothing}
    </section>`;
  }
}

/** As an element: Leaflet would set a string as HTML. */
function nameOf(outline: Outline): HTMLElement {
  const name = document.createElement("span");
  name.textContent = outline.precinct.name;
  return name;
}

if (!customElements.get("pollstead-map")) customElements.define("pollstead-map", MapPicker);
