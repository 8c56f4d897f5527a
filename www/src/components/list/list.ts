// The list: county, then precinct or place; or county, then street, then number. No typing is needed but a number.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CountyDetail, OpenedCounty, Question, StreetName } from "../../core/contract.ts";
import { english, type Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { icons } from "../../style/icons.ts";
import { heading } from "../view.ts";

const FIRST = 60;

export type ListSource = {
  county(fips: string): Promise<CountyDetail>;
  streets(fips: string): Promise<StreetName[]>;
};

export class PlaceList extends LitElement {
  static override properties = {
    speech: { attribute: false },
    top: { attribute: false },
    counties: { attribute: false },
    source: { attribute: false },
    fips: { attribute: false },
    by: { attribute: false },
    street: { attribute: false },
    // Reactive though never drawn: the element is defined after it is placed, and Lit keeps only such values from before.
    onAsk: { attribute: false },
    onFail: { attribute: false },
    filter: { state: true },
    all: { state: true },
    detail: { state: true },
    names: { state: true },
    wrong: { state: true },
  };
  declare speech: Speech;
  declare top: 1 | 2;
  declare counties: readonly OpenedCounty[];
  declare source: ListSource;
  declare fips: string | undefined;
  declare by: "precinct" | "street";
  declare street: StreetName | undefined;
  declare onAsk: (question: Question) => void;
  /** The list could not be had, and why. */
  declare onFail: (cause: unknown) => void;
  private declare filter: string;
  private declare all: boolean;
  private declare detail: CountyDetail | undefined;
  private declare names: StreetName[] | undefined;
  private declare wrong: boolean;

  constructor() {
    super();
    this.speech = english;
    this.top = 2;
    this.counties = [];
    this.source = { county: () => Promise.reject(new Error("no source")), streets: async () => [] };
    this.fips = undefined;
    this.by = "precinct";
    this.street = undefined;
    this.onAsk = this.onFail = () => undefined;
    this.filter = "";
    this.all = false;
    this.detail = undefined;
    this.names = undefined;
    this.wrong = false;
  }

  static override styles = [
    base,
    css`
      .list {
        display: grid;
        border-block-start: 1px solid var(--line);
      }
      .list li {
        max-width: none;
      }
      .list button {
        width: 100%;
        justify-content: space-between;
        text-align: start;
        border: 0;
        border-block-end: 1px solid var(--line);
        border-radius: 0;
        padding: var(--space-105) var(--space-1);
        font-weight: 400;
        color: var(--ink);
        min-height: 3.25rem;
      }
      .list button > svg.icon {
        color: var(--line-strong);
      }
      .list .name {
        display: block;
        font-weight: 700;
        color: var(--accent);
      }
      .list .missing {
        color: var(--warn);
      }
      .tabs {
        display: flex;
        gap: var(--space-1);
        flex-wrap: wrap;
      }
      .tabs button[aria-pressed="true"] {
        background: var(--accent);
        color: var(--on-accent);
      }
      .number {
        max-width: 10rem;
      }
      @media (max-width: 30rem) {
        .tabs button {
          flex: 1 1 100%;
        }
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("fips")) {
      this.detail = this.names = undefined;
      this.filter = "";
      this.all = false;
    }
    const { fips } = this;
    if (fips === undefined) return;
    if (changed.has("fips")) void this.get(fips, async () => (this.detail = await this.source.county(fips)));
    if (this.by === "street" && this.names === undefined && (changed.has("by") || changed.has("fips")))
      void this.get(fips, async () => (this.names = await this.source.streets(fips)));
  }

  private async get(fips: string, bring: () => Promise<unknown>): Promise<void> {
    try {
      await bring();
    } catch (cause) {
      if (this.fips === fips) this.onFail(cause);
    }
  }

  /** Every word of the search occurs; case and accents do not count. */
  private fits(...texts: (string | null | undefined)[]): boolean {
    const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const all = plain(texts.filter(Boolean).join(" "));
    return plain(this.filter)
      .split(/\s+/)
      .every((word) => all.includes(word));
  }

  private countyBox(): TemplateResult {
    const { speech } = this;
    const chosen = (event: Event): void => {
      this.fips = (event.currentTarget as HTMLSelectElement).value || undefined;
      this.by = "precinct";
      this.street = undefined;
    };
    return html`<div>
      <label for="county">${speech.say("list_county")}</label>
      <select id="county" @change=${chosen}>
        <option value="" ?selected=${this.fips === undefined}>${speech.say("map_pick")}</option>
        ${this.counties.map(
          (county) => html`<option value=${county.fips} ?selected=${county.fips === this.fips}>${county.name}</option>`,
        )}
      </select>
    </div>`;
  }

  private search(key: "list_filter_precinct" | "list_filter_street", shown: number): TemplateResult {
    const { speech } = this;
    const typed = (event: Event): void => {
      this.filter = (event.currentTarget as HTMLInputElement).value;
      this.all = false;
    };
    return html`<div>
      <label for="filter">${speech.say(key)}</label>
      <input id="filter" type="search" autocomplete="off" spellcheck="false" .value=${this.filter} @input=${typed} />
      <p class="hint small" role="status">
        ${shown === 0 ? speech.say("list_none") : speech.say("list_count", { n: speech.number(shown) })}
      </p>
    </div>`;
  }

  /** The first rows, and one button for the rest: 200 streets at once are slow on an old phone. */
  private rows<T>(fitting: readonly T[], one: (item: T) => TemplateResult): TemplateResult {
    const shown = this.all ? fitting : fitting.slice(0, FIRST);
    return html`<ul class="bare list">
        ${shown.map(one)}
      </ul>
      ${fitting.length > shown.length
        ? html`<button type="button" @click=${() => (this.all = true)}>
            ${this.speech.say("list_more", { n: this.speech.number(fitting.length) })}
          </button>`
        : nothing}`;
  }

  private precincts(detail: CountyDetail): TemplateResult {
    const { speech } = this;
    const fitting = detail.precincts.filter(({ precinct, place }) => this.fits(precinct.name, place?.name, place?.address));
    return html`<p class="soft">${speech.say("list_card_hint")}</p>
      ${this.search("list_filter_precinct", fitting.length)}
      ${this.rows(
        fitting,
        ({ precinct, place, notices, registered }) => html`<li>
          <button
            type="button"
            @click=${() => this.onAsk({ kind: "precinct", county: detail.county.fips, precinct: precinct.id })}
          >
            <span>
              <span class="name">${precinct.name}</span>
              ${place
                ? html`<span>${place.name}${place.address ? html`<br /><span class="soft small">${place.address}</span>` : nothing}</span>`
                : html`<span class="missing">${speech.say("list_no_place")}</span>`}
              ${notices.some(({ kind }) => kind === "moved") ? html`<br /><strong class="small">${speech.say("list_moved")}</strong>` : nothing}
              ${registered === null
                ? nothing
                : html`<br /><span class="soft small">${speech.say("list_registered", { n: speech.number(registered) })}</span>`}
            </span>
            ${icons.next}
          </button>
        </li>`,
      )}`;
  }

  private streets(names: readonly StreetName[]): TemplateResult {
    const fitting = names.filter((street) => this.fits(street.name, street.town, street.zip));
    return html`${this.search("list_filter_street", fitting.length)}
    ${this.rows(
      fitting,
      (street) => html`<li>
        <button type="button" @click=${() => (this.street = street)}>
          <span>
            <span class="name">${street.name}</span>
            <span class="soft small">${[street.town, street.zip].filter(Boolean).join(" ")}</span>
          </span>
          ${icons.next}
        </button>
      </li>`,
    )}`;
  }

  private number(street: StreetName, fips: string): TemplateResult {
    const { speech } = this;
    const [low, high] = street.numbers;
    const submitted = (event: Event): void => {
      event.preventDefault();
      const input = (event.currentTarget as HTMLFormElement).querySelector("input");
      const number = input?.value.trim() ?? "";
      this.wrong = !/^\d{1,6}( ?1\/2|½|-?[A-Za-z]|-\d{1,4})?$/.test(number);
      if (this.wrong) input?.focus();
      else {
        const area = [street.town, street.zip].filter(Boolean).join(" ");
        this.onAsk({ kind: "address", text: `${number} ${street.name}${area ? `, ${area}` : ""}`, county: fips });
      }
    };
    return html`<form class="stack" novalidate @submit=${submitted}>
      ${heading(this, 1, street.name)}
      <div>
        <label for="number">${speech.say("list_number")}</label>
        <span class="hint" id="ranges">${speech.say("list_number_hint", { low: String(low), high: String(high) })}</span>
        <input
          class="number"
          id="number"
          type="text"
          autocomplete="off"
          maxlength="12"
          aria-invalid=${this.wrong ? "true" : "false"}
          aria-describedby="ranges bad"
        />
        <p id="bad" class="error" role="alert">${this.wrong ? speech.say("list_number_bad") : nothing}</p>
      </div>
      <div class="row buttons">
        <button type="submit" class="primary">${speech.say("box_submit")}</button>
        <button type="button" class="quiet" @click=${() => (this.street = undefined)}>${speech.say("back")}</button>
      </div>
    </form>`;
  }

  override render(): TemplateResult {
    const { speech, fips, detail, names, street } = this;
    const by = (which: "precinct" | "street"): void => {
      this.by = which;
      this.filter = "";
      this.all = false;
    };
    const waiting = html`<p class="soft" role="status">${speech.say("working")}</p>`;
    return html`<section class="stack">
      ${heading(this, 0, speech.say("list_title"))}
      ${street && fips
        ? this.number(street, fips)
        : html`${this.countyBox()}
          ${detail?.streets
            ? html`<div class="tabs" role="group" aria-label=${speech.say("list_by")}>
                ${(["precinct", "street"] as const).map(
                  (which) => html`<button type="button" aria-pressed=${this.by === which ? "true" : "false"} @click=${() => by(which)}>
                    ${speech.say(`list_by_${which}`)}
                  </button>`,
                )}
              </div>`
            : nothing}
          ${fips === undefined
            ? nothing
            : this.by === "street"
              ? names
                ? this.streets(names)
                : waiting
              : detail
                ? this.precincts(detail)
                : waiting}`}
    </section>`;
  }
}

if (!customElements.get("pollstead-list")) customElements.define("pollstead-list", PlaceList);
