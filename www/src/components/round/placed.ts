// What a position becomes once somebody takes it: a door, a corner of the room, or the polls' point.

import type { Target } from "./core.ts";
import { apart } from "./plan.ts";
import type { SurveyRound } from "./round.ts";
import { doorId, doorName, doubleOf, newDoor, withDoor, type Corner } from "./state.ts";

export function take(round: SurveyRound, to: Target, where: Corner): void {
  const { speech, survey } = round;
  switch (to.kind) {
    case "door": {
      const held = survey.doors.find(({ id }) => id === to.id);
      const door = held ? { ...held, ...where } : newDoor(doorId(survey), doorName(survey, (n) => speech.say("round_door_n", { n: String(n) })), where);
      round.did({ key: held ? "round_did_moved" : "round_did_door", what: door.name }, (as) => ({ survey: withDoor(as, door) }));
      const other = doubleOf(survey, door, apart);
      if (other) round.inside({ at: "same", door: door.id, other: other.id });
      else round.inside({ at: "door", id: door.id, ask: held ? undefined : "name", going: "on" });
      return;
    }
    case "corner":
      round.did({ key: "round_did_corner", what: String(round.corners.length + 1) }, (as, corners) => ({ survey: as, corners: [...corners, where] }));
      round.inside({ at: "walk" });
      return;
    case "polls": {
      const { at, doubt, located } = where;
      round.did({ key: "round_did_polls", what: "" }, (as) => ({ survey: { ...as, polls: { name: as.polls?.name ?? "", shape: { kind: "point", at }, doubt, located } } }));
      round.inside({ at: "room_name" });
    }
  }
}

/** What a screen about a target is headed. */
export function aim(round: SurveyRound, to: Target): string {
  const { speech, survey } = round;
  if (to.kind === "corner") return speech.say("round_aim_corner", { n: String(round.corners.length + 1) });
  if (to.kind === "polls") return speech.say("round_aim_polls");
  const held = survey.doors.find(({ id }) => id === to.id);
  return held ? speech.say("round_aim_again", { door: held.name }) : speech.say("round_aim_door");
}
