// A walk with a device whose position a test gives: each step is over when the page has shown what it makes of it.

/** Once the walk's tab is open: from then on the page remembers the position that it has last shown. */
export async function followWalk(page) {
  await page.evaluate(() => {
    const walk = document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-zone").shadowRoot.querySelector("pollstead-walk");
    const { session } = walk;
    const judged = async (fix, now) => {
      const state = await session.walk(fix, now);
      // The page shows it before anybody else has a turn.
      window.walked = fix;
      return state;
    };
    walk.session = new Proxy(session, {
      get: (of, name) => (name === "walk" ? judged : typeof of[name] === "function" ? of[name].bind(of) : of[name]),
    });
  });
}

/** Goes to a position that differs from the one before. `meanwhile`: what has to go on until the page has shown it. */
export async function walkTo(page, context, position, meanwhile = () => page.waitForTimeout(10)) {
  await context.setGeolocation(position);
  const there = ([lon, lat]) => window.walked !== undefined && Math.abs(window.walked.lon - lon) < 1e-10 && Math.abs(window.walked.lat - lat) < 1e-10;
  const until = Date.now() + 90_000;
  while (!(await page.evaluate(there, [position.longitude, position.latitude]))) {
    if (Date.now() > until) throw new Error(`waited in vain for the walk to show ${JSON.stringify(position)}`);
    await meanwhile();
  }
}
