// What the made-up core does for the Survey round: joins files thing by thing and measures on a flat plane.

import type { AlongWall, At, Merged, Picked, Placed, PlaceSurvey, Round, SurveyConflict, DoorTape, TapedPoint, TapedRoom } from "../manager/contract.ts";
import { atFeet, feetOf } from "./survey.ts";

/** The point so many feet along a line and to the left of it, and the line's length. */
function line(from: Placed, to: Placed): ((along: number, left: number) => At) & { far: number } {
  const [ax, ay] = feetOf(from.at);
  const [bx, by] = feetOf(to.at);
  const far = Math.hypot(bx - ax, by - ay);
  const [ux, uy] = [(bx - ax) / far, (by - ay) / far];
  return Object.assign((along: number, left: number): At => atFeet(ax + along * ux - left * uy, ay + along * uy + left * ux), { far });
}

export function mergeSurveys(mine: Round, theirs: Round, picked: readonly Picked[] = []): Merged {
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

export function doorByTape(from: Placed, to: Placed, taped: DoorTape): TapedPoint {
  const doubt = { accuracy_m: Math.max(0.6, from.doubt.accuracy_m), confidence: "0.68", datum_m: 0 } as const;
  const place = line(from, to);
  if (taped.kind === "along_wall") return { kind: "placed", at: place(taped.feet, 0), doubt };
  const far = place.far;
  const along = (far ** 2 + taped.from_ft ** 2 - taped.to_ft ** 2) / (2 * far);
  const aside = taped.from_ft ** 2 - along ** 2;
  if (aside < 0) return { kind: "refused", error: `found tapes of ${taped.from_ft} and ${taped.to_ft} feet, which meet nowhere` };
  return { kind: "placed", at: place(along, taped.hand === "left" ? Math.sqrt(aside) : -Math.sqrt(aside)), doubt };
}

export function roomAlongWall({ from, to, start_ft, width_ft, depth_ft, hand }: AlongWall): TapedRoom {
  const place = line(from, to);
  const aside = hand === "left" ? depth_ft : -depth_ft;
  const outline = [place(start_ft, 0), place(start_ft + width_ft, 0), place(start_ft + width_ft, aside), place(start_ft, aside)];
  return { kind: "placed", part: { outline, holes: [] }, doubt: from.doubt };
}
