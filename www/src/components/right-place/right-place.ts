// "Right place": the voter's address, their place, how far, how long the polls stay open, and a slip to take along. Nothing of
// it is kept: the next voter, another tab and a hidden page clear it.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { had, type Answer, type AnswerOf, type CountyDetail, type OpenedEdition, type PlaceOption, type PlaceRef, type Question, type Suggested } from "../../core/contract.ts";
import type { Chosen, ManagerSession } from "../../core/manager/contract.ts";
import type { Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { icons } from "../../style/icons.ts";
import "../address/address.ts";
import { noticeBands } from "../notice/notice.ts";
import { placesOf } from "../manager/ask-once.ts";
import { electionOf, minutesLeft } from "../manager/day.ts";
import { boxSpeech, managerEnglish } from "../manager/speech.ts";
import { nearby, straight } from "./near.ts";
import { rightPlaceStyle } from "./right-place.css.ts";

const NEAR = 5;
/** The minutes left are told anew this often, milliseconds. */
const EACH_MS = 15_000;

export class RightPlace extends LitElement {
  static override properties = {
    speech: { attribute: false },
    session: { attribute: false },
    chosen: { attribute: false },
    opened: { attribute: false },
    county: { attribute: false },
    text: { state: true },
    suggested: { state: true },
    answer: { state: true },
    fips: { state: true },
    failed: { state: true },
    busy: { state: true },
  };
  declare speech: Speech;
  declare session: ManagerSession;
  declare chosen: Chosen;
  declare opened: OpenedEdition;
  declare county: CountyDetail | undefined;
  clock: () => string = () => new Date().toISOString();
  declare text: string;
  private declare suggested: Suggested | undefined;
  private declare answer: Answer | undefined;
  /** The county that the voter named. */
  private declare fips: string | undefined;
  private declare failed: boolean;
  private declare busy: boolean;
  private asked = 0;
  private tick: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.speech = managerEnglish;
    this.text = "";
    this.suggested = this.answer = this.county = this.fips = undefined;
    this.failed = this.busy = false;
  }

  static override styles = [base, rightPlaceStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.clear);
    this.tick = setInterval(() => this.requestUpdate(), EACH_MS);
  }

  override disconnectedCallback(): void {
    removeEventListener("pagehide", this.clear);
    clearInterval(this.tick);
    this.clear();
    super.disconnectedCallback();
  }

  /** Nothing of this voter stays. */
  private readonly clear = (): void => {
    this.asked += 1;
    this.text = "";
    this.suggested = this.answer = this.fips = undefined;
    this.failed = this.busy = false;
  };

  private readonly next = (): void => {
    this.clear();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("pollstead-address")?.focus());
  };

  async type(text: string): Promise<void> {
    this.text = text;
    const mine = ++this.asked;
    try {
      const suggested = text.trim() === "" ? undefined : had(await this.session.suggest(text, this.fips));
      if (mine === this.asked) this.suggested = suggested;
    } catch {
      // A newer text, or nothing to suggest just now: asking says why.
    }
  }

  async ask(question: Question): Promise<void> {
    const mine = ++this.asked;
    const election = electionOf(this.opened.elections, this.clock())?.id;
    this.failed = false;
    this.busy = true;
    try {
      const answer = await this.session.locate({ ...question, ...(election === undefined ? {} : { election }) }, this.clock());
      if (mine !== this.asked) return;
      this.answer = answer;
    } catch {
      if (mine === this.asked) this.failed = true;
    } finally {
      if (mine === this.asked) this.busy = false;
    }
  }

  private address(text: string): void {
    void this.ask({ kind: "address", text, ...(this.fips === undefined ? {} : { county: this.fips }) });
  }

  private name(fips: string): void {
    this.fips = fips;
    this.address(this.text);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("answer") && this.answer) this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  // Drawing

  private box(): TemplateResult {
    const { speech, text, suggested, busy, failed } = this;
    return html`<div class="stack">
      <p class="soft">${speech.say("right_lead")}</p>
      <pollstead-address
        .speech=${boxSpeech(speech)}
        .value=${text}
        .suggested=${suggested}
        .onType=${(typed: string) => void this.type(typed)}
        .onSubmit=${(typed: string) => this.address(typed)}
        .onPick=${(picked: { text: string; id: string }) => {
          this.text = picked.text;
          void this.ask({ kind: "id", id: picked.id });
        }}
        .onNotHere=${() => this.address(this.text)}
      ></pollstead-address>
      ${busy ? html`<p class="soft" role="status">${speech.say("working")}</p>` : nothing}
      ${failed ? html`<p class="alert bad" role="alert">${speech.say("right_failed")}</p>` : nothing}
    </div>`;
  }

  private affidavit(): TemplateResult {
    return html`<p class="alert"><strong>${this.speech.say("right_stays")}</strong></p>`;
  }

  private again(more?: TemplateResult): TemplateResult {
    return html`<div class="row buttons no-print">
      ${more ?? nothing}
      <button type="button" @click=${this.next}>${this.speech.say("right_next")}</button>
    </div>`;
  }

  /** Under all that sends a voter elsewhere. */
  private distance(place: PlaceRef): TemplateResult | typeof nothing {
    const metres = straight(this.chosen.place, place);
    return metres === undefined ? nothing : html`<p class="far">${this.speech.say("right_far", { far: this.speech.distance(metres) })}</p>`;
  }

  private left(answer: AnswerOf<"found">): TemplateResult {
    const { speech } = this;
    const n = minutesLeft(answer.hours, this.clock());
    const { opens, closes } = answer.hours;
    return html`<p class="far">
      ${n === undefined
        ? speech.say("right_hours", { date: speech.date(answer.election.date, "with weekday"), opens: speech.time(opens), closes: speech.time(closes) })
        : speech.say(n === 1 ? "right_left_one" : "right_left", { n: speech.number(n) })}
      ${speech.say("card_in_line", { time: speech.time(closes) })}
    </p>`;
  }

  private found(answer: AnswerOf<"found">): TemplateResult {
    const { speech, chosen } = this;
    const { place, freshness } = answer;
    const old = freshness.state === "old" ? html`<p class="alert warn">${speech.say("band_old", { date: speech.date(freshness.as_of) })}</p>` : nothing;
    const notices = noticeBands({ speech }, answer.notices, place, answer.election.date);
    if (place.id === chosen.place.id)
      return html`<article class="stack">
        <h2 class="title yes" tabindex="-1">${speech.say("right_here")}</h2>
        ${old} ${notices}
        <p class="lead">${place.name}${place.room ? html`. ${speech.say("card_room", { room: place.room })}` : nothing}</p>
        <p class="soft">${speech.say("right_matched", { text: answer.proof.matched, precinct: answer.precinct.name })}</p>
        <p>${speech.say("right_go_on")}</p>
        ${this.again()}
      </article>`;
    return html`<article class="stack">
        <h2 class="title no-print" tabindex="-1">${speech.say("right_elsewhere")}</h2>
        ${old} ${notices}
        <div class="there stack-close no-print">
          <p class="place">${place.name}</p>
          ${place.room ? html`<p class="lead">${speech.say("card_room", { room: place.room })}</p>` : nothing}
          <p class="lead">${place.address === "" ? speech.say("card_no_address") : place.address}</p>
          ${this.distance(place)} ${this.left(answer)}
        </div>
        <p class="soft no-print">${speech.say("right_matched", { text: answer.proof.matched, precinct: answer.precinct.name })}</p>
        ${this.again(html`<button type="button" class="primary" @click=${() => print()}>${speech.say("right_slip")}</button>`)}
        <div class="no-print">${this.affidavit()}</div>
      </article>
      ${this.slip(answer)}`;
  }

  /** Paper alone: no address of the voter, no name. */
  private slip({ place, election, hours }: AnswerOf<"found">): TemplateResult {
    const { speech } = this;
    return html`<section class="slip" aria-hidden="true">
      <p class="slip-head">${speech.say("card_for")}</p>
      <p class="slip-place">${place.name}</p>
      ${place.room ? html`<p class="slip-line">${speech.say("card_room", { room: place.room })}</p>` : nothing}
      <p class="slip-line">${place.address === "" ? speech.say("card_no_address") : place.address}</p>
      <p class="slip-line">
        ${speech.say("right_hours", { date: speech.date(election.date, "with weekday"), opens: speech.time(hours.opens), closes: speech.time(hours.closes) })}
      </p>
      <p class="slip-line">${speech.say("card_in_line", { time: speech.time(hours.closes) })}</p>
      <p class="slip-line">${speech.say("card_bring_id")}</p>
      <p>${speech.say("right_slip_foot", { phone: "1-800-829-6786", date: speech.date(this.opened.as_of) })}</p>
      ${this.opened.made_up ? html`<p><strong>${speech.say("band_made_up")}</strong></p>` : nothing}
    </section>`;
  }

  private options(options: readonly PlaceOption[], date: string): TemplateResult {
    const { speech } = this;
    return html`<ul class="bare options">
      ${options.map(
        ({ place, precinct, notices }) => html`<li class="there stack-close">
          ${noticeBands({ speech }, notices, place, date)}
          <p class="place">${place?.name ?? speech.say("list_no_place")}</p>
          ${place ? html`<p>${place.address}</p>` : nothing}
          <p class="soft">${speech.say("close_is", { precinct: precinct.name })}</p>
        </li>`,
      )}
    </ul>`;
  }

  /** Not sure, or nothing found: said, with whom to call, and what the voter may always be offered. */
  private unsure(title: string, text: string, more?: TemplateResult): TemplateResult {
    const { speech } = this;
    return html`<article class="stack">
      <h2 class="title" tabindex="-1">${icons.warn} ${title}</h2>
      <p class="lead">${text}</p>
      ${more ?? nothing}
      <p>${speech.say("right_call")}</p>
      ${this.again(html`<button type="button" class="primary" @click=${() => (this.answer = undefined)}>${speech.say("right_retype")}</button>`)}
      ${this.affidavit()}
    </article>`;
  }

  private choices(words: readonly { text: string; take(): void }[]): TemplateResult {
    return html`<ul class="bare big-choices">
      ${words.map(({ text, take }) => html`<li><button type="button" class="big-choice" @click=${take}>${text}</button></li>`)}
    </ul>`;
  }

  private result(answer: Answer): TemplateResult {
    const { speech } = this;
    switch (answer.kind) {
      case "found":
        return this.found(answer);
      case "choose":
        return html`<article class="stack">
          <h2 class="title" tabindex="-1">${speech.say("choose_title")}</h2>
          ${this.choices(answer.candidates.map(({ text, id }) => ({ text, take: () => void this.ask({ kind: "id", id }) })))} ${this.again()}
        </article>`;
      case "close":
        return this.unsure(speech.say("right_close"), speech.say("right_dont_pick"), this.options(answer.candidates, answer.election.date));
      case "conflict":
        return this.unsure(speech.say("conflict_title"), speech.say("right_dont_pick"), this.options([answer.by_row, answer.by_polygon], answer.election.date));
      case "no_place":
        return this.unsure(speech.say("right_no_place"), speech.say("no_place_text", { precinct: answer.precinct.name, county: answer.county.name }));
      case "no_streets":
        return this.unsure(speech.say("right_no_streets"), speech.say("right_no_streets_text"));
      case "no_election":
      case "other_authority":
        return this.unsure(speech.say("right_no_election"), speech.say("right_no_election_text"));
      case "outside":
        return this.unsure(speech.say("outside_title"), speech.say("right_not_found_text"));
      case "not_found":
        return this.notFound(answer);
      case "unavailable":
        return this.unsure(speech.say(answer.why === "not_reached" ? "not_reached_title" : answer.why === "too_old" ? "too_old_title" : "red_title"), speech.say("right_no_data"));
      case "invalid":
        return this.unsure(speech.say("invalid_title"), speech.say("invalid_text"));
    }
  }

  private notFound(answer: AnswerOf<"not_found">): TemplateResult {
    const { speech } = this;
    if (answer.reason === "which_county" && answer.counties.length > 0)
      return html`<article class="stack">
        <h2 class="title" tabindex="-1">${speech.say("which_county")}</h2>
        ${this.choices(answer.counties.map(({ fips, name }) => ({ text: speech.say("county_named", { county: name }), take: () => this.name(fips) })))}
        ${this.again()}
      </article>`;
    const near = answer.nearest_spellings.map(({ text, id }) => ({
      text,
      take: () => {
        if (id !== null) return void this.ask({ kind: "id", id });
        this.answer = undefined;
        void this.type(text);
      },
    }));
    return this.unsure(
      speech.say("not_found_title_manager"),
      `${speech.say("not_found_not_means_manager")} ${speech.say(`nf_${answer.reason}`)}`,
      near.length === 0 ? undefined : html`<p><strong>${speech.say("nf_spellings")}</strong></p> ${this.choices(near)}`,
    );
  }

  private around(): TemplateResult | typeof nothing {
    const { speech, chosen, county } = this;
    const near = county ? nearby(chosen.place, placesOf(county).map(({ place }) => place), NEAR) : [];
    if (near.length === 0) return nothing;
    return html`<details class="no-print">
      <summary>${speech.say("right_nearby")}</summary>
      <div class="inside">
        <ul class="bare options">
          ${near.map(
            ({ place, metres }) => html`<li>
              <p><strong>${place.name}</strong></p>
              <p>${place.address}</p>
              <p class="soft">${speech.say("right_straight", { far: speech.distance(metres) })}</p>
            </li>`,
          )}
        </ul>
      </div>
    </details>`;
  }

  override render(): TemplateResult {
    const { answer } = this;
    return html`<div class="stack-wide">${answer ? this.result(answer) : this.box()} ${this.around()}</div>`;
  }
}

if (!customElements.get("pollstead-right-place")) customElements.define("pollstead-right-place", RightPlace);
