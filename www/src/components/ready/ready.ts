// "Get ready": what this tablet has and lacks, before the polls open and at any time.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { OpenedEdition } from "../../core/contract.ts";
import type { Chosen } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";
import type { Offline } from "../../core/manager/offline.ts";
import type { MessageKey, Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { icons } from "../../style/icons.ts";
import type { Role } from "../manager/ask-once.ts";
import { ZONE } from "../manager/day.ts";
import { managerIcons } from "../manager/icons.ts";
import { managerEnglish } from "../manager/speech.ts";
import { feet, toFeet } from "../zone/feet.ts";
import { clockSane, NOTHING_FOUND, persisted, staysAwake, tryLocation, type Found } from "./checks.ts";

type State = "ok" | "bad" | "wait" | "ask";
type Row = { title: MessageKey; state: State; words: string; fix?: string; act?: { label: string; run(): void } };

export class Ready extends LitElement {
  static override properties = {
    speech: { attribute: false },
    chosen: { attribute: false },
    opened: { attribute: false },
    kept: { attribute: false },
    offline: { attribute: false },
    holds: { attribute: false },
    who: { attribute: false },
    installer: { attribute: false },
    found: { state: true },
  };
  declare speech: Speech;
  declare chosen: Chosen;
  declare opened: OpenedEdition;
  declare kept: Kept;
  declare offline: Offline | undefined;
  /** `offline.state`, so that a change of it is drawn. */
  declare holds: Offline["state"] | undefined;
  declare who: Role;
  /** The browser's own offer to install the page. */
  declare installer: { prompt(): Promise<unknown> } | undefined;
  declare onChange: (what: "role" | "place") => void;
  declare onSurvey: (() => void) | undefined;
  clock: () => string = () => new Date().toISOString();
  declare found: Found;

  constructor() {
    super();
    this.speech = managerEnglish;
    this.found = NOTHING_FOUND;
    this.offline = this.holds = this.installer = this.onSurvey = undefined;
    this.onChange = () => undefined;
  }

  static override styles = [
    base,
    css`
      :host {
        --target: 3.25rem;
      }
      .rows {
        display: grid;
        gap: var(--space-105);
      }
      .row-of {
        max-width: none;
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 var(--space-105);
        border: 0.125rem solid var(--line);
        border-inline-start: 0.5rem solid var(--accent);
        border-radius: var(--radius);
        padding: var(--space-105) var(--space-2);
      }
      .row-of.bad {
        border-inline-start-color: var(--bad-line);
        background: var(--bad-tint);
      }
      .row-of.wait,
      .row-of.ask {
        border-inline-start-color: var(--line-strong);
      }
      .row-of > svg.icon {
        margin-block-start: 0.1em;
        stroke-width: 2.5;
      }
      .row-of button {
        margin-block-start: var(--space-1);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  /** What can be seen without asking anybody. */
  private async look(): Promise<void> {
    const [kept, awake] = await Promise.all([persisted(false), staysAwake()]);
    // An example, or a row's own fix, may have said more meanwhile.
    const { found } = this;
    this.found = {
      ...found,
      persisted: found.persisted === "unknown" ? kept : found.persisted,
      awake: found.awake === "unknown" ? awake : found.awake,
    };
  }

  private async locate(): Promise<void> {
    this.found = { ...this.found, location: "asking" };
    this.found = { ...this.found, ...(await tryLocation()) };
  }

  private async persist(): Promise<void> {
    this.found = { ...this.found, persisted: await persisted(true) };
  }

  private place(): Row {
    const { speech, chosen } = this;
    return {
      title: "ready_place", state: "ok", words: speech.say("ready_place_is", { place: chosen.place.name, county: chosen.county }),
      act: { label: speech.say("place_change"), run: () => this.onChange("place") },
    };
  }

  private person(): Row {
    const { speech, who } = this;
    return { title: "ready_who", state: "ok", words: speech.say(`role_${who}`), act: { label: speech.say("place_change"), run: () => this.onChange("role") } };
  }

  private data(): Row {
    const { speech, chosen, offline } = this;
    const state = offline?.state.county ?? "failed";
    const blanks = { county: chosen.county };
    const title = "ready_data";
    switch (state) {
      case "kept":
        return { title, state: "ok", words: speech.say("ready_data_kept", blanks) };
      case "keeping":
        return { title, state: "wait", words: speech.say("ready_data_keeping", blanks) };
      case "not_kept":
      case "failed":
        return {
          title, state: "bad", words: speech.say("ready_data_not", blanks), fix: speech.say("ready_data_fix"),
          act: { label: speech.say("try_again"), run: () => void offline?.keep(chosen.fips, chosen.place.id, this.clock()) },
        };
    }
  }

  private page(): Row {
    const { speech, offline } = this;
    const title = "ready_page";
    switch (offline?.state.page ?? "blocked") {
      case "kept":
        return { title, state: "ok", words: speech.say("ready_page_kept") };
      case "keeping":
        return { title, state: "wait", words: speech.say("ready_page_keeping") };
      case "blocked":
      case "failed":
        return { title, state: "bad", words: speech.say("ready_page_not"), fix: speech.say("ready_page_fix") };
    }
  }

  private location(): Row {
    const { speech } = this;
    const { location, accuracy_m } = this.found;
    const title = "ready_location";
    const blanks = { n: accuracy_m === null ? "" : feet(speech, toFeet(accuracy_m)) };
    const act = { label: speech.say(location === "unknown" ? "ready_location_check" : "ready_location_again"), run: () => void this.locate() };
    switch (location) {
      case "unknown":
        return { title, state: "ask", words: speech.say("ready_location_unknown"), act };
      case "asking":
        return { title, state: "wait", words: speech.say("ready_location_asking") };
      case "good":
        return { title, state: "ok", words: speech.say("ready_location_good", blanks), act };
      case "rough":
        return { title, state: "ok", words: speech.say("ready_location_rough", blanks), act };
      case "coarse":
        return { title, state: "bad", words: speech.say("walk_coarse"), fix: speech.say("walk_coarse_fix"), act };
      case "denied":
        return { title, state: "bad", words: speech.say("walk_denied"), fix: speech.say("walk_denied_fix"), act };
      case "none":
      case "unsupported":
        return { title, state: "bad", words: speech.say("ready_location_none"), fix: speech.say("ready_location_none_fix"), act };
    }
  }

  private storage(): Row {
    const { speech, kept, found } = this;
    const title = "ready_storage";
    if (kept.refused || found.persisted === "refused")
      return { title, state: "bad", words: speech.say("ready_storage_refused"), fix: speech.say("ready_storage_refused_fix") };
    switch (found.persisted) {
      case "unknown":
        return { title, state: "wait", words: speech.say("ready_looking") };
      case "yes":
        return { title, state: "ok", words: speech.say("ready_storage_kept") };
      case "no":
        return {
          title, state: "bad", words: speech.say("ready_storage_not"), fix: speech.say("ready_storage_fix"),
          act: { label: speech.say("ready_storage_ask"), run: () => void this.persist() },
        };
    }
  }

  private screen(): Row {
    const { speech, found } = this;
    const title = "ready_screen";
    switch (found.awake) {
      case "unknown":
        return { title, state: "wait", words: speech.say("ready_looking") };
      case "yes":
        return { title, state: "ok", words: speech.say("ready_screen_yes") };
      case "no":
        return { title, state: "bad", words: speech.say("ready_screen_no"), fix: speech.say("ready_screen_fix") };
    }
  }

  private time(): Row {
    const { speech, opened } = this;
    const now = this.clock();
    const at = new Date(now);
    const shown = new Intl.DateTimeFormat(speech.language === "es" ? "es-US" : "en-US", { dateStyle: "long", timeStyle: "short", timeZone: ZONE }).format(at);
    return clockSane(opened, now)
      ? { title: "ready_clock", state: "ok", words: speech.say("ready_clock_is", { time: shown }) }
      : { title: "ready_clock", state: "bad", words: speech.say("ready_clock_off", { time: shown }), fix: speech.say("ready_clock_fix") };
  }

  private row({ title, state, words, fix, act }: Row): TemplateResult {
    const { speech } = this;
    const icon = { ok: managerIcons.check, bad: icons.warn, wait: managerIcons.wait, ask: managerIcons.wait }[state];
    return html`<li class="row-of ${state}">
      ${icon}
      <div>
        <p><strong>${speech.say(title)}</strong><span class="seen-not">: ${speech.say(`ready_state_${state}`)}</span></p>
        <p>${words}</p>
        ${fix ? html`<p><strong>${fix}</strong></p>` : nothing}
        ${act ? html`<button type="button" aria-label=${`${act.label}: ${speech.say(title)}`} @click=${act.run}>${act.label}</button>` : nothing}
      </div>
    </li>`;
  }

  override render(): TemplateResult {
    const { speech, installer, onSurvey } = this;
    const rows = [this.place(), this.data(), this.page(), this.location(), this.storage(), this.screen(), this.time(), this.person()];
    const bad = rows.filter(({ state }) => state === "bad").length;
    const open = rows.filter(({ state }) => state !== "ok").length;
    return html`<section class="stack">
      <p class="lead" role="status">
        ${bad > 0 ? speech.say(bad === 1 ? "ready_one_bad" : "ready_bad", { n: bad }) : speech.say(open > 0 ? "ready_some" : "ready_all")}
      </p>
      <ul class="bare rows">
        ${rows.map((row) => this.row(row))}
      </ul>
      ${installer
        ? html`<p class="row buttons"><button type="button" @click=${() => void installer.prompt()}>${speech.say("ready_install")}</button></p>`
        : nothing}
      ${onSurvey ? html`<p class="row buttons"><button type="button" @click=${onSurvey}>${speech.say("ready_survey")}</button></p>` : nothing}
      <p class="soft">${speech.say("ready_install_how")}</p>
    </section>`;
  }
}

if (!customElements.get("pollstead-ready")) customElements.define("pollstead-ready", Ready);
