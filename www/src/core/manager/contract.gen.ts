// Written by tests/contract.rs from the Rust types: change nothing here, run `BLESS=1 cargo test --test contract`.
// Below stands src/wasm/manager.ts as it is, and `tsc` compares it with one of each thing that crosses.
import type { Accessibility, ElectionKind, Tri } from "../../../../src/wasm/types.ts";

// What crosses between the poll manager's pages and the core, beside types.ts. `tests/contract.rs` holds it against the
// Rust types. Degrees are longitude first on WGS 84; feet are international feet.

/** Longitude and latitude, degrees. */
export type At = [number, number];

export type Confidence = "0.68" | "0.95";
export type Doubt = { accuracy_m: number; confidence: Confidence; datum_m: number };
export type Located = "gps" | "map" | "tape" | "file";
export type WhyNot = "staff" | "locked" | "emergency" | { other: string };
export type Counts = { kind: "yes" } | { kind: "no"; why: WhyNot };
export type Door = {
  id: string; name: string; at: At; doubt: Doubt; located: Located; counts: Counts; used_by: string; step_free: Tri;
};
export type RoomPart = { outline: At[]; holes: At[][] };
export type PollsShape = { kind: "room"; parts: RoomPart[] } | { kind: "point"; at: At };
export type Polls = { name: string; shape: PollsShape; doubt: Doubt; located: Located };
export type Parcel = { name: string; outline: At[] };
export type PathKind = "walk" | "drive" | "road_edge";
export type Path = { name: string; kind: PathKind; line: At[] };
export type Landmark = { name: string; at: At };
/** `from`: a door's id; `to`: another door's id or a landmark's name. */
export type Tape = { from: string; to: string; feet: number };
export type Surveyed = { by: string; on: string };
export type PlaceSurvey = {
  place: string; name: string; doors: Door[]; polls: Polls | null; parcels: Parcel[]; paths: Path[]; landmarks: Landmark[];
  tapes: Tape[]; accessibility: Accessibility; surveyed: Surveyed | null;
};

export type Policy = {
  thirty: "room" | "entrances" | "both"; private_property: "included" | "excepted"; photos: boolean; call: string; by: string; on: string;
};

/** A position as the device reports it. 0.68 unless 0.95 is known. */
export type ZoneFix = { lon: number; lat: number; accuracy_m: number; confidence: Confidence };

export type Verdict = "inside" | "outside" | "too_close_to_call" | "not_surveyed";
export type Nearest = { at: At; bearing_deg: number };
export type LineVerdict = {
  distance_ft: number | null; give_or_take_ft: number | null; p: [number, number]; verdict: Verdict; from: string | null;
  to_line_ft: number | null; nearest: Nearest | null;
};
export type Reading = { statute: LineVerdict; guidance: LineVerdict };
export type Verdicts = { place: string; thirty: Reading; one_fifty: Reading; also: string[] };

/** A closed line for drawing: rings of a region, outer ones and holes alike; within 1 cm of the true curve. */
export type Rings = At[][];
/** Each reading of each line, and what the county's policy shows. */
export type Outlines = {
  thirty: { statute: Rings; guidance: Rings; adopted: Rings };
  one_fifty: { statute: Rings; guidance: Rings; adopted: Rings };
};

/** What is wrong or odd in a survey, in plain words. `refused`: no verdict comes from the part it names. */
export type SurveyProblem = { code: string; refused: boolean; subject: string; says: string };

/** A place of a round. */
export type RoundPlace = { survey: PlaceSurvey; state: "to_do" | "started" | "done"; changed: string };
/** A county's survey as it stands on one device, and as its file says it. */
export type Round = { county: string; by: string; places: RoundPlace[] };
export type SurveyRead = { kind: "read"; round: Round; problems: SurveyProblem[] } | { kind: "refused"; error: string };
/** Where two files say different things of one thing; `mine` stands until somebody picks. */
export type SurveyConflict = { place: string; what: string; mine: string; theirs: string };
export type Merged = { round: Round; conflicts: SurveyConflict[] };
/** A conflict that somebody settled for the other round, by the names that the conflict has. */
export type Picked = { place: string; what: string };

/** A point that something is taped from. */
export type Placed = { at: At; doubt: Doubt };
/** Looking from the first point to the second. */
export type Hand = "left" | "right";
/** `along_wall`: straight from the first point towards the second. */
export type DoorTape = { kind: "along_wall"; feet: number } | { kind: "from_both"; from_ft: number; to_ft: number; hand: Hand };
/** `start_ft`: from the first point to the room's first corner; below 0 on its far side. */
export type AlongWall = { from: Placed; to: Placed; start_ft: number; width_ft: number; depth_ft: number; hand: Hand };
export type TapedPoint = { kind: "placed"; at: At; doubt: Doubt } | { kind: "refused"; error: string };
export type TapedRoom = { kind: "placed"; part: RoomPart; doubt: Doubt } | { kind: "refused"; error: string };

/** A door being locked: hold still until `good_enough`, or take the tape. */
export type Locking = {
  state: "waiting" | "holding" | "good_enough" | "too_rough"; samples: number; seconds: number; spread_m: number; at: At | null; doubt: Doubt | null;
};

export type WalkState = {
  /** The adopted 150-ft line. */
  state: Verdict | "no_position";
  /** Set for the one state in which the line was crossed. */
  alarm: "entered" | "left" | null;
  one_fifty: LineVerdict | null;
  /** None where the position is rougher than 30 ft: there the tape plan measures. */
  thirty: LineVerdict | null;
  at: At | null;
  accuracy_m: number | null;
  /** A position so rough that the device seems to hide where it is. */
  coarse: boolean;
  /** Seconds since the last position. */
  age_s: number | null;
};

export type TapeMark = {
  /** The path's name, or a compass point: "north-east". */
  along: string; kind: PathKind | "compass"; bearing_deg: number; at: At;
  /** To pull, straight from the door. */
  tape_ft: number;
  /** Along the path from where it leaves the door; none for a compass point. */
  path_ft: number | null;
  /** "12 ft past the mailbox"; none where nothing is near. */
  near: string | null;
  /** Another door's zone reaches farther there: its name. */
  covered_by: string | null;
};
export type TapeDoor = { door: string; name: string; marks: TapeMark[] };
export type TapeCheck = { from: string; to: string; drawn_ft: number; taped_ft: number | null; agrees: boolean | null };
export type TapePlan = {
  doors: TapeDoor[];
  /** Around the room or the polls, 30 ft. */
  thirty: { from: string; marks: TapeMark[] }[];
  checks: TapeCheck[];
  /** Where to knot a rope, feet. */
  rope_ft: number[];
};

/** A distance from a door to one spot, typed back. It speaks for itself: no position takes part. */
export type Taped = { door: string; feet: number };

/** What the foot of a sheet says. */
export type SheetAbout = { county: string; place: string; address: string; election: string; date: string; made_up: boolean };

export type Layer = "statute" | "guidance" | "interpretation" | "practice";
/** What somebody does near the polls, and what the law, or whose word `layer` names, says of it there. */
export type ConductRule = {
  id: string;
  conduct: string;
  /** Within 30 ft and in the room, within 150 ft, and farther off: the words, none where nothing is said. */
  thirty: string | null;
  one_fifty: string | null;
  beyond: string | null;
  /** "§ 23-15-895". */
  section: string;
  layer: Layer;
  /** Whether the official words were read to their end. */
  sure: boolean;
};
/** A reading of a line; `words` verbatim, empty where only a report of them was read. */
export type LawText = { line: "thirty" | "one_fifty"; section: string; layer: Layer; words: string; reading: string };
/** `draft`: not reviewed by counsel. */
export type Law = { texts: LawText[]; conduct: ConductRule[]; draft: boolean };

/** Which log it is. `device`: the tablet's Ed25519 key, 64 hexadecimal digits; empty where `key` is none. */
export type LogOf = {
  format: number; county: string; place: string; place_name: string; election: string; election_name: string; election_date: string;
  party: string; device: string; key: "non_extractable" | "none"; made_up: boolean;
};
export type LogBy = "bailiff" | "manager" | "page";
export type LogSeen = "stake" | "sign" | "table" | "person";
export type LogTopic = "queue" | "equipment" | "building" | "supplies" | "access" | "near_lines" | "remaining" | "other";
export type LogDid =
  | "unlock" | "lock" | "unlock_failed" | "import" | "search" | "view" | "redirect" | "export" | "wipe" | "clock_set" | "entries_lost";
export type LogWhy = "count" | "time" | "close";
/** Hundred-thousandths of a degree in steps of five: about 5 m. */
export type LogSpot = { lon_e5: number; lat_e5: number };
export type LogObservation = {
  kind: "observation"; seen: LogSeen; measured_by: string; tape_tenths_ft: number | null; tape_from: string; reading: string;
  spot: LogSpot | null; accuracy_m: number | null; asked: string; done: string;
};
/** What an entry may say; none has a field for a voter. */
export type LogWhat =
  | ({ kind: "opened" } & LogOf)
  | LogObservation
  | { kind: "incident"; topic: LogTopic; text: string; asked: string; done: string }
  | { kind: "question"; text: string; answer: string; office: string }
  | { kind: "note"; text: string }
  | { kind: "photo"; text: string; jpeg: string }
  | { kind: "struck"; entry: number; struck: boolean }
  | { kind: "device"; did: LogDid }
  | { kind: "checkpoint"; why: LogWhy; sig: string };
/** `at`: ISO instant; `up_s`: seconds since the page was opened. */
export type LogEntry = { at: string; up_s: number; by: LogBy; what: LogWhat };
/** A line as it stands in the file. */
export type LogLine = LogEntry & { seq: number; prev: string; hash: string };
export type LogRefusal = "empty" | "too_long" | "control" | "birth_date" | "nine_digits" | "photo" | "invalid";
export type LogMade = { kind: "made"; line: string } | { kind: "refused"; code: LogRefusal; field: string | null; error: string };
export type LogFaultCode =
  | "empty" | "too_large" | "unread" | "changed" | "missing" | "repeated" | "not_followed" | "not_following" | "signature" | "not_allowed"
  | "not_closed" | "cut_off" | "key" | "head";
/** `entry`: the first that is not what the tablet wrote; entries up to `stands_through` are signed. */
export type LogFault = { entry: number; stands_through: number | null; code: LogFaultCode; says: string };
export type LogChecked = {
  of: LogOf | null; entries: number; signed_through: number | null; closed: boolean; head: string | null; heads: (number | null)[];
  clock_back: number[]; fault: LogFault | null;
};
/** What is asked of the law: facts said so far, by name. `by`: who asks, so that the bailiff is not told to ask the bailiff. */
export type LawQuestion = {
  question: "id" | "pollbook" | "presence" | "conduct" | "challenge" | "assistance" | "curbside"; said: Record<string, string>;
  by: "bailiff" | "poll_manager" | "voter"; on: string; election_type: ElectionKind; cure_by: string | null;
};
export type LawReason = { rule: string; cite: string; layer: "statute" | "rule" | "guidance" | "interpretation"; text: string; words?: string; confidence: string };
/** `certain`: false where it rests on what nobody has read. `cure`: what completes an affidavit ballot, where that is known. `issued_from`: the first issue date within ten years. */
export type LawAnswer =
  | { kind: "ask"; fact: string; allowed: string[]; issued_from: string }
  | { kind: "ruled"; outcome: string; certain: boolean; decides?: string; reasons: LawReason[]; steps: string[]; cure?: "show_id" | "religious"; reviewed: string }
  | { kind: "refused"; error: string };

/** What a tablet is for, and whose signature counts: `office` is the office's public key, `today` the device's day in the county. */
export type RollExpected = { office: string; precinct: string; election: string; today: string; at_least: number };
export type RollAbout = {
  election: string; day: string; precinct: string; version: number; from: string; until: string; count: number; made_up: boolean;
};
export type RollRefusal =
  | "not_a_roll" | "other_tablet" | "cut" | "changed" | "signature" | "unread" | "precinct" | "election" | "too_early" | "over" | "older";
/** `own`: people of the own precinct. `found` and `expected`: a precinct, an election, a day or a version, or empty. */
export type RollLoaded =
  | { kind: "open"; about: RollAbout; own: number }
  | { kind: "refused"; code: RollRefusal; found: string; expected: string };
export type RollPerson = {
  last: string; first: string; middle?: string; suffix?: string; address?: string; precinct: string; split?: string;
  status?: "active" | "inactive" | "hava_unverified"; absentee?: boolean; moved?: "within_30_days" | "over_30_days";
};
/** The fact to ask the law about. */
export type RollFact =
  | "active" | "inactive" | "hava_unverified" | "wrong_precinct" | "marked_voted" | "moved_within_30_days" | "moved_over_30_days";
/** `pollbook`: null where the clerk is asked. At most twenty, best first. */
export type RollFound = { found: { person: RollPerson; pollbook: RollFact | null }[]; more: boolean };

export const surveys = [
  {"place":"28901:p001","name":"Made-up hall","doors":[{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"yes"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"staff"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"locked"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"emergency"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":{"other":"bricked up"}},"used_by":"everybody","step_free":"yes"}],"polls":{"name":"Court room","shape":{"kind":"room","parts":[{"outline":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]],"holes":[[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]]}]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[{"name":"The feed store's lot","outline":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]}],"paths":[{"name":"The walk","kind":"walk","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]},{"name":"The walk","kind":"drive","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]},{"name":"The walk","kind":"road_edge","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]}],"landmarks":[{"name":"The mailbox","at":[-89.3,32.9]}],"tapes":[{"from":"28901:p001/e1","to":"The mailbox","feet":61.5}],"accessibility":{"parking":"yes","drop_off":"no","route":"unknown","step_free_door":"yes","door_opens":"yes","inside_route":"yes","accessible_machine":"yes","note":"ring at the ramp","checked":{"by":"A. Pretend","on":"2027-03-15"}},"surveyed":{"by":"A. Pretend","on":"2027-03-15"}},
  {"place":"28901:p002","name":"","doors":[],"polls":{"name":"Court room","shape":{"kind":"point","at":[-89.3,32.9]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[],"paths":[],"landmarks":[],"tapes":[],"accessibility":{"parking":"unknown","drop_off":"unknown","route":"unknown","step_free_door":"unknown","door_opens":"unknown","inside_route":"unknown","accessible_machine":"unknown","note":"","checked":null},"surveyed":null},
] satisfies readonly PlaceSurvey[];

export const policies = [
  {"thirty":"room","private_property":"included","photos":true,"call":"601-555-0100","by":"Election commissioners (made up)","on":"2027-03-02"},
  {"thirty":"room","private_property":"excepted","photos":true,"call":"601-555-0100","by":"Election commissioners (made up)","on":"2027-03-02"},
  {"thirty":"entrances","private_property":"included","photos":true,"call":"601-555-0100","by":"Election commissioners (made up)","on":"2027-03-02"},
  {"thirty":"entrances","private_property":"excepted","photos":true,"call":"601-555-0100","by":"Election commissioners (made up)","on":"2027-03-02"},
  {"thirty":"both","private_property":"included","photos":true,"call":"601-555-0100","by":"Election commissioners (made up)","on":"2027-03-02"},
  {"thirty":"both","private_property":"excepted","photos":true,"call":"601-555-0100","by":"Election commissioners (made up)","on":"2027-03-02"},
] satisfies readonly Policy[];

export const rounds = [
  {"county":"28901","by":"A. Pretend","places":[{"survey":{"place":"28901:p001","name":"Made-up hall","doors":[{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"yes"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"staff"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"locked"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"emergency"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":{"other":"bricked up"}},"used_by":"everybody","step_free":"yes"}],"polls":{"name":"Court room","shape":{"kind":"room","parts":[{"outline":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]],"holes":[[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]]}]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[{"name":"The feed store's lot","outline":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]}],"paths":[{"name":"The walk","kind":"walk","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]},{"name":"The walk","kind":"drive","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]},{"name":"The walk","kind":"road_edge","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]}],"landmarks":[{"name":"The mailbox","at":[-89.3,32.9]}],"tapes":[{"from":"28901:p001/e1","to":"The mailbox","feet":61.5}],"accessibility":{"parking":"yes","drop_off":"no","route":"unknown","step_free_door":"yes","door_opens":"yes","inside_route":"yes","accessible_machine":"yes","note":"ring at the ramp","checked":{"by":"A. Pretend","on":"2027-03-15"}},"surveyed":{"by":"A. Pretend","on":"2027-03-15"}},"state":"to_do","changed":"2027-03-15T15:00:00Z"},{"survey":{"place":"28901:p002","name":"","doors":[],"polls":{"name":"Court room","shape":{"kind":"point","at":[-89.3,32.9]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[],"paths":[],"landmarks":[],"tapes":[],"accessibility":{"parking":"unknown","drop_off":"unknown","route":"unknown","step_free_door":"unknown","door_opens":"unknown","inside_route":"unknown","accessible_machine":"unknown","note":"","checked":null},"surveyed":null},"state":"started","changed":"2027-03-15T15:00:00Z"},{"survey":{"place":"28901:p002","name":"","doors":[],"polls":{"name":"Court room","shape":{"kind":"point","at":[-89.3,32.9]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[],"paths":[],"landmarks":[],"tapes":[],"accessibility":{"parking":"unknown","drop_off":"unknown","route":"unknown","step_free_door":"unknown","door_opens":"unknown","inside_route":"unknown","accessible_machine":"unknown","note":"","checked":null},"surveyed":null},"state":"done","changed":"2027-03-15T15:00:00Z"}]},
] satisfies readonly Round[];

export const surveyReads = [
  {"kind":"read","round":{"county":"28901","by":"A. Pretend","places":[{"survey":{"place":"28901:p001","name":"Made-up hall","doors":[{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"yes"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"staff"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"locked"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"emergency"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":{"other":"bricked up"}},"used_by":"everybody","step_free":"yes"}],"polls":{"name":"Court room","shape":{"kind":"room","parts":[{"outline":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]],"holes":[[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]]}]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[{"name":"The feed store's lot","outline":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]}],"paths":[{"name":"The walk","kind":"walk","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]},{"name":"The walk","kind":"drive","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]},{"name":"The walk","kind":"road_edge","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]}],"landmarks":[{"name":"The mailbox","at":[-89.3,32.9]}],"tapes":[{"from":"28901:p001/e1","to":"The mailbox","feet":61.5}],"accessibility":{"parking":"yes","drop_off":"no","route":"unknown","step_free_door":"yes","door_opens":"yes","inside_route":"yes","accessible_machine":"yes","note":"ring at the ramp","checked":{"by":"A. Pretend","on":"2027-03-15"}},"surveyed":{"by":"A. Pretend","on":"2027-03-15"}},"state":"to_do","changed":"2027-03-15T15:00:00Z"},{"survey":{"place":"28901:p002","name":"","doors":[],"polls":{"name":"Court room","shape":{"kind":"point","at":[-89.3,32.9]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[],"paths":[],"landmarks":[],"tapes":[],"accessibility":{"parking":"unknown","drop_off":"unknown","route":"unknown","step_free_door":"unknown","door_opens":"unknown","inside_route":"unknown","accessible_machine":"unknown","note":"","checked":null},"surveyed":null},"state":"started","changed":"2027-03-15T15:00:00Z"},{"survey":{"place":"28901:p002","name":"","doors":[],"polls":{"name":"Court room","shape":{"kind":"point","at":[-89.3,32.9]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[],"paths":[],"landmarks":[],"tapes":[],"accessibility":{"parking":"unknown","drop_off":"unknown","route":"unknown","step_free_door":"unknown","door_opens":"unknown","inside_route":"unknown","accessible_machine":"unknown","note":"","checked":null},"surveyed":null},"state":"done","changed":"2027-03-15T15:00:00Z"}]},"problems":[{"code":"geometry","refused":true,"subject":"Feature 3","says":"found nothing"}]},
  {"kind":"refused","error":"found no JSON"},
] satisfies readonly SurveyRead[];

export const merged = [
  {"round":{"county":"28901","by":"A. Pretend","places":[{"survey":{"place":"28901:p001","name":"Made-up hall","doors":[{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"yes"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"staff"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"locked"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":"emergency"},"used_by":"everybody","step_free":"yes"},{"id":"28901:p001/e1","name":"Front door","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.95","datum_m":2.0},"located":"gps","counts":{"kind":"no","why":{"other":"bricked up"}},"used_by":"everybody","step_free":"yes"}],"polls":{"name":"Court room","shape":{"kind":"room","parts":[{"outline":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]],"holes":[[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]]}]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[{"name":"The feed store's lot","outline":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]}],"paths":[{"name":"The walk","kind":"walk","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]},{"name":"The walk","kind":"drive","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]},{"name":"The walk","kind":"road_edge","line":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]}],"landmarks":[{"name":"The mailbox","at":[-89.3,32.9]}],"tapes":[{"from":"28901:p001/e1","to":"The mailbox","feet":61.5}],"accessibility":{"parking":"yes","drop_off":"no","route":"unknown","step_free_door":"yes","door_opens":"yes","inside_route":"yes","accessible_machine":"yes","note":"ring at the ramp","checked":{"by":"A. Pretend","on":"2027-03-15"}},"surveyed":{"by":"A. Pretend","on":"2027-03-15"}},"state":"to_do","changed":"2027-03-15T15:00:00Z"},{"survey":{"place":"28901:p002","name":"","doors":[],"polls":{"name":"Court room","shape":{"kind":"point","at":[-89.3,32.9]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[],"paths":[],"landmarks":[],"tapes":[],"accessibility":{"parking":"unknown","drop_off":"unknown","route":"unknown","step_free_door":"unknown","door_opens":"unknown","inside_route":"unknown","accessible_machine":"unknown","note":"","checked":null},"surveyed":null},"state":"started","changed":"2027-03-15T15:00:00Z"},{"survey":{"place":"28901:p002","name":"","doors":[],"polls":{"name":"Court room","shape":{"kind":"point","at":[-89.3,32.9]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0},"located":"tape"},"parcels":[],"paths":[],"landmarks":[],"tapes":[],"accessibility":{"parking":"unknown","drop_off":"unknown","route":"unknown","step_free_door":"unknown","door_opens":"unknown","inside_route":"unknown","accessible_machine":"unknown","note":"","checked":null},"surveyed":null},"state":"done","changed":"2027-03-15T15:00:00Z"}]},"conflicts":[{"place":"28901:p001","what":"parking","mine":"yes","theirs":"no"}]},
] satisfies readonly Merged[];

export const locking = [
  {"state":"waiting","samples":9,"seconds":8.0,"spread_m":0.5,"at":null,"doubt":null},
  {"state":"holding","samples":9,"seconds":8.0,"spread_m":0.5,"at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0}},
  {"state":"good_enough","samples":9,"seconds":8.0,"spread_m":0.5,"at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0}},
  {"state":"too_rough","samples":9,"seconds":8.0,"spread_m":0.5,"at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0}},
] satisfies readonly Locking[];

export const tapedPoints = [
  {"kind":"placed","at":[-89.3,32.9],"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0}},
  {"kind":"refused","error":"found 0 feet"},
] satisfies readonly TapedPoint[];

export const tapedRooms = [
  {"kind":"placed","part":{"outline":[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]],"holes":[[[-89.3,32.9],[-89.3,32.901],[-89.301,32.9]]]},"doubt":{"accuracy_m":2.5,"confidence":"0.68","datum_m":2.0}},
  {"kind":"refused","error":"found 0 feet"},
] satisfies readonly TapedRoom[];

export const verdicts = [
  {"place":"28901:p001","thirty":{"statute":{"distance_ft":138.0,"give_or_take_ft":16.0,"p":[0.9,1.0],"verdict":"too_close_to_call","from":"Front door","to_line_ft":-12.0,"nearest":{"at":[-89.3,32.9],"bearing_deg":271.5}},"guidance":{"distance_ft":138.0,"give_or_take_ft":16.0,"p":[0.9,1.0],"verdict":"too_close_to_call","from":"Front door","to_line_ft":-12.0,"nearest":{"at":[-89.3,32.9],"bearing_deg":271.5}}},"one_fifty":{"statute":{"distance_ft":138.0,"give_or_take_ft":16.0,"p":[0.9,1.0],"verdict":"too_close_to_call","from":"Front door","to_line_ft":-12.0,"nearest":{"at":[-89.3,32.9],"bearing_deg":271.5}},"guidance":{"distance_ft":138.0,"give_or_take_ft":16.0,"p":[0.9,1.0],"verdict":"too_close_to_call","from":"Front door","to_line_ft":-12.0,"nearest":{"at":[-89.3,32.9],"bearing_deg":271.5}}},"also":["28901:p002"]},
  {"place":"28901:p001","thirty":{"statute":{"distance_ft":null,"give_or_take_ft":null,"p":[0.9,1.0],"verdict":"too_close_to_call","from":null,"to_line_ft":null,"nearest":null},"guidance":{"distance_ft":null,"give_or_take_ft":null,"p":[0.9,1.0],"verdict":"too_close_to_call","from":null,"to_line_ft":null,"nearest":null}},"one_fifty":{"statute":{"distance_ft":null,"give_or_take_ft":null,"p":[0.9,1.0],"verdict":"too_close_to_call","from":null,"to_line_ft":null,"nearest":null},"guidance":{"distance_ft":null,"give_or_take_ft":null,"p":[0.9,1.0],"verdict":"too_close_to_call","from":null,"to_line_ft":null,"nearest":null}},"also":["28901:p002"]},
] satisfies readonly Verdicts[];

export const walkStates = [
  {"state":"inside","alarm":"entered","one_fifty":{"distance_ft":138.0,"give_or_take_ft":16.0,"p":[0.0,1.0],"verdict":"too_close_to_call","from":"Door 2","to_line_ft":-12.0,"nearest":{"at":[-89.3,32.9],"bearing_deg":12.5}},"thirty":{"distance_ft":null,"give_or_take_ft":null,"p":[0.0,1.0],"verdict":"too_close_to_call","from":null,"to_line_ft":null,"nearest":null},"at":[-89.3,32.9],"accuracy_m":5.0,"coarse":false,"age_s":0.5},
  {"state":"no_position","alarm":null,"one_fifty":null,"thirty":null,"at":null,"accuracy_m":null,"coarse":true,"age_s":null},
] satisfies readonly WalkState[];

export const tapePlans = [
  {"doors":[{"door":"28901:p001/e1","name":"Door 1","marks":[{"along":"The walk to Ivy Avenue","kind":"walk","bearing_deg":180.0,"at":[-89.3,32.9],"tape_ft":150.0,"path_ft":152.0,"near":"12 ft past the mailbox","covered_by":"Door 1"},{"along":"The walk to Ivy Avenue","kind":"compass","bearing_deg":180.0,"at":[-89.3,32.9],"tape_ft":150.0,"path_ft":null,"near":null,"covered_by":null}]}],"thirty":[{"from":"Courtroom, corner 1 (north-west)","marks":[{"along":"The walk to Ivy Avenue","kind":"walk","bearing_deg":180.0,"at":[-89.3,32.9],"tape_ft":150.0,"path_ft":152.0,"near":"12 ft past the mailbox","covered_by":"Door 1"},{"along":"The walk to Ivy Avenue","kind":"compass","bearing_deg":180.0,"at":[-89.3,32.9],"tape_ft":150.0,"path_ft":null,"near":null,"covered_by":null}]}],"checks":[{"from":"Door 1","to":"Door 2","drawn_ft":80.2,"taped_ft":81.0,"agrees":true},{"from":"Door 1","to":"Door 2","drawn_ft":80.2,"taped_ft":null,"agrees":null}],"rope_ft":[30.0,150.0]},
] satisfies readonly TapePlan[];

export const tapedDistances = [
  {"door":"28901:p001/e1","feet":148.5},
] satisfies readonly Taped[];

export const sheetAbouts = [
  {"county":"Fiction","place":"Made-up hall","address":"1 Made-Up St","election":"General election","date":"2027-11-02","made_up":true},
] satisfies readonly SheetAbout[];

export const laws = [
  {"texts":[{"line":"one_fifty","section":"§ 23-15-895","layer":"statute","words":"No candidate for an elective office, or any representative of such candidate, and no proponent or opponent of any constitutional amendment, local issue or other measure printed on the ballot may post or distribute cards, posters or other campaign literature within one hundred fifty (150) feet of any entrance of the building wherein any election is being held.","reading":"150 feet from any entrance of the building. It speaks of literature, and of who may not post or hand it out."},{"line":"one_fifty","section":"Secretary of State’s reminders (2020, 2023, 2024, as reprinted)","layer":"guidance","words":"","reading":"150 feet from any entrance, unless on private property. It speaks of any campaigning. The statute makes no exception for private property."},{"line":"thirty","section":"§ 23-15-245","layer":"statute","words":"A space thirty (30) feet in every direction from the polls, or the room in which the election is held, shall be kept open and clear of all persons except the election officials, individuals present to vote and credentialed poll watchers as defined by Section 23-15-577.","reading":"30 feet from the polls, or from the room in which the election is held."},{"line":"thirty","section":"Secretary of State’s reminders (2020, 2023, 2024, as reprinted)","layer":"guidance","words":"","reading":"30 feet from every entrance, kept clear of all but election officials, voters waiting to vote, and authorized poll watchers."}],"conduct":[{"id":"literature_by_campaign","conduct":"A candidate, someone who represents one, or someone for or against a measure on the ballot posts or hands out literature","thirty":"Not allowed.","one_fifty":"Not allowed.","beyond":"Not limited by this section.","section":"§ 23-15-895","layer":"statute","sure":true},{"id":"literature_by_campaign","conduct":"A candidate, someone who represents one, or someone for or against a measure on the ballot posts or hands out literature","thirty":null,"one_fifty":null,"beyond":null,"section":"§ 23-15-895","layer":"statute","sure":false}],"draft":true},
] satisfies readonly Law[];

export const logEntries = [
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"opened","format":1,"county":"28901","place":"28901:p001","place_name":"Made-up Ridge Volunteer Fire Station","election":"e1","election_name":"Made-up general election","election_date":"2026-11-03","party":"","device":"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a","key":"non_extractable","made_up":true}},
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"observation","seen":"sign","measured_by":"P. Made-up","tape_tenths_ft":1385,"tape_from":"Door 2","reading":"INSIDE","spot":{"lon_e5":-8906000,"lat_e5":3315000},"accuracy_m":4,"asked":"Move it","done":""}},
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"observation","seen":"sign","measured_by":"P. Made-up","tape_tenths_ft":null,"tape_from":"Door 2","reading":"INSIDE","spot":null,"accuracy_m":null,"asked":"Move it","done":""}},
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"incident","topic":"queue","text":"Rain","asked":"","done":"A tent was put up"}},
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"question","text":"May a sign stand here?","answer":"","office":"Circuit clerk"}},
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"note","text":"Polls opened"}},
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"photo","text":"The sign","jpeg":"/9j/"}},
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"struck","entry":3,"struck":true}},
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"device","did":"export"}},
  {"at":"2026-11-03T13:00:00Z","up_s":12,"by":"bailiff","what":{"kind":"checkpoint","why":"count","sig":"00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"}},
] satisfies readonly LogEntry[];

export const logsMade = [
  {"kind":"made","line":"{\"seq\":1,\"at\":\"2026-11-03T13:00:00Z\",\"up_s\":1,\"by\":\"manager\",\"what\":{\"kind\":\"note\",\"text\":\"Polls opened\"},\"prev\":\"e2c79fe1be9d688c88871b8c7c39cfe26016e90397fe4515ab09576553f0b875\",\"hash\":\"1e76f71d3b3f6549ce2deaa25ce9c17c3cbac0f834091d77547767791200d29d\"}"},
  {"kind":"refused","code":"empty","field":"text","error":"found nothing in text, expected words"},
  {"kind":"refused","code":"invalid","field":null,"error":"the last entry: found something that is no entry of a log"},
] satisfies readonly LogMade[];

export const logsChecked = [
  {"of":null,"entries":0,"signed_through":null,"closed":false,"head":null,"heads":[],"clock_back":[],"fault":{"entry":0,"stands_through":null,"code":"empty","says":"found no entry, expected a log"}},
  {"of":{"format":1,"county":"28901","place":"28901:p001","place_name":"Made-up Ridge Volunteer Fire Station","election":"e1","election_name":"Made-up general election","election_date":"2026-11-03","party":"","device":"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a","key":"non_extractable","made_up":true},"entries":1,"signed_through":null,"closed":false,"head":"1GMC-QKPW-W72G","heads":[null],"clock_back":[],"fault":{"entry":1,"stands_through":null,"code":"not_closed","says":"the log ends without its closing signature: entry 1 and what may have followed are missing, or the day was not closed"}},
  {"of":{"format":1,"county":"28901","place":"28901:p001","place_name":"Made-up Ridge Volunteer Fire Station","election":"e1","election_name":"Made-up general election","election_date":"2026-11-03","party":"","device":"","key":"none","made_up":true},"entries":1,"signed_through":null,"closed":false,"head":"WB3S-ZRDY-KNM8","heads":[],"clock_back":[],"fault":null},
] satisfies readonly LogChecked[];

export const rollsLoaded = [
  {"kind":"open","about":{"election":"e1","day":"2027-11-02","precinct":"28901/07","version":1,"from":"2027-11-02","until":"2027-11-02","count":2,"made_up":true},"own":1},
  {"kind":"refused","code":"not_a_roll","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"other_tablet","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"cut","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"changed","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"signature","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"unread","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"precinct","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"election","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"too_early","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"over","found":"28901/08","expected":"28901/07"},
  {"kind":"refused","code":"older","found":"28901/08","expected":"28901/07"},
] satisfies readonly RollLoaded[];

export const rollsFound = [
  {"found":[],"more":false},
  {"found":[{"person":{"last":"Madeup","first":"Able","middle":"Q.","suffix":"Jr.","address":"1 Fable Road","precinct":"28901/07","split":"2","status":"active"},"pollbook":"active"},{"person":{"last":"Madeup","first":"Able","middle":"Q.","suffix":"Jr.","address":"1 Fable Road","precinct":"28901/07","split":"2","status":"inactive"},"pollbook":"inactive"},{"person":{"last":"Madeup","first":"Able","middle":"Q.","suffix":"Jr.","address":"1 Fable Road","precinct":"28901/07","split":"2","status":"hava_unverified"},"pollbook":"hava_unverified"},{"person":{"last":"Madeup","first":"Able","middle":"Q.","suffix":"Jr.","address":"1 Fable Road","precinct":"28901/07","split":"2","status":"active","absentee":true},"pollbook":"marked_voted"},{"person":{"last":"Madeup","first":"Able","middle":"Q.","suffix":"Jr.","address":"1 Fable Road","precinct":"28901/07","split":"2","status":"active","moved":"within_30_days"},"pollbook":"moved_within_30_days"},{"person":{"last":"Madeup","first":"Able","middle":"Q.","suffix":"Jr.","address":"1 Fable Road","precinct":"28901/07","split":"2","status":"active","moved":"over_30_days"},"pollbook":"moved_over_30_days"},{"person":{"last":"Madeup","first":"Able","middle":"Q.","suffix":"Jr.","address":"1 Fable Road","precinct":"28901/07","split":"2","status":"active"},"pollbook":"wrong_precinct"},{"person":{"last":"Madeup","first":"Able","precinct":"28901/07"},"pollbook":null}],"more":true},
] satisfies readonly RollFound[];

export const lawAnswers = [
  {"kind":"ask","fact":"document","allowed":["none"],"issued_from":"2017-11-02"},
  {"kind":"ruled","outcome":"confer","certain":false,"decides":"the bailiff","reasons":[{"rule":"made.up","cite":"§ 1","layer":"statute","text":"Made up.","words":"made up","confidence":"SEEN"},{"rule":"made.up","cite":"§ 1","layer":"rule","text":"Made up.","words":"made up","confidence":"SEEN"},{"rule":"made.up","cite":"§ 1","layer":"guidance","text":"Made up.","words":"made up","confidence":"SEEN"},{"rule":"made.up","cite":"§ 1","layer":"interpretation","text":"Made up.","words":"made up","confidence":"SEEN"}],"steps":["Confer."],"cure":"show_id","reviewed":"Draft"},
  {"kind":"ruled","outcome":"confer","certain":false,"reasons":[{"rule":"made.up","cite":"§ 1","layer":"statute","text":"Made up.","confidence":"SEEN"}],"steps":["Confer."],"cure":"religious","reviewed":"Draft"},
  {"kind":"ruled","outcome":"confer","certain":false,"reasons":[],"steps":["Confer."],"reviewed":"Draft"},
  {"kind":"refused","error":"found no document"},
] satisfies readonly LawAnswer[];

export const lawQuestions = [
  {"question":"id","said":{"role":"voter"},"by":"poll_manager","on":"2027-11-02","election_type":"primary","cure_by":"Tuesday, November 9, 2027"},
  {"question":"pollbook","said":{"role":"voter"},"by":"bailiff","on":"2027-11-02","election_type":"primary_runoff","cure_by":null},
  {"question":"presence","said":{"role":"voter"},"by":"voter","on":"2027-11-02","election_type":"general","cure_by":"Tuesday, November 9, 2027"},
  {"question":"conduct","said":{"role":"voter"},"by":"poll_manager","on":"2027-11-02","election_type":"general_runoff","cure_by":null},
  {"question":"challenge","said":{"role":"voter"},"by":"bailiff","on":"2027-11-02","election_type":"special","cure_by":"Tuesday, November 9, 2027"},
  {"question":"assistance","said":{"role":"voter"},"by":"voter","on":"2027-11-02","election_type":"municipal_primary","cure_by":null},
  {"question":"curbside","said":{"role":"voter"},"by":"poll_manager","on":"2027-11-02","election_type":"municipal_general","cure_by":"Tuesday, November 9, 2027"},
] satisfies readonly LawQuestion[];

export const confidences = {
  "0.68": true, "0.95": true,
} satisfies Record<Confidence, true>;

export const located = {
  "gps": true, "map": true, "tape": true, "file": true,
} satisfies Record<Located, true>;

export const pathKinds = {
  "walk": true, "drive": true, "road_edge": true,
} satisfies Record<PathKind, true>;

export const whysNot = {
  "staff": true, "locked": true, "emergency": true,
} satisfies Record<Exclude<WhyNot, object>, true>;

export const countKinds = {
  "yes": true, "no": true,
} satisfies Record<Counts["kind"], true>;

export const pollsShapes = {
  "room": true, "point": true,
} satisfies Record<PollsShape["kind"], true>;

export const adoptedThirty = {
  "room": true, "entrances": true, "both": true,
} satisfies Record<Policy["thirty"], true>;

export const privateProperty = {
  "included": true, "excepted": true,
} satisfies Record<Policy["private_property"], true>;

export const placeStates = {
  "to_do": true, "started": true, "done": true,
} satisfies Record<RoundPlace["state"], true>;

export const lockStates = {
  "waiting": true, "holding": true, "good_enough": true, "too_rough": true,
} satisfies Record<Locking["state"], true>;

export const hands = {
  "left": true, "right": true,
} satisfies Record<Hand, true>;

export const verdictWords = {
  "inside": true, "outside": true, "too_close_to_call": true, "not_surveyed": true,
} satisfies Record<Verdict, true>;

export const readKinds = {
  "read": true, "refused": true,
} satisfies Record<SurveyRead["kind"], true>;

export const tapedKinds = {
  "along_wall": true, "from_both": true,
} satisfies Record<DoorTape["kind"], true>;

export const markKinds = {
  "walk": true, "drive": true, "road_edge": true, "compass": true,
} satisfies Record<TapeMark["kind"], true>;

export const walkSides = {
  "inside": true, "outside": true, "too_close_to_call": true, "not_surveyed": true, "no_position": true,
} satisfies Record<WalkState["state"], true>;

export const crossings = {
  "entered": true, "left": true,
} satisfies Record<NonNullable<WalkState["alarm"]>, true>;

export const layers = {
  "statute": true, "guidance": true, "interpretation": true, "practice": true,
} satisfies Record<Layer, true>;

export const lawLines = {
  "thirty": true, "one_fifty": true,
} satisfies Record<LawText["line"], true>;

export const logSeen = {
  "stake": true, "sign": true, "table": true, "person": true,
} satisfies Record<LogSeen, true>;

export const logTopics = {
  "queue": true, "equipment": true, "building": true, "supplies": true, "access": true, "near_lines": true, "remaining": true, "other": true,
} satisfies Record<LogTopic, true>;

export const logDid = {
  "unlock": true, "lock": true, "unlock_failed": true, "import": true, "search": true, "view": true, "redirect": true, "export": true, "wipe": true, "clock_set": true, "entries_lost": true,
} satisfies Record<LogDid, true>;

export const logWhys = {
  "count": true, "time": true, "close": true,
} satisfies Record<LogWhy, true>;

export const logFaults = {
  "empty": true, "too_large": true, "unread": true, "changed": true, "missing": true, "repeated": true, "not_followed": true, "not_following": true, "signature": true, "not_allowed": true, "not_closed": true, "cut_off": true, "key": true, "head": true,
} satisfies Record<LogFaultCode, true>;

export const logBy = {
  "bailiff": true, "manager": true, "page": true,
} satisfies Record<LogBy, true>;

export const rollRefusals = {
  "not_a_roll": true, "other_tablet": true, "cut": true, "changed": true, "signature": true, "unread": true, "precinct": true, "election": true, "too_early": true, "over": true, "older": true,
} satisfies Record<RollRefusal, true>;
