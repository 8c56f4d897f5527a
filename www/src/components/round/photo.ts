// A photo of the side where signs stand, without people. It is drawn anew as a small JPEG, so that the place, time and device
// that a camera writes into its files are gone, and it stays on this device: the survey's file does not carry it.

import { html, type TemplateResult } from "lit";
import { title } from "./place.ts";
import type { SurveyRound } from "./round.ts";
import { NotKept, type Photo } from "./store.ts";

/** Longest side, pixels. */
const LONGEST = 1280;
/** Longest data address kept, characters; about 300 kB of JPEG. */
const MOST = 400_000;
const QUALITIES = [0.8, 0.65, 0.5, 0.35] as const;

/** The picture alone, small. Throws where the file is no picture. */
export async function small(file: Blob): Promise<string> {
  // As the camera was held: what says so in the file is lost with the rest of it.
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  for (let longest = LONGEST; ; longest /= 1.5) {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const paper = canvas.getContext("2d");
    if (!paper) throw new Error("found no canvas, expected one to draw the photo on");
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of QUALITIES) {
      const jpeg = canvas.toDataURL("image/jpeg", quality);
      if (jpeg.length <= MOST) {
        picture.close();
        return jpeg;
      }
    }
  }
}

async function keep(round: SurveyRound, photo: Photo | undefined): Promise<void> {
  if (round.screen.at !== "place") return;
  try {
    await round.store.savePhoto(round.screen.id, photo);
    round.photo = photo;
    round.typed = {};
    round.spoken = round.speech.say(photo ? "round_photo_kept" : "round_photo_gone");
  } catch (cause) {
    round.trouble = cause instanceof NotKept ? cause.why : "refused";
  }
}

export function photo(round: SurveyRound): TemplateResult {
  const { speech, typed } = round;
  const held = round.photo;
  const picked = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file) return;
    void small(file)
      .then((jpeg) => (round.typed = { jpeg }))
      .catch(() => (round.typed = { bad: "unread" }))
      .finally(() => (input.value = ""));
  };
  const fresh = typed["jpeg"];
  const camera = (words: string, look: string): TemplateResult => html`<span class="pick">
    <input id="photo" type="file" class="seen-not" accept="image/*" capture="environment" @change=${picked} />
    <label for="photo" class="button big ${look}">${words}</label>
  </span>`;
  return html`<section class="stack">
    ${title(round, speech.say("round_photo"))}
    ${fresh !== undefined
      ? html`<p class="lead">${speech.say("round_photo_ask")}</p>
          <img class="photo" src=${fresh} alt=${speech.say("round_photo_alt")} />
          <div class="row buttons">
            <button type="button" class="primary big" @click=${() => void keep(round, { jpeg: fresh, on: round.today() })}>${speech.say("round_photo_yes")}</button>
            ${camera(speech.say("round_photo_again"), "")}
          </div>`
      : html`<p>${speech.say("round_photo_text")}</p>
          ${held ? html`<img class="photo" src=${held.jpeg} alt=${speech.say("round_photo_alt")} />` : ""}
          <p class="error" role="alert">${typed["bad"] ? speech.say("round_photo_unread") : ""}</p>
          <div class="row buttons">
            ${camera(speech.say(held ? "round_photo_again" : "round_photo_take"), held ? "" : "primary")}
            ${held
              ? html`<a class="button big" href=${held.jpeg} download="photo-${held.on}.jpg">${speech.say("round_photo_save")}</a>
                  <button type="button" class="big" @click=${() => void keep(round, undefined)}>${speech.say("round_photo_remove")}</button>`
              : ""}
          </div>
          <p class="soft small">${speech.say("round_photo_stays")}</p>`}
  </section>`;
}
