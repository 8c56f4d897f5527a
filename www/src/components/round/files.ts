// The round as a file: saved, shared, another person's joined. A file that is refused changes nothing. Also what is said when
// the device keeps nothing.

import { html, nothing, type TemplateResult } from "lit";
import type { Round } from "../../core/manager/contract.ts";
import { saveFile } from "../plain/save-file.ts";
import type { SurveyRound } from "./round.ts";
import { join, sameName, unsaved } from "./state.ts";

/** More than a state's surveys would weigh, bytes; a photo or a film picked by mistake. */
const LARGEST = 20_000_000;

async function file(round: SurveyRound): Promise<File | undefined> {
  try {
    const { by } = round.kept;
    const text = await round.core?.writeSurvey(round.kept.round);
    if (text === undefined) return undefined;
    const person = by.toLocaleLowerCase("en").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    return new File([text], `survey-${round.county.fips}-${round.today()}${person && `-${person}`}.geojson`, { type: "application/geo+json" });
  } catch {
    round.failed = true;
    return undefined;
  }
}

async function download(round: SurveyRound): Promise<void> {
  const made = await file(round);
  if (!made) return;
  saveFile(made, made.name);
  out(round, made.name);
}

async function share(round: SurveyRound): Promise<void> {
  const made = await file(round);
  if (!made) return;
  try {
    await navigator.share({ files: [made], title: made.name });
    out(round, made.name);
  } catch {
    // Closed without sharing, or the device won't: the file can still be saved.
  }
}

function out(round: SurveyRound, name: string): void {
  if (round.trouble === "gone") round.trouble = undefined;
  round.keep({ ...round.kept, saved: round.clock() });
  round.spoken = round.speech.say("round_saved_as", { file: name });
}

/** Whether the device can hand a file on. */
function canShare(): boolean {
  try {
    return navigator.canShare?.({ files: [new File(["{}"], "survey.geojson", { type: "application/geo+json" })] }) ?? false;
  } catch {
    return false;
  }
}

/** A file may call a place by its name alone: where one listed place has that name, it is that one. */
function listed(round: SurveyRound, theirs: Round): Round {
  const all = round.places();
  const places = theirs.places.map((one) => {
    const { place } = one.survey;
    const [fit, ...more] = all.some(({ id }) => id === place) ? [] : all.filter(({ name }) => sameName(name, place));
    return fit && more.length === 0 ? { ...one, survey: { ...one.survey, place: fit.id } } : one;
  });
  return { ...theirs, places };
}

/** Another person's file, or one of our own. */
export async function take(round: SurveyRound, picked: File): Promise<void> {
  const { core, speech, kept } = round;
  if (!core) return;
  if (picked.size > LARGEST) return round.go({ at: "refused", error: speech.say("round_file_large") });
  try {
    const read = await core.readSurvey(await picked.text());
    if (read.kind === "refused") return round.go({ at: "refused", error: read.error });
    const theirs = listed(round, read.round);
    if (theirs.county !== "" && theirs.county !== round.county.fips)
      return round.go({ at: "refused", error: speech.say("round_file_elsewhere", { found: theirs.county, expected: round.county.fips }) });
    const file = await core.mergeSurveys(kept.round, theirs, []);
    if (file.conflicts.length > 0 || read.problems.length > 0)
      return round.go({ at: "join", mine: kept.round, theirs, file, problems: read.problems, picks: file.conflicts.map(() => undefined), on: 0 });
    round.keep(join(kept, file.round));
    round.spoken = speech.say("round_joined");
  } catch {
    round.go({ at: "refused", error: speech.say("round_file_unread") });
  }
}

export function files(round: SurveyRound): TemplateResult {
  const { speech, kept } = round;
  const picked = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [first] = input.files ?? [];
    if (first) void take(round, first).finally(() => (input.value = ""));
  };
  const some = kept.round.places.length > 0;
  return html`<section class="files stack">
    <h2 class="subtitle">${speech.say("round_files")}</h2>
    <p>${speech.say(unsaved(kept) ? "round_files_unsaved" : "round_files_text")}</p>
    <div class="row buttons">
      <button type="button" class="big" ?disabled=${!some} @click=${() => void download(round)}>${speech.say("round_save")}</button>
      ${canShare() ? html`<button type="button" class="big" ?disabled=${!some} @click=${() => void share(round)}>${speech.say("round_share")}</button>` : nothing}
      <span class="pick">
        <input id="file" type="file" class="seen-not" accept=".geojson,.json,application/geo+json,application/json" @change=${picked} />
        <label for="file" class="button big">${speech.say("round_join")}</label>
      </span>
    </div>
    <p class="soft small">${speech.say("round_photos_stay")}</p>
  </section>`;
}

export function storeBand(round: SurveyRound): TemplateResult | typeof nothing {
  const { speech, trouble, kept } = round;
  if (!trouble) return nothing;
  return html`<div class="alert bad stack-close" role="alert">
    <p><strong>${speech.say(`round_store_${trouble}`)}</strong></p>
    ${kept.round.places.length > 0
      ? html`<p>${speech.say("round_store_do")}</p>
          <button type="button" class="big" @click=${() => void download(round)}>${speech.say("round_save")}</button>`
      : nothing}
  </div>`;
}
