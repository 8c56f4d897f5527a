// The one file that imports pkg/manager's code: starts the module and holds one open place, one walk and one lock.

import init, {
  Core,
  doorByTape,
  DoorLock,
  law,
  logCheck,
  logCheckpoint,
  logHead,
  logNext,
  logOpen,
  logReceipt,
  logSeal,
  logTable,
  logToSign,
  mergeSurveys,
  readSurvey,
  roomAlongWall,
  Walk,
  writeSurvey,
  Zone,
} from "../../../../pkg/manager/pollstead.js";
import wasm from "../../../../pkg/manager/pollstead_bg.wasm?url";
import type { Question } from "../contract.ts";
import { trust } from "../trust.ts";
import type { AlongWall, LawQuestion, LogEntry, LogOf, LogWhy, ManagerCore, Picked, Placed, PlaceSurvey, Policy, Round, SheetAbout, DoorTape, Taped, ZoneFix } from "./contract.ts";

/** `sha384-…` of the wasm as built; the browser refuses other bytes. */
declare const __WASM_INTEGRITY__: string;

class Engine implements ManagerCore {
  private zone: Zone | undefined;
  private walking: Walk | undefined;
  private lock: DoorLock | undefined;

  constructor(private readonly core: Core) {
    core.forPolls();
  }

  floors() {
    return this.core.floors();
  }
  open(now: string) {
    return this.core.open(now);
  }
  suggest(text: string, county: string | undefined) {
    return this.core.suggest(text, county);
  }
  locate(question: Question, now: string) {
    return this.core.locate(question, now);
  }
  county(fips: string) {
    return this.core.county(fips);
  }
  streets(fips: string) {
    return this.core.streets(fips);
  }
  outlines(fips: string) {
    return this.core.outlines(fips);
  }
  survey(place: string) {
    return this.core.survey(place);
  }
  policy(fips: string) {
    return this.core.policy(fips);
  }

  private opened(): Zone {
    if (!this.zone) throw new Error("a place was asked about before it was opened");
    return this.zone;
  }
  async openZone(survey: PlaceSurvey, policy: Policy) {
    const zone = new Zone(survey, policy);
    this.walking?.free();
    this.walking = undefined;
    this.zone?.free();
    this.zone = zone;
    return zone.problems();
  }
  async zoneOutlines() {
    return this.opened().outlines();
  }
  async verdicts(fix: ZoneFix) {
    return this.opened().verdicts(fix);
  }
  async tapePlan() {
    return this.opened().tapePlan();
  }
  async taped(distances: Taped[]) {
    return this.opened().taped(distances);
  }
  async sheet(about: SheetAbout) {
    return this.opened().sheet(about);
  }
  async notice(about: SheetAbout) {
    return this.opened().notice(about);
  }

  async restartWalk() {
    this.walking?.free();
    this.walking = undefined;
  }
  private walker(): Walk {
    return (this.walking ??= new Walk(this.opened()));
  }
  async walk(fix: ZoneFix, now_ms: number) {
    return this.walker().fix(fix, now_ms);
  }
  async silence(now_ms: number) {
    return this.walker().tick(now_ms);
  }

  async startLock() {
    this.lock?.free();
    this.lock = undefined;
  }
  async lockSample(fix: ZoneFix, now_ms: number) {
    this.lock ??= new DoorLock();
    return this.lock.sample(fix, now_ms);
  }

  async readSurvey(text: string) {
    return readSurvey(text);
  }
  async writeSurvey(round: Round) {
    return writeSurvey(round);
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

  async law() {
    return law();
  }

  async logOpen(of: LogOf, at: string, up_s: number) {
    return logOpen(of, at, up_s);
  }
  async logNext(last: string, entry: LogEntry) {
    return logNext(last, entry);
  }
  async logToSign(first: string, last: string, at: string, why: LogWhy) {
    return logToSign(first, last, at, why);
  }
  async logCheckpoint(first: string, last: string, at: string, up_s: number, why: LogWhy, sig: string) {
    return logCheckpoint(first, last, at, up_s, why, sig);
  }
  async logCheck(text: string) {
    return logCheck(text);
  }
  async logHead(last: string) {
    return logHead(last);
  }
  async logTable(text: string) {
    return logTable(text);
  }
  async logSeal(text: string, secret: string, recipient: string) {
    return logSeal(text, secret, recipient) as Uint8Array<ArrayBuffer>;
  }
  async logReceipt(last: string, secret: string) {
    return logReceipt(last, secret);
    }

  askLaw(question: LawQuestion) {
    return this.core.askLaw(question);
  }
}

export async function startManager(base: string, floors: string): Promise<ManagerCore & { floors(): string | undefined }> {
  await init({ module_or_path: fetch(wasm, { integrity: __WASM_INTEGRITY__ }) });
  const core = new Core(base);
  trust(core, base, floors);
  return new Engine(core);
}
