// What crosses between the poll manager's pages and the core: the types that pkg/manager brings, and the calls on it.

import type {
  AlongWall,
  CountyDetail,
  DoorTape,
  Law,
  LawAnswer,
  LawQuestion,
  LineVerdict,
  Locking,
  LogChecked,
  LogEntry,
  LogMade,
  LogOf,
  LogWhy,
  Merged,
  OpenedEdition,
  Outlines,
  Picked,
  Placed,
  PlaceRef,
  PlaceSurvey,
  Policy,
  Round,
  SheetAbout,
  SurveyProblem,
  SurveyRead,
  Taped,
  TapedPoint,
  TapedRoom,
  TapePlan,
  Unavailable,
  Verdicts,
  WalkState,
  ZoneFix,
} from "../../../../pkg/manager/pollstead.js";
import type { LookupCore } from "../contract.ts";

export type * from "../../../../pkg/manager/pollstead.js";

/**
 * The core as the manager's worker holds it; pages see the same methods through Comlink. One place is open at a time, one
 * walk and one lock run at a time. Surveys and policies come from the edition, or from a survey file on the device.
 */
export interface ManagerCore extends LookupCore {
  /** A place's survey; an empty one with its id and name where nobody surveyed. */
  survey(place: string): Promise<PlaceSurvey | Unavailable>;
  /** What a county adopted. */
  policy(fips: string): Promise<Policy | Unavailable>;
  /** Makes the zones that all calls below are about, and says what is wrong with the survey. The walk starts anew. */
  openZone(survey: PlaceSurvey, policy: Policy): Promise<SurveyProblem[]>;
  zoneOutlines(): Promise<Outlines>;
  verdicts(fix: ZoneFix): Promise<Verdicts>;
  tapePlan(): Promise<TapePlan>;
  /** The 150-ft line by tape alone: distances from doors to one spot, over whatever a fix says. */
  taped(distances: Taped[]): Promise<LineVerdict>;
  /** The scale drawing as SVG text, Letter. */
  sheet(about: SheetAbout): Promise<string>;
  /** The one-page notice with the adopted reading, as SVG text. */
  notice(about: SheetAbout): Promise<string>;
  restartWalk(): Promise<void>;
  /** `now_ms`: milliseconds of one clock that never steps back, as `performance.now()`. */
  walk(fix: ZoneFix, now_ms: number): Promise<WalkState>;
  /** No position came; asked each second. */
  silence(now_ms: number): Promise<WalkState>;
  /** Forgets the samples of the door before. */
  startLock(): Promise<void>;
  lockSample(fix: ZoneFix, now_ms: number): Promise<Locking>;
  /** A survey file's text, GeoJSON. */
  readSurvey(text: string): Promise<SurveyRead>;
  writeSurvey(round: Round): Promise<string>;
  /** Where they differ, theirs is taken for what was picked; else mine stands, and the conflict is told. */
  mergeSurveys(mine: Round, theirs: Round, picked: Picked[]): Promise<Merged>;
  /** A door's position from two known points. */
  doorByTape(from: Placed, to: Placed, taped: DoorTape): Promise<TapedPoint>;
  /** A room by its width and depth along a wall that two points lie on. */
  roomAlongWall(wall: AlongWall): Promise<TapedRoom>;
  /** The log: each line comes from the last one, so the core keeps nothing of it. Lines are without their ends, texts with. */
  logOpen(of: LogOf, at: string, up_s: number): Promise<LogMade>;
  logNext(last: string, entry: LogEntry): Promise<LogMade>;
  /** What the device key signs for a checkpoint behind `last`. */
  logToSign(first: string, last: string, at: string, why: LogWhy): Promise<string>;
  logCheckpoint(first: string, last: string, at: string, up_s: number, why: LogWhy, sig: string): Promise<LogMade>;
  logCheck(text: string): Promise<LogChecked>;
  /** Twelve symbols for the paper form. */
  logHead(last: string): Promise<string>;
  /** CSV. */
  logTable(text: string): Promise<string>;
  /** The log sealed to the office's public key. Throws where that is none. */
  logSeal(text: string, secret: string, recipient: string): Promise<Uint8Array<ArrayBuffer>>;
  logReceipt(last: string, secret: string): Promise<string>;
  /** Sections, readings and conduct; the same for every place. */
  law(): Promise<Law>;
  /** The edition's rules: the next fact to ask for, or what follows. */
  askLaw(question: LawQuestion): Promise<LawAnswer | Unavailable>;
}

/** What the pages hold: the core in its worker, which is started again once if it stops. */
export interface ManagerSession extends ManagerCore {
  close(): void;
}

/** The place that this tablet is at. */
export type Chosen = { fips: string; county: string; place: PlaceRef };

/** What the shell gives each part of the screen. The Survey round gets `edition`, `county` and `session` too. */
export type Around = {
  session: ManagerSession;
  edition: OpenedEdition;
  /** The chosen county's places, once they are there. */
  county: CountyDetail | undefined;
  /** The device's clock, ISO. */
  clock(): string;
};
