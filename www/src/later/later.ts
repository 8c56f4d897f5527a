// What the first answer does not need, as one file: the other answers, the other ways, the insides of folds. Fetched once
// the page is quiet, so that it is there when the network is not.

import { english } from "../messages/speech.ts";
import { enLater } from "../messages/en-later.ts";
import { foldsStyle } from "../components/card/folds.css.ts";
import { chooseStyle } from "../components/choose/choose.css.ts";
import { closeStyle } from "../components/close/close.css.ts";
import "../components/list/list.ts";
import "../components/map/map.ts";
import "../components/small-map/small-map.ts";

english.learn(enLater);

export const styles = [foldsStyle, chooseStyle, closeStyle];
export { sayOther } from "../components/answer/answer.ts";
export { accessibility } from "../components/card/accessibility.ts";
export { read, saveCalendar, share } from "../components/card/deeds.ts";
export { moved } from "../components/card/moved.ts";
export { oldNote, pastBrief, pastLine, wasFor } from "../components/card/past.ts";
export { precinctFacts, report, why } from "../components/card/proof.ts";
export { qr } from "../components/card/qr.ts";
export { findMe } from "../components/location/location.ts";
export { panel } from "../components/panel/panel.ts";
export { privacy } from "../components/privacy/how.ts";
