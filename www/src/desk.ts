// The desk's page.

import "./components/desk/desk.ts";
