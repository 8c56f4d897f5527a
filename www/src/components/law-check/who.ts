// "Who": somebody's role by picture, what they show, and where the law has them; and a count of watchers by candidate and
// party, which stays on the tablet.

import { html, nothing, type TemplateResult } from "lit";
import type { LawAnswer } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";
import type { MessageKey } from "../../messages/speech.ts";
import { askLaw, type Said } from "./ask.ts";
import { GROUPS, marks } from "./people.ts";
import { steps, why, type Ruled } from "./ruled.ts";
import { Taps } from "./taps.ts";

const ZONES = ["room", "thirty", "one_fifty"] as const;
type Zone = (typeof ZONES)[number];

/** How many of each candidate or party are here, by name. */
export type Tally = Record<string, number>;
const isTally = (value: unknown): value is Tally =>
  typeof value === "object" && value !== null && Object.values(value).every((n) => typeof n === "number" && Number.isSafeInteger(n) && n > 0);
const KEPT = "tally";

type Settled = { [Z in Zone]?: Ruled };
type Screen = { said: Said; of: string; next: Extract<LawAnswer, { kind: "ask" }> | Settled | "failed" };

const roleKey = (role: string): MessageKey => (role === "bailiff" ? "role_is_bailiff" : (`role_${role}` as MessageKey));

export class Who extends Taps<Screen> {
  static override properties = { ...Taps.properties, kept: { attribute: false }, tally: { state: true } };
  declare kept: Kept;
  declare tally: Tally;

  constructor() {
    super();
    this.tally = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.tally = this.kept.read(KEPT, isTally) ?? {};
  }

  /** Says more; the rules ask on, or say where somebody may be. */
  async say(more: Said, of = this.screens.at(-1)?.of ?? ""): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const said = { ...this.screens.at(-1)?.said, ...more };
    this.screens = [...this.screens, { said, of, next: await this.heard(said).catch(() => "failed" as const) }];
    this.busy = false;
  }

  private async heard(said: Said): Promise<Screen["next"]> {
    const settled: Settled = {};
    for (const where of ZONES) {
      const answer = await askLaw(this.asker, "presence", { ...said, where, election_type: this.asker.election.kind });
      if (!answer || answer.kind === "refused") return "failed";
      if (answer.kind === "ask") return answer;
      settled[where] = answer;
    }
    return settled;
  }

  private count(of: string, by: 1 | -1): void {
    const n = (this.tally[of] ?? 0) + by;
    const { [of]: _, ...rest } = this.tally;
    this.tally = n > 0 ? { ...rest, [of]: n } : rest;
    this.kept.write(KEPT, this.tally);
  }

  protected first(): TemplateResult {
    const { speech } = this.asker;
    const here = Object.entries(this.tally).sort(([a], [b]) => a.localeCompare(b));
    return html`<section class="stack">
      <div>
        <h2 class="subtitle" tabindex="-1">${speech.say("who_title")}</h2>
        <p>${speech.say("who_here")}</p>
      </div>
      ${GROUPS.map(
        ([group, roles]) => html`<section class="stack-close">
          <h3 class="small-title">${speech.say(`who_group_${group}`)}</h3>
          <ul class="bare choices pictured">
            ${roles.map(
              (role) => html`<li>
                <button type="button" class="choice" @click=${() => void this.say({ role }, "")}>${marks[group]} <span>${speech.say(roleKey(role))}</span></button>
              </li>`,
            )}
          </ul>
        </section>`,
      )}
      <section class="stack-close">
        <h3 class="small-title">${speech.say("who_tally")}</h3>
        ${here.length === 0
          ? html`<p class="soft">${speech.say("who_tally_none")}</p>`
          : html`<ul class="bare stack-close">
              ${here.map(
                ([name, n]) => html`<li class="row">
                  <strong>${speech.say("who_count", { name, n })}</strong>
                  <button type="button" @click=${() => this.count(name, -1)}>${speech.say("who_leaves", { name })}</button>
                </li>`,
              )}
            </ul>`}
      </section>
    </section>`;
  }

  /** Whose watcher, so that the count says how many are here. */
  private whose(): TemplateResult {
    const { speech } = this.asker;
    const take = (name: string): void => {
      const of = name.trim().slice(0, 60);
      if (of === "") return;
      const n = this.tally[of] ?? 0;
      void this.say({ already_here: n === 0 ? "none" : n === 1 ? "one" : "two_or_more" }, of);
    };
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      take(String(new FormData(event.currentTarget as HTMLFormElement).get("of") ?? ""));
    };
    return html`<form class="stack" @submit=${submit}>
      <div>
        <h2 class="subtitle" tabindex="-1">${speech.say("who_already_here")}</h2>
        <p class="soft">${speech.say("who_already_here_hint")}</p>
      </div>
      <ul class="bare choices">
        ${Object.entries(this.tally).map(
          ([name, n]) => html`<li><button type="button" class="choice" @click=${() => take(name)}>${speech.say("who_count", { name, n })}</button></li>`,
        )}
      </ul>
      <label>${speech.say("who_of")}<input type="text" name="of" maxlength="60" autocomplete="off" /></label>
      <p><button type="submit" class="primary">${speech.say("who_go")}</button></p>
    </form>`;
  }

  private asked(asked: Extract<LawAnswer, { kind: "ask" }>): TemplateResult {
    const { speech } = this.asker;
    if (asked.fact === "already_here") return this.whose();
    const yes = asked.fact === "on_ballot";
    return html`<section class="stack">
      <h2 class="subtitle" tabindex="-1">${speech.say(`who_${asked.fact}` as MessageKey)}</h2>
      <ul class="bare choices">
        ${asked.allowed.map(
          (word) => html`<li>
            <button type="button" class="choice" @click=${() => void this.say({ [asked.fact]: word })}>
              ${speech.say((yes ? `who_${word}` : `who_${asked.fact}_${word}`) as MessageKey)}
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private settled({ said, of }: Screen, settled: Settled): TemplateResult {
    const { speech, who } = this.asker;
    const { words } = this;
    const { room } = settled;
    const word = (ruled: Ruled): string =>
      speech.say(ruled.outcome === "bailiff_decides" && who === "bailiff" ? "who_out_you_decide" : (`who_out_${ruled.outcome}` as MessageKey));
    return html`<section class="stack">
      <div class="outcome stack" role="status">
        <h2 class="title" tabindex="-1">${speech.say(roleKey(said["role"] ?? ""))}${of === "" ? nothing : html`: ${of}`}</h2>
        <table class="zones">
          <tbody>
            ${ZONES.map((zone) => {
              const ruled = settled[zone];
              return ruled ? html`<tr><th scope="row">${speech.say(`who_${zone}`)}</th><td>${word(ruled)}</td></tr>` : nothing;
            })}
          </tbody>
        </table>
        ${room ? steps(words, room) : nothing}
      </div>
      <p class="row buttons">
        ${of !== "" && room?.outcome === "on_the_list"
          ? html`<button
              type="button"
              class="primary"
              @click=${() => {
                this.count(of, 1);
                this.reset();
              }}
            >
              ${speech.say("who_stays")}
            </button>`
          : nothing}
        <button type="button" @click=${this.reset}>${speech.say("who_next")}</button>
      </p>
      ${room ? why(words, room) : nothing}
    </section>`;
  }

  protected shown(screen: Screen): TemplateResult {
    const { next } = screen;
    if (next === "failed") return this.trouble("check_failed");
    return "kind" in next ? this.asked(next) : this.settled(screen, next);
  }
}

if (!customElements.get("pollstead-who")) customElements.define("pollstead-who", Who);
