// "Walk": where the tablet stands against the lines, in words that one reads in the sun, on a map, and by sound and
// vibration when the 150-ft line is crossed. A measurement, not a ruling.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { LineVerdict, ManagerSession, Outlines, PlaceSurvey, WalkState, ZoneFix } from "../../core/manager/contract.ts";
import type { Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { managerIcons } from "../manager/icons.ts";
import { managerEnglish } from "../manager/speech.ts";
import { Alarm } from "./alarm.ts";
import { Awake } from "./awake.ts";
import { distanceWords, feet, toFeet, wind } from "./feet.ts";
import { watch, type NoPosition } from "../../core/manager/positions.ts";
import { walkStyle } from "./walk.css.ts";
import type { WalkMap } from "./walk-map.ts";

/** Nothing new is said aloud sooner than this after the last thing, milliseconds: jitter at the line would talk on and on. */
const HUSH_MS = 4000;
/** A position older than this is named with its age, seconds. */
const STALE_S = 3;

export class Walk extends LitElement {
  static override properties = {
    speech: { attribute: false },
    session: { attribute: false },
    survey: { attribute: false },
    outlines: { attribute: false },
    state: { state: true },
    stage: { state: true },
    loud: { state: true },
    aloud: { state: true },
    awake: { state: true },
    mapless: { state: true },
  };
  declare speech: Speech;
  declare session: ManagerSession;
  declare survey: PlaceSurvey;
  declare outlines: Outlines;
  /** Where somebody stands, for an observation. */
  declare onState: (state: WalkState) => void;
  declare onTape: (part: "one_fifty" | "thirty") => void;
  declare state: WalkState | undefined;
  declare stage: "idle" | "walking" | "failed" | Exclude<NoPosition, "timeout">;
  private declare loud: boolean;
  /** What the live region holds. */
  declare aloud: string;
  private declare awake: boolean | undefined;
  /** The map's code could not be fetched. */
  private declare mapless: boolean;
  private readonly alarm = new Alarm();
  private readonly screen = new Awake();
  private map: WalkMap | undefined;
  private stop: (() => void) | undefined;
  private tick: ReturnType<typeof setInterval> | undefined;
  /** Calls reach the core in the order in which they were made. */
  private queue: Promise<void> = Promise.resolve();
  private lastFix = 0;
  private lastSaid = { key: "", at: -Infinity };

  constructor() {
    super();
    this.speech = managerEnglish;
    this.onState = this.onTape = () => undefined;
    this.state = undefined;
    this.stage = "idle";
    this.loud = true;
    this.aloud = "";
    this.awake = undefined;
    this.mapless = false;
  }

  static override styles = [base, walkStyle];

  override disconnectedCallback(): void {
    this.end();
    this.alarm.close();
    this.map?.remove();
    this.map = undefined;
    super.disconnectedCallback();
  }

  /** Asks for the position; called in a tap, so that sound is allowed. */
  begin(): void {
    this.end();
    this.stage = "walking";
    this.state = undefined;
    this.alarm.wake();
    void this.screen.hold().then((held) => (this.awake = held));
    this.put(() => this.session.restartWalk());
    this.stop = watch(navigator.geolocation as Geolocation | undefined, {
      seen: (fix) => this.fix(fix),
      odd: () => undefined,
      failed: (why) => {
        // Lost for now is counted by the core, as is a position that has not come yet; a refusal ends the walk.
        if (why === "timeout" || (why === "unavailable" && this.lastFix !== 0)) return;
        this.end();
        this.stage = why;
      },
    });
    if (this.stage === "walking") this.tick = setInterval(() => this.second(), 1000);
  }

  end(): void {
    this.stop?.();
    this.stop = undefined;
    clearInterval(this.tick);
    this.screen.release();
    this.lastFix = 0;
    this.stage = "idle";
  }

  private fix(fix: ZoneFix): void {
    const now = performance.now();
    this.lastFix = now;
    this.put(async () => this.show(await this.session.walk(fix, now)));
  }

  private second(): void {
    const now = performance.now();
    if (now - this.lastFix >= 1000) this.put(async () => this.show(await this.session.silence(now)));
  }

  private put(ask: () => Promise<void>): void {
    this.queue = this.queue.then(ask).catch(() => {
      this.end();
      this.stage = "failed";
    });
  }

  /** A state of the walk: drawn, told, and heard where the line was crossed. */
  show(state: WalkState): void {
    this.state = state;
    this.map?.me(state.at, state.accuracy_m);
    if (state.alarm) this.alarm.ring(state.alarm);
    this.tell(state);
    this.onState(state);
  }

  /** Into the live region: on a new state, and on nothing else. */
  private tell(state: WalkState): void {
    const key = `${state.state} ${state.coarse} ${state.thirty === null}`;
    const now = performance.now();
    if (key === this.lastSaid.key || (now - this.lastSaid.at < HUSH_MS && !state.alarm)) return;
    this.lastSaid = { key, at: now };
    const { speech } = this;
    const big = speech.say(`walk_${state.state}`);
    this.aloud = state.one_fifty
      ? speech.say("walk_aloud", { big, far: distanceWords(speech, state.one_fifty) })
      : speech.say("walk_aloud_short", { big });
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("outlines") || changed.has("survey") || !this.map) void this.draw();
  }

  private async draw(): Promise<void> {
    const { outlines, survey } = this;
    const frame = this.renderRoot.querySelector<HTMLElement>(".map");
    if (!outlines || !frame || frame.dataset["drawn"] !== undefined) return;
    frame.dataset["drawn"] = "";
    try {
      const [{ L, sheet }, { WalkMap }] = await Promise.all([import("../map/leaflet.ts"), import("./walk-map.ts")]);
      if (!this.isConnected) return;
      const root = this.renderRoot as ShadowRoot;
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
      const style = getComputedStyle(this);
      const colour = (name: string): string => style.getPropertyValue(name).trim();
      this.map = new WalkMap(L, frame, survey, outlines, {
        ink: colour("--ink"), accent: colour("--accent"), focus: colour("--focus"), soft: colour("--line-strong"),
      });
      this.map.me(this.state?.at ?? null, this.state?.accuracy_m ?? null);
    } catch {
      // The words do not need the map.
      this.mapless = true;
    }
  }

  // Drawing

  private way(verdict: LineVerdict): TemplateResult | typeof nothing {
    const { speech } = this;
    const { nearest, to_line_ft } = verdict;
    if (!nearest || to_line_ft === null) return nothing;
    // To the door, not to the line: where zones merge, straight away from a door is not the shortest way out.
    const way = speech.say("walk_way", { from: verdict.from ?? "", way: wind(speech, nearest.bearing_deg) });
    const line = speech.say(to_line_ft <= 0 ? "walk_line_in" : "walk_line_out", { n: feet(speech, Math.abs(to_line_ft)) });
    return html`<p class="way">
      <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true">
        <path transform="rotate(${Math.round(nearest.bearing_deg)} 12 12)" d="M12 22V3M4.500 10.500 12 3l7.500 7.500" />
      </svg>
      <span>${line} ${verdict.from === null ? nothing : way}</span>
    </p>`;
  }

  private reading(): TemplateResult {
    const { speech, state, stage } = this;
    if (stage !== "walking" || !state)
      return html`<div class="reading no_position">
        <p class="which">${speech.say("walk_line")}</p>
        <p class="big">${speech.say("walk_finding")}</p>
        <p class="detail">${speech.say("walk_finding_how")}</p>
      </div>`;
    const { one_fifty, age_s } = state;
    return html`<div class="reading ${state.state}">
      <p class="which">${speech.say("walk_line")}</p>
      <p class="big">${speech.say(`walk_${state.state}`)}</p>
      ${one_fifty ? html`<p class="detail">${distanceWords(speech, one_fifty)}</p>` : nothing}
      ${state.state === "no_position"
        ? html`<p class="detail">
            ${state.coarse ? speech.say("walk_coarse") : age_s === null ? speech.say("walk_finding_how") : speech.say("walk_lost", { n: Math.round(age_s) })}
          </p>`
        : one_fifty
          ? this.way(one_fifty)
          : nothing}
      ${age_s !== null && age_s >= STALE_S && state.state !== "no_position"
        ? html`<p class="small">${speech.say("walk_old", { n: Math.round(age_s) })}</p>`
        : nothing}
    </div>`;
  }

  private below(): TemplateResult | typeof nothing {
    const { speech, state } = this;
    if (!state) return nothing;
    const tape = (part: "one_fifty" | "thirty"): TemplateResult =>
      html`<button type="button" @click=${() => this.onTape(part)}>${managerIcons.tape} ${speech.say("walk_to_tape")}</button>`;
    return html`
      ${state.coarse
        ? html`<p class="alert warn">${speech.say("walk_coarse_fix")}</p>`
        : nothing}
      ${state.state === "too_close_to_call" || state.state === "no_position" ? html`<div class="row buttons">${tape("one_fifty")}</div>` : nothing}
      ${state.state === "no_position" ? nothing : this.thirty(state, tape("thirty"))}
    `;
  }

  private thirty(state: WalkState, tape: TemplateResult): TemplateResult {
    const { speech } = this;
    const rough = state.accuracy_m === null ? "" : feet(speech, toFeet(state.accuracy_m));
    return html`<div class="thirty stack-close">
        <p class="which">${speech.say("walk_thirty")}</p>
        ${state.thirty
          ? html`<p>
              <strong>${speech.say(`walk_${state.thirty.verdict}`)}</strong>${state.thirty.distance_ft === null
                ? nothing
                : html`, ${distanceWords(speech, state.thirty)}`}
            </p>`
          : html`<p>${speech.say("walk_thirty_rough", { n: rough })}</p>`}
        ${state.thirty ? nothing : html`<div class="row buttons">${tape}</div>`}
      </div>`;
  }

  private idle(): TemplateResult {
    const { speech, stage } = this;
    const trouble = stage === "idle" || stage === "walking" ? undefined : stage;
    return html`
      ${trouble
        ? html`<div class="alert warn stack-close" role="alert">
            <p><strong>${speech.say(`walk_${trouble}`)}</strong></p>
            <p>${speech.say(`walk_${trouble}_fix`)}</p>
          </div>`
        : html`<p>${speech.say("walk_intro")}</p>`}
      <div class="row buttons">
        <button type="button" class="primary" @click=${() => this.begin()}>${speech.say(trouble ? "try_again" : "walk_start")}</button>
        ${trouble ? html`<button type="button" @click=${() => this.onTape("one_fifty")}>${speech.say("walk_to_tape")}</button>` : nothing}
      </div>
    `;
  }

  override render(): TemplateResult {
    const { speech, stage, loud } = this;
    const walking = stage === "walking";
    const hush = (): void => {
      this.loud = this.alarm.loud = !loud;
    };
    return html`<div class="stack">
      <p class="seen-not" role="status" aria-live="polite">${this.aloud}</p>
      ${walking ? this.reading() : this.idle()}
      <p class="ruling"><strong>${speech.say("walk_ruling")}</strong></p>
      <div class="frame" ?hidden=${this.mapless}>
        <div class="map" tabindex="0" role="application" aria-label=${speech.say("walk_map_label")}></div>
        <div class="zoom">
          <button type="button" aria-label=${speech.say("map_zoom_in")} @click=${() => this.map?.map.zoomIn()}>+</button>
          <button type="button" aria-label=${speech.say("map_zoom_out")} @click=${() => this.map?.map.zoomOut()}>−</button>
          <button type="button" aria-label=${speech.say("walk_centre")} @click=${() => this.map?.centre()}>${managerIcons.centre}</button>
        </div>
      </div>
      <p class="small soft">${speech.say("walk_legend")}</p>
      ${walking
        ? html`${this.below()}
            <div class="row buttons">
              <button type="button" aria-pressed=${loud ? "true" : "false"} @click=${hush}>${speech.say("walk_sound")}</button>
              <button type="button" @click=${() => this.end()}>${speech.say("walk_stop")}</button>
            </div>
            ${this.awake === false ? html`<p class="small">${speech.say("walk_sleeps")}</p>` : nothing}`
        : nothing}
    </div>`;
  }
}

if (!customElements.get("pollstead-walk")) customElements.define("pollstead-walk", Walk);
