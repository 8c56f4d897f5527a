// The page "Is my ID good?".

import "./components/id/id.ts";
