// Whom one meets at a polling place, in groups, each with a drawing of ours.

import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

const drawn = (mark: SVGTemplateResult): TemplateResult =>
  html`<svg class="person" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle cx="13" cy="9" r="5"/><path d="M4 29c0-8 4-12 9-12s9 4 9 12"/>${mark}</svg>`;

const MARKS = {
  officers: drawn(svg`<path d="m22 8 3 3 5-6"/>`),
  watchers: drawn(svg`<path d="M20 10c2-4 8-4 10 0-2 4-8 4-10 0Z"/><circle cx="25" cy="10" r="1.200"/>`),
  voters: drawn(svg`<path d="M22 12h8v-7h-8Zm2 0V9h4"/>`),
  observers: drawn(svg`<circle cx="25" cy="8" r="4"/><path d="m28 11 3 3"/>`),
  others: drawn(svg`<path d="M22 6c0-4 7-4 7 0 0 2-3.500 2-3.500 5M25.500 14v.1"/>`),
} as const;

export type Group = keyof typeof MARKS;

export const GROUPS: readonly (readonly [Group, readonly string[]])[] = [
  ["voters", ["voter", "voter_done", "assistant", "child_with_voter", "elector_challenger"]],
  ["watchers", ["candidate", "candidate_watcher", "party_watcher"]],
  ["observers", ["media", "law_enforcement_called", "law_enforcement", "state_observer", "federal_observer", "doj_monitor", "outside_observer"]],
  ["officers", ["poll_manager", "bailiff", "other_party_manager", "student_intern", "election_commissioner", "circuit_clerk", "executive_committee_member"]],
  ["others", ["church_staff", "firefighter_on_duty", "pupil", "shop_customer", "petition_gatherer", "initiative_petition_gatherer", "other_public"]],
];

export const marks: Record<Group, TemplateResult> = MARKS;
