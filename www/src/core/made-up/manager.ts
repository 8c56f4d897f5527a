// Stands in for pkg/manager in the gallery, in development and in tests of the pages alone. It measures on a flat plane and
// knows one reading; whatever it says is made up. It is not built into the pages that are served.

import type {
  AlongWall,
  LawQuestion,
  Locking,
  ManagerCore,
  ManagerSession,
  Outlines,
  Picked,
  Placed,
  PlaceSurvey,
  Policy,
  LineVerdict,
  Rings,
  Round,
  SheetAbout,
  SurveyProblem,
  SurveyRead,
  DoorTape,
  Taped,
  Verdict,
  Verdicts,
  WalkState,
  ZoneFix,
} from "../manager/contract.ts";
import { Core } from "./core.ts";
import { DETAIL } from "./county.ts";
import { madeUpLog } from "./log.ts";
import { madeUpLaw } from "./law.ts";
import { doorByTape, mergeSurveys, roomAlongWall } from "./round.ts";
import { atFeet, feetOf, LAW, PLAN, POLICY, SURVEY, UNSURVEYED } from "./survey.ts";
import { METRES_PER_FOOT } from "../manager/units.ts";

const ROUGH_FT = 30;
const COARSE_M = 500;
const NOTHING: LineVerdict = { distance_ft: null, give_or_take_ft: null, p: [0, 1], verdict: "not_surveyed", from: null, to_line_ft: null, nearest: null };
const NOWHERE: WalkState = { state: "no_position", alarm: null, one_fifty: null, thirty: null, at: null, accuracy_m: null, coarse: false, age_s: null };

function circle([east, north]: [number, number], feet: number): [number, number][] {
  return Array.from({ length: 73 }, (_, i) => {
    const turn = (i * Math.PI) / 36;
    return atFeet(east + feet * Math.sin(turn), north + feet * Math.cos(turn));
  });
}

export class MadeUpManager extends Core implements ManagerCore {
  private survey_: PlaceSurvey = UNSURVEYED;
  private side: Verdict | undefined;
  private last: WalkState | undefined;
  private lastAt = 0;
  private locking: { since: number; samples: number } | undefined;

  async survey(place: string) {
    if (place === SURVEY.place) return SURVEY;
    const name = DETAIL.precincts.find((one) => one.place?.id === place)?.place?.name ?? place;
    return { ...UNSURVEYED, place, name };
  }
  async policy(): Promise<Policy> {
    return POLICY;
  }

  async openZone(survey: PlaceSurvey): Promise<SurveyProblem[]> {
    this.survey_ = survey;
    await this.restartWalk();
    return survey.doors.length === 0 && survey.surveyed
      ? [{ code: "no_door", refused: true, subject: survey.name, says: "no door counts as an entrance" }]
      : [];
  }

  private counted() {
    return this.survey_.doors.filter((door) => door.counts.kind === "yes");
  }

  async zoneOutlines(): Promise<Outlines> {
    const one_fifty: Rings = this.counted().map((door) => circle(feetOf(door.at), 150));
    const thirty: Rings = this.survey_.polls ? [circle(feetOf(atFeet(58, 25)), 64)] : [];
    const doors: Rings = this.counted().map((door) => circle(feetOf(door.at), 30));
    return { thirty: { statute: thirty, guidance: doors, adopted: thirty }, one_fifty: { statute: one_fifty, guidance: one_fifty, adopted: one_fifty } };
  }

  private verdict(fix: ZoneFix, limit: number, from: readonly { name: string; at: [number, number] }[]): LineVerdict {
    const me = feetOf([fix.lon, fix.lat]);
    const far = from
      .map(({ name, at }) => {
        const [east, north] = feetOf(at);
        const bearing = (Math.atan2(east - me[0], north - me[1]) * 180) / Math.PI;
        return { name, at, feet: Math.hypot(east - me[0], north - me[1]), bearing: (bearing + 360) % 360 };
      })
      .sort((a, b) => a.feet - b.feet)[0];
    if (!far) return NOTHING;
    const doubt = (fix.accuracy_m / METRES_PER_FOOT) * 1.6;
    const to_line = far.feet - limit;
    const verdict: Verdict = to_line <= -doubt ? "inside" : to_line >= doubt ? "outside" : "too_close_to_call";
    return {
      distance_ft: far.feet,
      give_or_take_ft: doubt,
      p: verdict === "inside" ? [0.97, 1] : verdict === "outside" ? [0, 0.03] : [0.3, 0.7],
      verdict,
      from: far.name,
      to_line_ft: to_line,
      nearest: { at: far.at, bearing_deg: far.bearing },
    };
  }

  async verdicts(fix: ZoneFix): Promise<Verdicts> {
    const one = this.verdict(fix, 150, this.counted());
    const thirty = this.survey_.polls ? this.verdict(fix, 64, [{ name: this.survey_.polls.name, at: atFeet(58, 25) }]) : NOTHING;
    return { place: this.survey_.place, thirty: { statute: thirty, guidance: thirty }, one_fifty: { statute: one, guidance: one }, also: [] };
  }

  async tapePlan() {
    return this.survey_.doors.length > 0 ? PLAN : { doors: [], thirty: [], checks: [], rope_ft: PLAN.rope_ft };
  }
  async taped(distances: Taped[]): Promise<LineVerdict> {
    const near = distances.reduce((least, one) => (one.feet < least.feet ? one : least));
    const to_line = near.feet - 150;
    const doubt = 0.5 + near.feet / 100;
    const verdict: Verdict = to_line <= -doubt ? "inside" : to_line >= doubt ? "outside" : "too_close_to_call";
    const from = this.counted().find((door) => door.id === near.door)?.name ?? near.door;
    return {
      distance_ft: near.feet,
      give_or_take_ft: doubt,
      p: verdict === "inside" ? [0.98, 1] : verdict === "outside" ? [0, 0.02] : [0.3, 0.7],
      verdict,
      from,
      to_line_ft: to_line,
      nearest: null,
    };
  }
  async sheet(about: SheetAbout): Promise<string> {
    return paper(`Made-up sheet of ${about.place}`);
  }
  async notice(about: SheetAbout): Promise<string> {
    return paper(`Made-up notice of ${about.place}`);
  }

  async restartWalk(): Promise<void> {
    this.side = this.last = undefined;
    this.lastAt = 0;
  }
  async walk(fix: ZoneFix, now_ms: number): Promise<WalkState> {
    if (fix.accuracy_m > COARSE_M) {
      this.lastAt = now_ms;
      return (this.last = { ...NOWHERE, coarse: true, accuracy_m: fix.accuracy_m, age_s: 0 });
    }
    const { one_fifty, thirty } = await this.verdicts(fix);
    const state = one_fifty.statute.verdict;
    const sure = state === "inside" || state === "outside";
    const alarm = sure && this.side && this.side !== state ? (state === "inside" ? "entered" : "left") : null;
    if (sure) this.side = state;
    this.lastAt = now_ms;
    this.last = {
      state,
      alarm,
      one_fifty: one_fifty.statute,
      thirty: fix.accuracy_m / METRES_PER_FOOT > ROUGH_FT ? null : thirty.statute,
      at: [fix.lon, fix.lat],
      accuracy_m: fix.accuracy_m,
      coarse: false,
      age_s: 0,
    };
    return this.last;
  }
  async silence(now_ms: number): Promise<WalkState> {
    if (!this.last) return NOWHERE;
    const age_s = (now_ms - this.lastAt) / 1000;
    return age_s > 10 ? { ...NOWHERE, age_s } : { ...this.last, alarm: null, age_s };
  }

  async startLock(): Promise<void> {
    this.locking = undefined;
  }
  async lockSample(fix: ZoneFix, now_ms: number): Promise<Locking> {
    this.locking ??= { since: now_ms, samples: 0 };
    this.locking.samples += 1;
    const seconds = (now_ms - this.locking.since) / 1000;
    return {
      state: seconds < 8 ? "holding" : fix.accuracy_m <= 10 ? "good_enough" : "too_rough",
      samples: this.locking.samples,
      seconds,
      spread_m: fix.accuracy_m / 4,
      at: [fix.lon, fix.lat],
      doubt: { accuracy_m: fix.accuracy_m, confidence: fix.confidence, datum_m: 0 },
    };
  }

  async readSurvey(text: string): Promise<SurveyRead> {
    try {
      const round = JSON.parse(text) as Partial<Round>;
      if (Array.isArray(round.places)) return { kind: "read", round: round as Round, problems: [] };
    } catch {
      // Said below.
    }
    return { kind: "refused", error: "found no survey in this file, expected one that this page has written" };
  }
  async writeSurvey(round: Round): Promise<string> {
    return JSON.stringify(round);
  }
  async mergeSurveys(mine: Round, theirs: Round, picked: Picked[]) {
    return mergeSurveys(mine, theirs, picked);
  }
  async doorByTape(from: Placed, to: Placed, taped: DoorTape) {
    return doorByTape(from, to, taped);
  }
  async roomAlongWall(wall: AlongWall) {
    return roomAlongWall(wall);
  }

  async askLaw(question: LawQuestion) {
    return madeUpLaw(question);
  }
  async law() {
    return LAW;
  }

  logOpen = madeUpLog.logOpen;
  logNext = madeUpLog.logNext;
  logToSign = madeUpLog.logToSign;
  logCheckpoint = madeUpLog.logCheckpoint;
  logCheck = madeUpLog.logCheck;
  logHead = madeUpLog.logHead;
  logTable = madeUpLog.logTable;
  logSeal = madeUpLog.logSeal;
  logReceipt = madeUpLog.logReceipt;
}

/** What a page of the core's would be, as an empty Letter sheet with a line of words. */
function paper(words: string): string {
  const safe = words.replace(/[<>&"]/g, "");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 612 792"><rect width="612" height="792" fill="#fff"/><text x="54" y="72" font-family="sans-serif" font-size="20">${safe}</text></svg>`;
}

/** For the gallery: no worker between. */
export function madeUpSession(base: string): ManagerSession {
  return Object.assign(new MadeUpManager(base), { close: () => undefined });
}

/** In place of core/manager/engine.ts. */
export async function startManager(base: string): Promise<ManagerCore & { floors(): string | undefined }> {
  return new MadeUpManager(base);
}
