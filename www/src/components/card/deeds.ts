// What the card's buttons do. All of it is made on the device, and all of it names the place alone.

import type { AnswerOf } from "../../core/contract.ts";
import type { View } from "../view.ts";
import { saveFile } from "../plain/save-file.ts";
import { calendarFile } from "./calendar.ts";
import { linkTo } from "./link.ts";
import { ownVoice } from "./voice.ts";

type Found = AnswerOf<"found">;

const blanks = (view: Pick<View, "speech">, found: Found): Record<string, string> => ({
  place: found.place.name,
  room: found.place.room ? `${found.place.room}.` : "",
  address: found.place.address,
  date: view.speech.date(found.election.date, "with weekday"),
  opens: view.speech.time(found.hours.opens),
  closes: view.speech.time(found.hours.closes),
});

export function saveCalendar(view: View, found: Found): void {
  const title = view.speech.say("calendar_title", { place: found.place.name });
  const file = new Blob([calendarFile(found, title, view.speech.say("share_text", blanks(view, found)), view.now)], {
    type: "text/calendar",
  });
  saveFile(file, "vote.ics");
}

/** The system's own sheet where there is one, else a copy. The words and the link name the place alone. */
export async function share(view: View, found: Found, button: HTMLButtonElement): Promise<void> {
  const text = view.speech.say("share_text", blanks(view, found));
  const url = linkTo(view, found);
  try {
    if (navigator.share) await navigator.share({ text, url });
    else {
      await navigator.clipboard.writeText(`${text} ${url}`);
      button.textContent = view.speech.say("tool_copied");
    }
  } catch (cause) {
    // Closed without sharing is no failure.
    if (cause instanceof DOMException && cause.name === "AbortError") return;
    button.textContent = view.speech.say("share_failed", { link: url });
  }
}

export function read(view: View, found: Found): void {
  const voice = ownVoice(view.speech.language);
  if (!voice) return;
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel();
    return;
  }
  const words = new SpeechSynthesisUtterance(view.speech.say("read_text", blanks(view, found)));
  words.voice = voice;
  words.lang = voice.lang;
  speechSynthesis.speak(words);
}
