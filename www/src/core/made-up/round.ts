// The made-up core of the Survey round: joins files thing by thing and measures on a flat plane. Development and tests only.

import type { DoorByTape, Picked, RoomAlongWall, TapedPoint, TapedRoom } from "../../components/round/core.ts";
import type { At, Merged, PlaceSurvey, Round, SurveyConflict } from "../manager/contract.ts";
import { MadeUpManager } from "./manager.ts";
import { atFeet, feetOf, UNSURVEYED } from "./survey.ts";

export class MadeUpRound extends MadeUpManager {
  override async mergeSurveys(mine: Round, theirs: Round, picked: Picked[] = []): Promise<Merged> {
    const conflicts: SurveyConflict[] = [];
    const settle = <T>(place: string, what: string, a: T, b: T, say: (one: T) => string): T => {
      if (JSON.stringify(a) === JSON.stringify(b)) return a;
      if (picked.some((one) => one.place === place && one.what === what)) return b;
      conflicts.push({ place, what, mine: say(a), theirs: say(b) });
      return a;
    };
    const one = (a: PlaceSurvey, b: PlaceSurvey): PlaceSurvey => {
      const doors = a.doors.map((door) => {
        const other = b.doors.find(({ name }) => name === door.name);
        return other ? { ...door, at: settle(a.place, `${door.name}: position`, door.at, other.at, String) } : door;
      });
      const added = b.doors.filter(({ name }) => !a.doors.some((door) => door.name === name));
      const polls = a.polls && b.polls ? { ...a.polls, name: settle(a.place, "room: name", a.polls.name, b.polls.name, String) } : (a.polls ?? b.polls);
      return { ...a, doors: [...doors, ...added], polls };
    };
    const places = mine.places.map((held) => {
      const other = theirs.places.find(({ survey }) => survey.place === held.survey.place);
      return other ? { ...held, survey: one(held.survey, other.survey) } : held;
    });
    const added = theirs.places.filter(({ survey }) => !places.some((held) => held.survey.place === survey.place));
    return { round: { ...mine, by: [mine.by, theirs.by].join("; "), places: [...places, ...added] }, conflicts };
  }

  async doorByTape(asked: DoorByTape): Promise<TapedPoint> {
    const doubt = { accuracy_m: 0.6, confidence: "0.68", datum_m: 0 } as const;
    if (asked.kind === "along") {
      const [east, north] = feetOf(asked.from.at);
      const turn = (asked.bearing_deg * Math.PI) / 180;
      return { kind: "placed", at: atFeet(east + asked.feet * Math.sin(turn), north + asked.feet * Math.cos(turn)), doubt };
    }
    const [ax, ay] = feetOf(asked.a.at);
    const [bx, by] = feetOf(asked.b.at);
    const far = Math.hypot(bx - ax, by - ay);
    const along = (far ** 2 + asked.a_ft ** 2 - asked.b_ft ** 2) / (2 * far);
    const beside = asked.a_ft ** 2 - along ** 2;
    if (beside < 0) return { kind: "refused", error: "found two distances that do not meet, expected a point that is that far from both doors" };
    const side = Math.sqrt(beside) * (asked.side === "left" ? 1 : -1);
    const [ux, uy] = [(bx - ax) / far, (by - ay) / far];
    return { kind: "placed", at: atFeet(ax + along * ux - side * uy, ay + along * uy + side * ux), doubt };
  }

  async roomAlongWall({ from, facing_deg, left_ft, in_ft, width_ft, depth_ft }: RoomAlongWall): Promise<TapedRoom> {
    const [east, north] = feetOf(from.at);
    const turn = (facing_deg * Math.PI) / 180;
    const at = (right: number, ahead: number): At => atFeet(east + right * Math.cos(turn) + ahead * Math.sin(turn), north - right * Math.sin(turn) + ahead * Math.cos(turn));
    const [left, right] = [-left_ft, width_ft - left_ft];
    return { kind: "placed", outline: [at(left, in_ft), at(right, in_ft), at(right, in_ft + depth_ft), at(left, in_ft + depth_ft)], doubt: from.doubt };
  }

  override async survey(place: string): Promise<PlaceSurvey> {
    const found = await super.survey(place);
    return { ...UNSURVEYED, place: found.place, name: found.name, accessibility: { ...UNSURVEYED.accessibility, checked: null } };
  }
}
