// "Is my ID good?", screen by screen.

import type { Id } from "./id.ts";

/** Presses buttons by their words, which a language's table has under these keys. */
const press =
  (...keys: string[]) =>
  async (id: Id): Promise<void> => {
    for (const key of keys) {
      const { speech } = id.words;
      const said = key.startsWith("id_") ? speech.say(key as "id_next") : key;
      const button = [...(id.shadowRoot?.querySelectorAll("button") ?? [])].find((one) => one.textContent?.includes(said));
      if (!button) throw new Error(`found no button ${said}`);
      button.click();
      await id.updateComplete;
    }
  };

const dated =
  (month: string, year: string, ...keys: string[]) =>
  async (id: Id): Promise<void> => {
    await press(...keys)(id);
    const field = (name: string) => id.shadowRoot?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    const [m, y] = [field("month"), field("year")];
    if (!m || !y) throw new Error("found no month and year");
    m.value = month;
    y.value = year;
    await press("id_next")(id);
  };

const then =
  (first: (id: Id) => Promise<void>, ...keys: string[]) =>
  async (id: Id): Promise<void> => {
    await first(id);
    await press(...keys)(id);
  };

const GENERAL = "General election (made up)";
const HERE = [GENERAL, "id_mode_polling_place"];
const LICENSE = [...HERE, "id_shown_ms_drivers_license"];

export const examples: Record<string, (id: Id) => Promise<void>> = {
  "id, which election": async () => undefined,
  "id, how": press(GENERAL),
  "id, what": press(...HERE),
  "id, issued": press(...LICENSE),
  "id, issued after the election": dated("12", "2026", ...LICENSE),
  "id, issued on the edge": dated("11", "2016", ...LICENSE),
  "id, expires": dated("05", "2012", ...LICENSE),
  "id, photo": dated("05", "2020", ...LICENSE),
  "id, name": then(dated("05", "2020", ...LICENSE), "id_depicts_yes"),
  "id, on the list": then(dated("05", "2020", ...LICENSE), "id_depicts_yes", "id_name_same"),
  "id, another": then(dated("05", "2020", ...LICENSE), "id_depicts_no"),
  "id, another name": then(dated("05", "2020", ...LICENSE), "id_depicts_yes", "id_name_different"),
  "id, none": press(...HERE, "id_shown_none"),
  "id, a company's": press(...HERE, "id_shown_private_employer_id"),
  "id, faith": press(...HERE, "id_shown_religious_objection"),
  "id, by mail": press(GENERAL, "id_mode_absentee_mail"),
  "id, care home": press(GENERAL, "id_mode_care_facility"),
  "id, not reached": async (id) => {
    id.table = undefined;
    id.failed = "not_reached";
  },
};
