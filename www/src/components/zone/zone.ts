// "Zone": the two lines at this place. The tape plan first; then the walk, the sheet and the law.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { had, NotHad, type OpenedEdition } from "../../core/contract.ts";
import type { Chosen, Law, ManagerSession, Outlines, PlaceSurvey, Policy, SurveyProblem, Tape, TapePlan, WalkState } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";
import type { LogRoom } from "../../core/manager/log/room.ts";
import type { Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { bigChoiceStyle } from "../../style/big-choice.ts";
import type { Role } from "../manager/ask-once.ts";
import { electionOf } from "../manager/day.ts";
import { managerEnglish } from "../manager/speech.ts";
import { DeviceStore, type Store } from "../round/store.ts";
import { lawPart } from "./law.ts";
import type { Observe } from "./observe.ts";
import "./observe.ts";
import { sheetPart, type Paper, type Papers } from "./sheet.ts";
import { tapePlan } from "./tape-plan.ts";
import "./walk.ts";
import { keepPick, picked, standing, surveyBand, surveyQuestion, surveysOf, type Surveys, type Which } from "./which-survey.ts";
import { zoneStyle } from "./zone.css.ts";

export type ZonePart = "tape" | "walk" | "sheet" | "law";
export const PARTS: readonly ZonePart[] = ["tape", "walk", "sheet", "law"];

type Held = { surveys: Surveys; which: Which; survey: PlaceSurvey; policy: Policy; problems: SurveyProblem[]; plan: TapePlan; outlines: Outlines };

const isTapes = (value: unknown): value is Tape[] =>
  Array.isArray(value) && value.every((one: unknown) => typeof one === "object" && one !== null && typeof (one as Tape).feet === "number");

export class Zone extends LitElement {
  static override properties = {
    speech: { attribute: false },
    session: { attribute: false },
    chosen: { attribute: false },
    opened: { attribute: false },
    kept: { attribute: false },
    room: { attribute: false },
    who: { attribute: false },
    shown: { state: true },
    held: { state: true },
    asked: { state: true },
    law: { state: true },
    papers: { state: true },
    printing: { state: true },
    failed: { state: true },
  };
  declare speech: Speech;
  declare session: ManagerSession;
  declare chosen: Chosen;
  declare opened: OpenedEdition;
  declare kept: Kept;
  declare room: LogRoom;
  declare who: Role;
  /** Leads to the log. */
  onLog: () => void = () => undefined;
  clock: () => string = () => new Date().toISOString();
  /** What the Survey round keeps on this tablet; read here, never written. */
  store: Store = new DeviceStore();
  declare shown: ZonePart;
  private declare held: Held | undefined;
  /** Two surveys that somebody has to choose from. */
  private declare asked: Surveys | undefined;
  private declare law: Law | undefined;
  private declare papers: Papers | undefined;
  private declare printing: Paper | undefined;
  private declare failed: boolean;
  /** For examples and tests: settled once the place's zones are there. */
  opening: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.speech = managerEnglish;
    this.shown = "tape";
    this.held = this.asked = this.law = this.papers = this.printing = undefined;
    this.failed = false;
  }

  static override styles = [base, bigChoiceStyle, zoneStyle];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("chosen")) this.opening = this.open();
  }

  /** Tapes that were typed on this device, beside the survey's own. */
  private tapes(): Tape[] {
    return this.kept.read(`tapes-${this.chosen.place.id}`, isTapes) ?? [];
  }

  private async open(): Promise<void> {
    const { session, chosen, opened, kept } = this;
    this.held = this.asked = this.papers = undefined;
    this.failed = false;
    try {
      const [published, policy, round] = await Promise.all([
        session.survey(chosen.place.id).then(had),
        session.policy(chosen.fips).then(had),
        // A round that cannot be read is said in the Survey round; the published survey stands meanwhile.
        this.store.load(chosen.fips).catch(() => undefined),
      ]);
      if (this.chosen !== chosen) return;
      const surveys = surveysOf(published, opened.as_of, round);
      const which = picked(kept, surveys) ?? standing(surveys, policy);
      if (which === "ask") {
        this.asked = surveys;
        return;
      }
      const survey = (which === "tablet" && surveys.tablet) || published;
      const own = this.tapes();
      const tapes = [...survey.tapes.filter((one) => !own.some((mine) => mine.from === one.from && mine.to === one.to)), ...own];
      const measured = { ...survey, tapes };
      const problems = await session.openZone(measured, policy);
      const [plan, outlines, law] = await Promise.all([session.tapePlan(), session.zoneOutlines(), session.law()]);
      if (this.chosen !== chosen) return;
      this.held = { surveys, which, survey: measured, policy, problems, plan, outlines };
      this.law = law;
      if (this.shown === "sheet") await this.draw();
    } catch (cause) {
      this.failed = true;
      if (!(cause instanceof NotHad)) throw cause;
    }
  }

  /** A distance that somebody measured is kept, and the lines are drawn anew from it. */
  private async tape(tape: Tape): Promise<void> {
    const others = this.tapes().filter((one) => one.from !== tape.from || one.to !== tape.to);
    this.kept.write(`tapes-${this.chosen.place.id}`, [...others, tape]);
    await (this.opening = this.open());
  }

  private pick(surveys: Surveys, which: Which): void {
    keepPick(this.kept, surveys, which);
    this.opening = this.open();
  }

  private async draw(): Promise<void> {
    const { session, chosen, opened } = this;
    const election = electionOf(opened.elections, this.clock());
    const about = {
      county: chosen.county, place: chosen.place.name, address: chosen.place.address,
      election: election?.name ?? "", date: election?.date ?? "", made_up: opened.made_up,
    };
    const [sheet, notice] = await Promise.all([session.sheet(about), session.notice(about)]);
    this.papers = { sheet, notice };
  }

  async show(part: ZonePart, below?: "thirty"): Promise<void> {
    this.shown = part;
    if (part === "sheet" && !this.papers && this.held)
      await this.draw().catch(() => {
        this.failed = true;
      });
    await this.updateComplete;
    if (below) this.renderRoot.querySelector("#thirty")?.scrollIntoView();
  }

  private async print(paper?: Paper): Promise<void> {
    this.printing = paper;
    await this.updateComplete;
    print();
  }

  private walking(state: WalkState): void {
    const observe = this.renderRoot.querySelector<Observe>("pollstead-observe");
    if (observe) observe.walk = state;
  }

  // Drawing

  private inside(held: Held): TemplateResult | typeof nothing {
    const { speech, shown, session, chosen, kept, law } = this;
    switch (shown) {
      case "tape":
        return tapePlan({
          speech, ...held,
          onTape: (tape) => void this.tape(tape),
          onPrint: () => void this.print(),
        });
      case "walk":
        return html`<h2 class="seen-not">${speech.say("zone_walk")}</h2>
          <div class="stack-wide">
            <pollstead-walk
              .speech=${speech}
              .session=${session}
              .survey=${held.survey}
              .outlines=${held.outlines}
              .onState=${(state: WalkState) => this.walking(state)}
              .onTape=${(to: "one_fifty" | "thirty") => void this.show("tape", to === "thirty" ? "thirty" : undefined)}
            ></pollstead-walk>
            <pollstead-observe
              .speech=${speech} .kept=${kept} .room=${this.room} .who=${this.who} .session=${session} .chosen=${chosen} .opened=${this.opened}
              .survey=${held.survey} .unpublished=${held.which === "tablet"} .onLog=${() => this.onLog()}
            ></pollstead-observe>
          </div>`;
      case "sheet":
        return sheetPart(speech, this.papers, chosen.place.name, this.printing, (paper) => void this.print(paper));
      case "law":
        return law ? lawPart(speech, law, held.policy) : nothing;
    }
  }

  private measured(held: Held): TemplateResult {
    const { speech, shown } = this;
    const ask = (): void => {
      this.held = undefined;
      this.asked = held.surveys;
    };
    // On a walk the big words need the room, and another survey would end it.
    return html`<div class="stack">
      ${surveyBand(speech, held.surveys, held.which, shown === "walk" ? undefined : ask)} ${this.inside(held)}
    </div>`;
  }

  override render(): TemplateResult {
    const { speech, shown, held, asked, failed } = this;
    return html`<div>
      <h1 class="seen-not" tabindex="-1">${speech.say("m_tab_zone")}</h1>
      <nav class="no-print" aria-label=${speech.say("m_tab_zone")}>
        <ul class="bare parts">
          ${PARTS.map(
            (one) => html`<li>
              <button type="button" aria-current=${one === shown ? "page" : nothing} @click=${() => void this.show(one)}>${speech.say(`zone_${one}`)}</button>
            </li>`,
          )}
        </ul>
      </nav>
      ${failed
        ? html`<div class="alert bad stack-close" role="alert">
            <p><strong>${speech.say("zone_failed")}</strong></p>
            <p><button type="button" @click=${() => (this.opening = this.open())}>${speech.say("try_again")}</button></p>
          </div>`
        : held
          ? this.measured(held)
          : asked?.tablet
            ? surveyQuestion(speech, { ...asked, tablet: asked.tablet }, (which) => this.pick(asked, which))
            : html`<p class="soft" role="status">${speech.say("m_opening")}</p>`}
    </div>`;
  }
}

if (!customElements.get("pollstead-zone")) customElements.define("pollstead-zone", Zone);
