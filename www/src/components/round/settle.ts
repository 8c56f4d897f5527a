// Puts what a person picked into a joined round. The core leaves mine where the files differ; each pick of theirs is put in.

import type { Merged, Round } from "../../core/manager/contract.ts";

export function settle(_mine: Round, theirs: Round, file: Merged, picks: readonly ("mine" | "theirs" | undefined)[]): Round {
  const taken = new Set(file.conflicts.filter((_, i) => picks[i] === "theirs").map(({ place }) => place));
  const places = file.round.places.map((place) => {
    const other = theirs.places.find(({ survey }) => survey.place === place.survey.place);
    return other && taken.has(place.survey.place) ? other : place;
  });
  return { ...file.round, places };
}
