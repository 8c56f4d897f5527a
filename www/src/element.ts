// The element alone, for pages of our own origin that hold it.

import "./components/lookup/lookup.ts";
