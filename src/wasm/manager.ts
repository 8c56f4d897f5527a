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
