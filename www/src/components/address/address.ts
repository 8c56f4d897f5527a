// The box and its list: a combobox as ARIA 1.2 describes it (focus stays in the box, aria-activedescendant points at
// the row). What is typed is never rewritten; a row is applied only when it is picked. Suggestions come when they come:
// the list that someone walks in, or presses on, stays as it is until they pick, type or leave.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Suggested, Suggestion } from "../../core/contract.ts";
import { english, type Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { addressStyle } from "./address.css.ts";
import { differences } from "./difference.ts";

const MOST = 7;

type Row = { kind: "address"; suggestion: Suggestion } | { kind: "town"; town: string } | { kind: "not-here" };

export class AddressBox extends LitElement {
  static override properties = {
    speech: { attribute: false },
    value: { attribute: false },
    suggested: { attribute: false },
    open: { state: true },
    active: { state: true },
    held: { state: true },
    complaint: { state: true },
  };
  declare speech: Speech;
  declare value: string;
  declare suggested: Suggested | undefined;
  declare onType: (text: string) => void;
  declare onSubmit: (text: string) => void;
  declare onPick: (suggestion: Suggestion) => void;
  declare onNotHere: () => void;
  private declare open: boolean;
  private declare active: number;
  /** The rows as they were when someone stepped into them. */
  private declare held: Row[] | undefined;
  /** An arrow key that came before any row did. */
  private early: "ArrowDown" | "ArrowUp" | undefined;
  private declare complaint: boolean;

  constructor() {
    super();
    this.speech = english;
    this.value = "";
    this.suggested = undefined;
    this.onType = this.onSubmit = this.onPick = this.onNotHere = () => undefined;
    this.open = false;
    this.active = -1;
    this.held = undefined;
    this.complaint = false;
  }

  static override styles = [base, addressStyle];

  override focus(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  /** For examples: shows the list with a row chosen, as after arrow keys. */
  showList(active: number): void {
    this.open = true;
    this.active = active;
  }

  private rows(): Row[] {
    return this.held ?? this.fresh();
  }

  private fresh(): Row[] {
    const { suggested, value } = this;
    if (!suggested || value.trim() === "" || suggested.no_streets) return [];
    const rows: Row[] = [];
    if (suggested.area.kind === "unknown")
      rows.push(...suggested.area.towns.slice(0, MOST).map((town): Row => ({ kind: "town", town })));
    const room = MOST - rows.length;
    rows.push(...suggested.suggestions.slice(0, room).map((suggestion): Row => ({ kind: "address", suggestion })));
    if (rows.length > 0 || suggested.area.kind === "counties") rows.push({ kind: "not-here" });
    return rows;
  }

  /** What is typed without a comma at its end, and without the town's own beginning behind one. */
  private beforeTown(town: string): string {
    const typed = this.value.trim().replace(/,$/, "");
    const comma = typed.lastIndexOf(",");
    const begun = typed.slice(comma + 1).trim().toLowerCase();
    return comma > 0 && town.toLowerCase().startsWith(begun) ? typed.slice(0, comma) : typed;
  }

  /** Out of the rows: the list follows the suggestions again. */
  private leave(list: "open" | "shut"): void {
    this.open = list === "open";
    this.active = -1;
    this.held = this.early = undefined;
  }

  private step(key: "ArrowDown" | "ArrowUp", rows: Row[]): void {
    const down = key === "ArrowDown";
    if (!this.open) {
      this.open = true;
      this.active = down ? 0 : rows.length - 1;
    } else {
      // One more stop than rows: the box itself, with nothing active.
      const stops = rows.length + 1;
      this.active = ((this.active + 1 + (down ? 1 : -1) + stops) % stops) - 1;
    }
    this.held = this.active < 0 ? undefined : rows;
  }

  private pick(row: Row): void {
    this.leave("shut");
    switch (row.kind) {
      case "not-here":
        this.onNotHere();
        return;
      case "town":
        this.retype(`${this.beforeTown(row.town)}, ${row.town} `);
        return;
      case "address":
        // A street without its number goes into the box, for the number to be added in front.
        if (row.suggestion.id === null) this.retype(row.suggestion.text, "at the start");
        else this.onPick(row.suggestion);
    }
  }

  private retype(text: string, caret?: "at the start"): void {
    this.value = text;
    this.onType(text);
    this.open = true;
    void this.updateComplete.then(() => {
      const box = this.renderRoot.querySelector("input");
      box?.focus();
      if (caret) box?.setSelectionRange(0, 0);
    });
  }

  private readonly typed = (event: Event): void => {
    this.value = (event.currentTarget as HTMLInputElement).value;
    this.leave("open");
    this.complaint = false;
    this.onType(this.value);
  };

  private readonly keyed = (event: KeyboardEvent): void => {
    const rows = this.rows();
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (rows.length === 0) {
        this.early = key;
        return;
      }
      event.preventDefault();
      this.step(key, rows);
    } else if (key === "Escape" && this.open && rows.length > 0) {
      event.preventDefault();
      this.leave("shut");
    } else if (key === "Enter" && this.open) {
      const row = rows[this.active];
      if (!row) return;
      event.preventDefault();
      this.pick(row);
    }
  };

  private readonly left = (event: FocusEvent): void => {
    if (!this.renderRoot.contains(event.relatedTarget as Node | null)) this.leave("shut");
  };

  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    this.leave("shut");
    if (this.value.trim() === "") {
      this.complaint = true;
      this.focus();
    } else this.onSubmit(this.value);
  };

  protected override willUpdate(changed: PropertyValues): void {
    const rows = changed.has("suggested") && this.early ? this.rows() : [];
    if (!this.early || rows.length === 0) return;
    this.step(this.early, rows);
    this.early = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("active")) this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  private label(row: Row): unknown {
    const { speech, value } = this;
    switch (row.kind) {
      case "not-here":
        return speech.say("option_not_here");
      case "town":
        return html`${this.beforeTown(row.town)}, <mark>${row.town}</mark>`;
      case "address":
        return differences(value, row.suggestion.text).map((part) =>
          part.differs && part.text.trim() !== "" ? html`<mark>${part.text}</mark>` : part.text,
        );
    }
  }

  private status(rows: Row[], shown: boolean): string {
    const { speech, suggested, value } = this;
    if (!suggested || value.trim() === "") return "";
    if (suggested.area.kind === "unknown") return speech.say("add_town");
    if (!shown) return "";
    const count = rows.filter((row) => row.kind === "address").length;
    if (count === 0) return speech.say("options_none");
    return count === 1 ? speech.say("options_one") : speech.say("options_many", { count });
  }

  override render(): TemplateResult {
    const { speech } = this;
    const rows = this.rows();
    const shown = this.open && rows.length > 0;
    const status = this.status(rows, shown);
    const unknown = this.suggested?.area.kind === "unknown" && this.value.trim() !== "";
    return html`<form role="search" class="stack" novalidate @submit=${this.submitted} @focusout=${this.left}>
      <div>
        <label for="box">${speech.say("box_label")}</label>
        <span class="hint" id="hint"
          >${speech.say("box_hint")}</span
        >
        <div class="field">
          <input
            id="box"
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded=${shown ? "true" : "false"}
            aria-controls="list"
            aria-activedescendant=${shown && this.active >= 0 ? `row-${this.active}` : nothing}
            aria-describedby="hint note"
            aria-invalid=${this.complaint ? "true" : "false"}
            autocomplete="off"
            autocorrect="off"
            autocapitalize="words"
            spellcheck="false"
            enterkeyhint="search"
            maxlength="200"
            .value=${this.value}
            @input=${this.typed}
            @keydown=${this.keyed}
          />
          <ul
            class="bare rows"
            id="list"
            role="listbox"
            aria-label=${speech.say("list_options")}
            ?hidden=${!shown}
            @mousedown=${(event: Event) => {
              event.preventDefault();
              this.held = rows;
            }}
            @mouseleave=${() => this.active < 0 && (this.held = undefined)}
          >
            ${rows.map(
              (row, i) => html`<li
                id="row-${i}"
                role="option"
                class=${row.kind}
                aria-selected=${i === this.active ? "true" : "false"}
                @click=${() => this.pick(row)}
              >
                <span>${this.label(row)}</span>
              </li>`,
            )}
          </ul>
        </div>
        <p id="note" class=${this.complaint ? "note error" : "note"}>
          ${this.complaint ? speech.say("empty_box") : unknown ? speech.say("add_town") : nothing}
        </p>
        <p class="seen-not" role="status">${status}</p>
      </div>
      <button type="submit" class="primary go">${speech.say("box_submit")}</button>
    </form>`;
  }
}

if (!customElements.get("pollstead-address")) customElements.define("pollstead-address", AddressBox);
