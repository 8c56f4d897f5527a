// Sixth-grade words on the main path: the Flesch–Kincaid grade of each English sentence that a voter meets unfolded.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { load } from "./tools/messages.mjs";

/** Highest grade of one sentence, so that each is sixth grade; and of all of them on average. */
const MOST = 6.9;
const MEAN = 3;
/** Shorter ones are labels, for which the formula was not made. Words. */
const SHORTEST = 5;

/** What a voter meets folded, after asking for detail, or at the foot: precise words are wanted there. */
const ASIDE = /^(privacy|why|how|detail|report|foot|band|call|qr|share|calendar|map_label|moved_law|red|failed|site|opens|record_how|id_why|id_layer|id_foot)/;

/** Words that stand on the voter's own card, on the door and in the law; other words would name another thing. Each counts
 * as a word of two syllables, like "voter". */
const NAMES = /\b(affidavit|absentee|circuit|polling|photo ID|registration|registered|elections?|precincts?|Mississippi|Secretary|county|ZIP|PO)\b/giu;

const plain = (text) =>
  text.replace(/\*\*/g, "").replace(/\{\w+\}/g, "voter").replace(NAMES, "voter").replace(/[“”"]/g, "");

export function grade(sentence) {
  const words = sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  return { words: words.length, grade: fleschKincaid({ sentence: 1, word: words.length, syllable: words.reduce((sum, word) => sum + syllable(word), 0) }) };
}

const en = { ...(await load("en")), ...(await load("en-later")), ...(await load("en-card")), ...(await load("en-id")) };
const sentences = Object.entries(en)
  .filter(([key]) => !ASIDE.test(key))
  .flatMap(([key, text]) => plain(text).split(/(?<=[.?!:])\s+/).map((sentence) => ({ key, sentence, ...grade(sentence) })))
  .filter(({ words }) => words >= SHORTEST);

test(`no sentence of the main path is above grade ${MOST}`, () => {
  const hard = sentences.filter((one) => one.grade > MOST).map((one) => `${one.key} ${one.grade.toFixed(1)}: ${one.sentence}`);
  assert.deepEqual(hard, []);
});

test(`the main path as a whole is at grade ${MEAN} or below`, () => {
  const mean = sentences.reduce((sum, one) => sum + one.grade, 0) / sentences.length;
  console.log(`${sentences.length} sentences, mean grade ${mean.toFixed(1)}, highest ${Math.max(...sentences.map((one) => one.grade)).toFixed(1)}`);
  assert.ok(sentences.length > 100, `found ${sentences.length} sentences`);
  assert.ok(mean <= MEAN, `mean grade ${mean.toFixed(1)}`);
});

test("no sentence of the main path is longer than 20 words", () => {
  assert.deepEqual(sentences.filter(({ words }) => words > 20).map(({ key, words, sentence }) => `${key} ${words}: ${sentence}`), []);
});

test("the measure tells hard from easy", () => {
  assert.ok(grade("Notwithstanding the aforementioned determination, electors shall effectuate transferral of registration.").grade > 15);
  assert.ok(grade("Call the clerk now and ask.").grade < 3);
});
