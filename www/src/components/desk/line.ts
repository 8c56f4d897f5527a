// Any answer as one line that can be read aloud on the telephone. Where the answer is not sure, neither is the line.

import type { Answer, PlaceOption, PlaceRef } from "../../core/contract.ts";
import { noticeLine } from "../notice/notice.ts";
import type { Blanks, Speech } from "../../messages/speech.ts";

function whereabouts(place: PlaceRef): Blanks {
  return { place: place.name, room: place.room ? `${place.room}, ` : "", address: place.address };
}

function optionName(speech: Speech, { place }: PlaceOption): string {
  return place?.name ?? speech.say("line_unnamed");
}

/** `now`: ISO instant. */
export function lineOf(speech: Speech, answer: Answer, now: string): string {
  switch (answer.kind) {
    case "found": {
      const { place, proof, election, hours, freshness } = answer;
      const blanks = {
        ...whereabouts(place),
        matched: proof.matched,
        date: speech.date(election.date, "with weekday"),
        opens: speech.time(hours.opens),
        closes: speech.time(hours.closes),
        as_of: speech.date(freshness.as_of),
      };
      const notices = answer.notices.map((notice) => noticeLine({ speech }, notice, place, election.date));
      const aloud = (line: string): string => [...notices, line].join(" ");
      if (freshness.state === "old") return aloud(speech.say("line_found_old", blanks));
      if (freshness.band === "last_known") return aloud(speech.say("line_last_known", blanks));
      return aloud(speech.say(Date.parse(now) > Date.parse(hours.closes_utc) ? "line_over" : "line_found", blanks));
    }
    case "choose":
      return speech.say("line_choose", { candidates: speech.either(answer.candidates.map(({ text }) => text)) });
    case "close":
      return speech.say("line_close", {
        matched: answer.proof.matched,
        precincts: speech.either(answer.candidates.map(({ precinct }) => precinct.name)),
        places: speech.either(answer.candidates.map((one) => optionName(speech, one))),
      });
    case "conflict":
      return speech.say("line_conflict", {
        matched: answer.proof.matched,
        row: optionName(speech, answer.by_row),
        map: optionName(speech, answer.by_polygon),
      });
    case "no_place":
      return speech.say("line_no_place", { precinct: answer.precinct.name, county: answer.county.name });
    case "no_streets":
      return speech.say("line_no_streets", {
        counties: speech.either(answer.counties.map(({ name }) => speech.say("county_named", { county: name }))),
      });
    case "no_election":
      return answer.next
        ? speech.say("line_no_election", { next: `${answer.next.name}, ${speech.date(answer.next.date)}` })
        : speech.say("line_no_election_none");
    case "other_authority": {
      const { name, date, authority } = answer.election;
      const who =
        authority.kind === "county"
          ? speech.say("authority_county")
          : authority.kind === "party"
            ? authority.name
            : speech.say("authority_city", { name: authority.name });
      return speech.say("line_other", { name, date: speech.date(date), authority: who });
    }
    case "outside":
      return speech.say("line_outside");
    case "not_found":
      if (answer.reason === "which_county") return speech.say("which_county");
      if (answer.reason === "area_unknown") return speech.say("line_town");
      return speech.say("line_not_found", { reason: speech.say(`nf_${answer.reason}`) });
    case "unavailable":
      return speech.say(`line_${answer.why}`);
    case "invalid":
      return speech.say("line_invalid");
  }
}
