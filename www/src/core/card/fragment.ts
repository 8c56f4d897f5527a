// Imported before anything else: takes the code out of the address bar, so that no history, no screen shared and no later
// script of this page finds it there. What stands behind # was never sent to the host.

/** What stood behind the #, once; empty where nothing did. */
export const fragment: string = location.hash.length > 1 ? location.hash.slice(1) : "";

if (location.hash !== "" || location.href.includes("#")) history.replaceState(null, "", location.pathname);
