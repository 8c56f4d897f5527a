// <pollstead-round>: a deputy goes to a county's places, weeks before, and says where their doors and rooms are. Each tap is
// kept on the device before the next one; what cannot be kept is said, and a file offered.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { had, type CountyDetail, type CountyRef, type Outline } from "../../core/contract.ts";
import type { PlaceSurvey } from "../../core/manager/contract.ts";
import { enRound } from "../../messages/en-round.ts";
import { english, type Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import type { Inside, Listed, RoundCore, Screen, StepName } from "./core.ts";
import { list } from "./list.ts";
import { Locker, READY, type Lock } from "./locker.ts";
import { joining, refused } from "./joining.ts";
import { place } from "./place.ts";
import { roundStyle } from "./round.css.ts";
import { begin, change, cornersOf, placeOf, undo, type Did, type Kept } from "./state.ts";
import { DeviceStore, Keeper, NotKept, type Photo, type Store, type StoreTrouble } from "./store.ts";
import { who, addPlace } from "./who.ts";
import { storeBand } from "./files.ts";

export class SurveyRound extends LitElement {
  static override properties = {
    speech: { attribute: false },
    county: { attribute: false },
    top: { attribute: false },
    screen: { state: true },
    kept: { state: true },
    detail: { state: true },
    lines: { state: true },
    trouble: { state: true },
    lock: { state: true },
    typed: { state: true },
    photo: { state: true },
    seen: { state: true },
    failed: { state: true },
    spoken: { state: true },
  };
  declare speech: Speech;
  declare county: CountyRef;
  declare top: 1 | 2;
  declare screen: Screen;
  declare kept: Kept;
  declare detail: CountyDetail | undefined;
  /** The county's precincts, for the small map. */
  declare lines: Outline[];
  declare trouble: StoreTrouble | undefined;
  declare lock: Lock;
  /** What is in the boxes of a screen, and what is wrong with it; emptied when the screen changes. */
  declare typed: Record<string, string>;
  declare photo: Photo | undefined;
  /** What the core said of the place for the screen that shows it. */
  declare seen: unknown;
  /** The core did not answer. */
  declare failed: boolean;
  /** For who listens: what was just done. */
  declare spoken: string;

  core: RoundCore | undefined;
  store: Store = new DeviceStore();
  clock: () => string = () => new Date().toISOString();
  /** Milliseconds that never step back. */
  ticks: () => number = () => performance.now();
  geolocation: Geolocation | undefined = "geolocation" in navigator ? navigator.geolocation : undefined;
  /** For examples and tests: settled once the round is open. */
  opening: Promise<void> = Promise.resolve();
  /** Settled once what was done is on the device, or was said not to be. */
  keeping: Promise<void> = Promise.resolve();
  locker: Locker | undefined;
  private keeper: Keeper | undefined;

  constructor() {
    super();
    this.speech = english;
    this.county = { fips: "", name: "" };
    this.top = 1;
    this.screen = { at: "loading" };
    this.kept = begin("", "");
    this.detail = undefined;
    this.lines = [];
    this.trouble = undefined;
    this.lock = READY;
    this.typed = {};
    this.photo = undefined;
    this.seen = undefined;
    this.failed = false;
    this.spoken = "";
  }

  static override styles = [base, roundStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.core) this.opening = this.open(this.core);
  }

  override disconnectedCallback(): void {
    this.locker?.stop();
    super.disconnectedCallback();
  }

  /** The page's sentences, and the round's own in its language. */
  private learn(words: Speech): void {
    words.learn(enRound);
    if (words.language === "es")
      void import("../../messages/es-round.ts").then(({ esRound }) => {
        words.learn(esRound);
        this.requestUpdate();
      });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("speech")) this.learn(this.speech);
  }

  private async open(core: RoundCore): Promise<void> {
    const { fips } = this.county;
    this.locker = new Locker(
      core,
      () => this.geolocation,
      () => this.ticks(),
      (lock) => (this.lock = lock),
    );
    this.keeper = new Keeper(this.store, fips, (trouble) => this.heard(trouble));
    // Asked for quietly: a browser that says no may still keep it, and says so when it does not.
    void navigator.storage?.persist?.().catch(() => undefined);
    let kept: Kept | undefined;
    try {
      kept = await this.store.load(fips);
    } catch (cause) {
      this.trouble = cause instanceof NotKept ? cause.why : "refused";
    }
    this.kept = kept ?? begin(fips, "");
    try {
      this.detail = had(await core.county(fips));
      this.lines = had(await core.outlines(fips));
    } catch {
      // The list is not there: the round's own places still are.
      this.failed = this.detail === undefined;
    }
    this.screen = this.kept.by === "" ? { at: "who" } : { at: "list" };
  }

  /** What was thrown away once is said until a file is saved. */
  private heard(trouble: StoreTrouble | undefined): void {
    if (trouble !== undefined || this.trouble !== "gone") this.trouble = trouble;
  }

  /** Every place: the county's, and those that only the round has. */
  places(): Listed[] {
    const all = new Map<string, Listed>();
    for (const { place: one } of this.detail?.precincts ?? []) if (one) all.set(one.id, { id: one.id, name: one.name, address: one.address, at: one.at });
    for (const { survey } of this.kept.round.places)
      if (!all.has(survey.place)) all.set(survey.place, { id: survey.place, name: survey.name, address: "", at: survey.doors[0]?.at ?? null });
    return [...all.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  /** The place on the screen. */
  get survey(): PlaceSurvey {
    const { screen } = this;
    if (screen.at !== "place") throw new TypeError(`found screen ${screen.at}, expected a place`);
    return placeOf(this.kept, screen.id)?.survey ?? screen.found;
  }
  get corners() {
    return this.screen.at === "place" ? cornersOf(this.kept, this.screen.id) : [];
  }

  // What can be done

  go(screen: Screen): void {
    this.locker?.reset();
    this.typed = {};
    this.seen = undefined;
    this.screen = screen;
  }

  /** To a step of the place on the screen, or to a screen inside it. */
  step(step: StepName, inside?: Inside): void {
    if (this.screen.at === "place") this.go({ ...this.screen, step, inside });
  }
  inside(inside: Inside | undefined): void {
    if (this.screen.at === "place") this.step(this.screen.step, inside);
  }

  /** Opens a place as it was surveyed before, here or in the edition. */
  async visit(id: string, step: StepName = "doors"): Promise<void> {
    const held = placeOf(this.kept, id)?.survey;
    try {
      const found = held ?? (await this.core?.survey(id));
      if (!found || "kind" in found) this.failed = true;
      else {
        this.photo = await this.store.photo(id).catch(() => undefined);
        this.go({ at: "place", id, found, step });
      }
    } catch {
      this.failed = true;
    }
  }

  keep(kept: Kept): void {
    this.kept = kept;
    this.keeping = this.keeper?.keep(kept) ?? Promise.resolve();
  }

  /** Does one thing to the place on the screen, and keeps it. */
  did(did: Did, to: Parameters<typeof change>[4]): void {
    if (this.screen.at !== "place") return;
    this.keep(change(this.kept, this.screen.found, did, this.clock(), to));
    this.spoken = this.speech.say(did.key, { what: did.what });
  }

  undo(): void {
    const { screen } = this;
    if (screen.at !== "place") return;
    this.keep(undo(this.kept, screen.id));
    this.spoken = this.speech.say("round_undone");
    const { inside } = screen;
    // The door that the screen is about may be gone.
    const gone = inside?.at === "door" && !this.survey.doors.some(({ id }) => id === inside.id);
    if (gone || inside?.at === "same") this.inside(undefined);
    else this.seen = undefined;
  }

  /** The day here, `2026-10-01`. */
  today(): string {
    const now = new Date(this.clock());
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  }

  leave(): void {
    this.locker?.reset();
    this.dispatchEvent(new CustomEvent("leave", { bubbles: true, composed: true }));
  }

  // Drawing

  protected override updated(changed: PropertyValues): void {
    // Not at the start, when the page has not been touched, nor where only an error came to the same screen.
    const before = changed.get("screen") as Screen | undefined;
    if (before && before.at !== "loading" && spot(before) !== spot(this.screen)) {
      this.renderRoot.querySelector<HTMLElement>("h1, h2")?.focus();
      this.scrollIntoView({ block: "start" });
    }
  }

  private body(): TemplateResult {
    const { screen } = this;
    switch (screen.at) {
      case "loading":
        return html`<p class="soft" role="status">${this.speech.say("working")}</p>`;
      case "who":
        return who(this, screen.error === true);
      case "list":
        return list(this);
      case "add":
        return addPlace(this, screen.error === true);
      case "refused":
        return refused(this, screen.error);
      case "join":
        return joining(this, screen);
      case "place":
        return place(this, screen);
    }
  }

  override render(): TemplateResult {
    return html`<div class="whole">
      ${storeBand(this)}
      ${this.failed ? html`<p class="alert warn" role="alert">${this.speech.say("round_core_failed")}</p>` : nothing}
      ${this.body()}
      <p class="seen-not" role="status">${this.spoken}</p>
    </div>`;
  }
}

/** What makes a screen another one. */
function spot(screen: Screen): string {
  const { at } = screen;
  if (at === "join") return `${at} ${screen.on}`;
  return at === "place" ? JSON.stringify([at, screen.id, screen.step, screen.inside]) : at;
}

if (!customElements.get("pollstead-round")) customElements.define("pollstead-round", SurveyRound);
