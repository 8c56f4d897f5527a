// "Roll": this tablet's slots, the clerk's sealed file, the names while it is open, the lock, and the wipe at the end of the day.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CountyDetail, ElectionRef, OpenedEdition } from "../../core/contract.ts";
import type { Chosen, LogDid, ManagerSession, RollExpected, RollLoaded } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";
import type { LogRoom } from "../../core/manager/log/room.ts";
import type { RollDesk, Unlocked, Wiped } from "../../core/manager/roll/desk.ts";
import type { RollSite } from "../../core/manager/roll/site.ts";
import type { Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import type { Asker } from "../law-check/ask.ts";
import type { Role } from "../manager/ask-once.ts";
import { electionOf, localDay } from "../manager/day.ts";
import { managerEnglish } from "../manager/speech.ts";
import "./enrol.ts";
import "./people.ts";
import { rollStyle } from "./roll.css.ts";
import "./unlock.ts";

type Refused = Extract<RollLoaded, { kind: "refused" }>;
/** Nothing larger is a county's roll. */
const MOST_BYTES = 64 * 1024 * 1024;

const isText = (value: unknown): value is string => typeof value === "string";

export class Roll extends LitElement {
  static override properties = {
    speech: { attribute: false },
    session: { attribute: false },
    chosen: { attribute: false },
    opened: { attribute: false },
    county: { attribute: false },
    kept: { attribute: false },
    room: { attribute: false },
    who: { attribute: false },
    desk: { attribute: false },
    site: { attribute: false },
    origin: { attribute: false },
    got: { state: true },
    wiped: { state: true },
    asking: { state: true },
    said: { state: true },
  };
  declare speech: Speech;
  declare session: ManagerSession;
  declare chosen: Chosen;
  declare opened: OpenedEdition;
  declare county: CountyDetail | undefined;
  declare kept: Kept;
  declare room: LogRoom;
  declare who: Role;
  declare desk: RollDesk;
  declare site: RollSite;
  /** Where this page is. */
  declare origin: string;
  /** Shows the pollbook's troubles. */
  onPaper: () => void = () => undefined;
  /** What came of the file that was opened last. */
  declare got: RollLoaded | undefined;
  declare wiped: Wiped | undefined;
  declare asking: boolean;
  private declare said: string;

  constructor() {
    super();
    this.speech = managerEnglish;
    this.origin = location.origin;
    this.got = this.wiped = undefined;
    this.asking = false;
    this.said = "";
  }

  static override styles = [base, rollStyle];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("desk")) {
      this.desk.onChange = () => this.requestUpdate();
      this.desk.onLock = () => {
        this.got = undefined;
        this.asking = false;
        this.said = this.speech.say("roll_locked_now");
        void this.note("lock");
      };
      if (this.isHere()) void this.desk.start();
    }
    // Another place's tablet now: what was open is not for it.
    if (changed.get("chosen") !== undefined) this.desk.lock();
  }

  private isHere(): boolean {
    return this.origin === this.site.origin;
  }

  private election(): ElectionRef | undefined {
    return electionOf(this.opened.elections, this.room.clock());
  }

  /** The precincts that vote at this place, by id and name. */
  private precincts(): { id: string; name: string }[] {
    const listed = this.county?.precincts ?? [];
    return listed.filter(({ place }) => place?.id === this.chosen.place.id).map(({ precinct }) => precinct);
  }

  private precinct(): string | undefined {
    const here = this.precincts();
    const held = this.kept.read(`roll-precinct-${this.chosen.place.id}`, isText);
    return here.length === 1 ? here[0]?.id : here.find(({ id }) => id === held)?.id;
  }

  private expected(): Omit<RollExpected, "at_least"> | undefined {
    const [election, precinct, office] = [this.election(), this.precinct(), this.site.offices[this.chosen.fips]];
    if (!election || precinct === undefined || office === undefined) return undefined;
    return { office, precinct, election: election.id, today: localDay(this.room.clock()) };
  }

  /** Into the day's log, once it is known whose it is; never a name. */
  private async note(did: LogDid): Promise<void> {
    const election = this.election();
    const party = election && this.room.party(election);
    if (!election || party === undefined) return;
    try {
      const book = await this.room.book(this.session, this.chosen, election, this.opened, party);
      await book.add("page", { kind: "device", did });
    } catch {
      // The log says itself where it cannot be kept.
    }
  }

  private tried(got: Unlocked): void {
    this.said = "";
    this.wiped = undefined;
    if (got === "open") void this.note("unlock");
    else if (got === "wrong") void this.note("unlock_failed");
  }

  /** The clerk's file, as somebody picked it. */
  async open(file: Blob): Promise<void> {
    const expected = this.expected();
    if (!expected) return;
    this.got = undefined;
    try {
      // What is too large to be a roll is not read at all.
      const bytes = file.size > MOST_BYTES ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
      this.got = await this.desk.load(bytes, expected);
      if (this.got.kind === "open") void this.note("import");
    } catch {
      // Locked meanwhile, or the device did not keep it: the screen says which by what it shows.
      if (this.desk.phase === "open") this.said = this.speech.say("roll_failed");
    }
  }

  async wipe(): Promise<void> {
    this.asking = false;
    this.wiped = await this.desk.wipe().catch(() => ({ had: { slots: 0, rolls: 0 }, left: { slots: NaN, rolls: NaN } }));
    this.said = "";
    this.kept.write(`roll-precinct-${this.chosen.place.id}`, undefined);
    void this.note("wipe");
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".wiped")?.focus();
  }

  // Drawing

  private nameOf(precinct: string): string {
    return this.county?.precincts.find((one) => one.precinct.id === precinct)?.precinct.name ?? precinct;
  }

  private electionName(id: string): string {
    return this.opened.elections.find((one) => one.id === id)?.name ?? id;
  }

  private refusal({ code, found, expected }: Refused): string {
    const { speech } = this;
    const said = (value: string): string =>
      code === "precinct" ? this.nameOf(value) : code === "election" ? this.electionName(value) : speech.date(value);
    return speech.say(`roll_bad_${code}`, { found: said(found), expected: said(expected) });
  }

  private precinctQuestion(): TemplateResult {
    const { speech, kept, chosen } = this;
    return html`<section class="stack">
      <h2 class="subtitle">${speech.say("roll_precinct_title")}</h2>
      <p class="soft">${speech.say("roll_precinct_hint")}</p>
      <p class="row buttons">
        ${this.precincts().map(
          ({ id, name }) => html`<button
            type="button"
            @click=${() => {
              kept.write(`roll-precinct-${chosen.place.id}`, id);
              this.requestUpdate();
            }}
          >
            ${name}
          </button>`,
        )}
      </p>
    </section>`;
  }

  private key(open = false): TemplateResult | typeof nothing {
    const { speech, desk } = this;
    const key = desk.publicKey;
    if (key === undefined) return nothing;
    return html`<details ?open=${open}>
      <summary>${speech.say("roll_key_title")}</summary>
      <div class="inside stack-close">
        <p>${speech.say("roll_key_text")}</p>
        <p class="key" translate="no">${key}</p>
        <p>
          <button type="button" @click=${() => void navigator.clipboard?.writeText(key).then(() => (this.said = speech.say("roll_key_copied")), () => undefined)}>
            ${speech.say("roll_key_copy")}
          </button>
        </p>
      </div>
    </details>`;
  }

  private wiping(words: "roll_wipe_title" | "roll_wipe_new"): TemplateResult {
    const { speech, asking } = this;
    return html`<details>
      <summary>${speech.say(words)}</summary>
      <div class="inside stack-close">
        <p>${speech.say("roll_wipe_text")}</p>
        ${asking
          ? html`<p>${speech.say("roll_wipe_sure")}</p>
              <p class="row buttons">
                <button type="button" @click=${() => void this.wipe()}>${speech.say("roll_wipe_yes")}</button>
                <button type="button" class="primary" @click=${() => (this.asking = false)}>${speech.say("roll_wipe_no")}</button>
              </p>`
          : html`<p><button type="button" @click=${() => (this.asking = true)}>${speech.say("roll_wipe_go")}</button></p>`}
      </div>
    </details>`;
  }

  private proof(): TemplateResult | typeof nothing {
    const { speech, wiped } = this;
    if (!wiped) return nothing;
    const clean = wiped.left.slots === 0 && wiped.left.rolls === 0;
    return html`<p class="alert wiped ${clean ? "" : "bad"}" tabindex="-1" role=${clean ? "status" : "alert"}>
      ${clean ? speech.say("roll_wiped", { rolls: wiped.had.rolls, slots: wiped.had.slots }) : speech.say("roll_wiped_not")}
    </p>`;
  }

  private locked(expected: Omit<RollExpected, "at_least">): TemplateResult {
    const { speech, desk } = this;
    const { kept } = desk;
    // Before the day is over a wipe wants somebody's words: else whoever is in the room could take the roll away.
    const mayWipe = !kept || expected.today > kept.day;
    return html`<section class="stack-wide">
      <div>
        <h2 class="subtitle">${speech.say("roll_locked_title")}</h2>
        <p class="soft">
          ${kept
            ? speech.say("roll_locked_held", {
                precinct: this.nameOf(kept.precinct), election: this.electionName(kept.election), from: speech.date(kept.from), until: speech.date(kept.until),
              })
            : speech.say("roll_locked_none")}
        </p>
      </div>
      <pollstead-roll-unlock .speech=${speech} .desk=${desk} .expected=${expected} .onTried=${(got: Unlocked) => this.tried(got)}></pollstead-roll-unlock>
      ${this.key()} ${mayWipe ? this.wiping(kept ? "roll_wipe_title" : "roll_wipe_new") : nothing}
    </section>`;
  }

  private warning(): TemplateResult | typeof nothing {
    const { speech, desk } = this;
    if (desk.warning === undefined) return nothing;
    return html`<div class="alert warn warning stack-close">
      <p role="alert">${speech.say("roll_warning")}</p>
      <p class="row buttons">
        <button type="button" class="primary">${speech.say("roll_keep")}</button>
        <span aria-hidden="true">${speech.say("roll_warning_left", { n: desk.warning })}</span>
      </p>
    </div>`;
  }

  private file(): TemplateResult {
    const { speech, desk, got } = this;
    const refused = got?.kind === "refused" ? got : desk.roll?.kind === "refused" ? desk.roll : undefined;
    const picked = (event: Event): void => {
      const input = event.currentTarget as HTMLInputElement;
      const [file] = input.files ?? [];
      if (file) void this.open(file);
      input.value = "";
    };
    return html`<div class="stack-close">
      <p>${speech.say("roll_file_text")}</p>
      ${refused ? html`<p class="alert bad" role="alert">${this.refusal(refused)} ${got && desk.kept ? speech.say("roll_file_stays") : nothing}</p>` : nothing}
      <span class="pick">
        <input id="file" type="file" class="seen-not" @change=${picked} />
        <label for="file" class="button primary">${speech.say("roll_file_open")}</label>
      </span>
    </div>`;
  }

  private loaded(): TemplateResult | typeof nothing {
    const { speech, got } = this;
    if (got?.kind !== "open") return nothing;
    const { about, own } = got;
    return html`<p class="alert" role="status">
      ${speech.say("roll_file_done", { own, n: about.count, precinct: this.nameOf(about.precinct), from: speech.date(about.from), until: speech.date(about.until) })}
    </p>`;
  }

  private slots(): TemplateResult {
    const { speech, desk } = this;
    return html`<details>
      <summary>${speech.say("roll_more_title")}</summary>
      <div class="inside stack">
        <p>${speech.say("roll_slots", { names: desk.slots.map(({ name }) => name).join(", ") })}</p>
        ${desk.slots.length > 1
          ? html`<p class="row buttons">
              ${desk.slots.map(({ name }) => html`<button type="button" @click=${() => void desk.removeSlot(name)}>${speech.say("roll_slot_remove", { name })}</button>`)}
            </p>`
          : nothing}
        <pollstead-roll-enrol more .speech=${speech} .desk=${desk}></pollstead-roll-enrol>
      </div>
    </details>`;
  }

  private whole(election: ElectionRef): TemplateResult {
    const { speech, desk, session, who } = this;
    const { roll } = desk;
    const asker: Asker = { session, election, who, speech, clock: this.room.clock };
    const open = roll?.kind === "open";
    return html`<section class="stack-wide">
      <div class="bar">
        <h2 class="subtitle">${speech.say("roll_open_title")}</h2>
        <button type="button" class="primary" @click=${() => desk.lock()}>${speech.say("roll_lock")}</button>
      </div>
      ${this.warning()} ${this.loaded()} ${open && roll.about.made_up ? html`<p class="soft">${speech.say("roll_made_up")}</p>` : nothing}
      ${open
        ? html`<pollstead-roll-people
            .asker=${asker} .desk=${desk} .county=${this.county} .onPaper=${() => this.onPaper()} .onDid=${(did: LogDid) => void this.note(did)}
          ></pollstead-roll-people>`
        : html`<h3 class="small-title">${speech.say("roll_file_title")}</h3>
            ${this.file()}`}
      ${open ? html`<details ?open=${this.got?.kind === "refused"}><summary>${speech.say("roll_file_newer")}</summary><div class="inside">${this.file()}</div></details>` : nothing}
      ${this.slots()} ${this.key(!open)} ${this.wiping(desk.kept ? "roll_wipe_title" : "roll_wipe_new")}
    </section>`;
  }

  private screen(): TemplateResult {
    const { speech, desk, site, chosen } = this;
    if (!this.isHere()) return html`<p class="alert">${speech.say("roll_elsewhere", { origin: site.origin })}</p>`;
    if (site.offices[chosen.fips] === undefined) return html`<p class="alert">${speech.say("roll_not_here")}</p>`;
    const election = this.election();
    if (!election) return html`<p class="alert warn">${speech.say("roll_no_election")}</p>`;
    if (this.precinct() === undefined && this.precincts().length > 0) return this.precinctQuestion();
    const expected = this.expected();
    if (!expected) return html`<p class="soft" role="status">${speech.say("roll_opening")}</p>`;
    switch (desk.phase) {
      case "opening":
        return html`<p class="soft" role="status">${speech.say("roll_opening")}</p>`;
      case "no_storage":
        return html`<p class="alert bad" role="alert">${speech.say("roll_no_storage")}</p>`;
      case "new":
        return html`<pollstead-roll-enrol .speech=${speech} .desk=${desk}></pollstead-roll-enrol>`;
      case "locked":
        return this.locked(expected);
      case "open":
        return this.whole(election);
    }
  }

  override render(): TemplateResult {
    const { speech, said } = this;
    return html`<section class="stack-wide" lang=${speech.language}>
      <p class="soft">${speech.say("roll_lead")}</p>
      <p role="status">${said}</p>
      ${this.proof()} ${this.screen()}
    </section>`;
  }
}

if (!customElements.get("pollstead-roll")) customElements.define("pollstead-roll", Roll);
