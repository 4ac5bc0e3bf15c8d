// The browsers that the benches drive: Chromium and Firefox through puppeteer-core, WebKitGTK through its WebDriver under Xvfb.
// Pages report by themselves (see server.mjs), so opening an address is all that is asked of each.
import { execFileSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';
import { BROWSER_FLAGS, findBrowser, FIREFOX_PREFERENCES, locateBrowser, packagesOf } from '../scripts/browser.mjs';
import { startWebKit } from '../scripts/webkit-session.mjs';

const VIEWPORT = { width: 1000, height: 700 };

/** With `{ shown: true }` a browser fills the screen that `DISPLAY` names; the others have none, but for WebKitGTK, which brings one. */
const windowOf = (shown) => ({ headless: !shown, defaultViewport: shown ? null : VIEWPORT });

/** Chromium, with the browser and page of puppeteer for whoever traces. */
export async function chromium({ shown = false } = {}) {
  const browser = await puppeteer.launch({
    ...windowOf(shown),
    executablePath: findBrowser(),
    args: [...BROWSER_FLAGS, '--enable-precise-memory-info', ...(shown ? ['--kiosk'] : [])],
  });
  const page = await browser.newPage();
  return {
    name: 'Chromium',
    version: (await browser.version()).replace(/^\w+\//, ''),
    browser,
    page,
    open: (url) => page.goto(url),
    /** Puts another tab before the page. */
    cover: async () => (await browser.newPage()).bringToFront(),
    close: () => browser.close(),
  };
}

async function firefox({ shown = false } = {}) {
  const browser = await puppeteer.launch({
    ...windowOf(shown),
    browser: 'firefox',
    executablePath: locateBrowser('firefox'),
    args: shown ? ['--kiosk'] : [],
    protocolTimeout: 300_000,
    extraPrefsFirefox: FIREFOX_PREFERENCES,
  });
  const page = await browser.newPage();
  return {
    name: 'Firefox',
    version: (await browser.version()).replace(/^\w+\//, ''),
    open: async (url) => {
      // Behind another tab no film begins.
      await page.bringToFront();
      await page.goto(url, { timeout: 120_000 });
    },
    cover: async () => (await browser.newPage()).bringToFront(),
    close: () => browser.close(),
  };
}

async function webkit() {
  const { binary, env, version, call, close } = await startWebKit();
  const told = /WebKitGTK\S* (\S+)/.exec(execFileSync(binary, ['--version'], { env, encoding: 'utf8' }))?.[1];
  let covered;
  return {
    name: 'WebKitGTK',
    version: told ?? version,
    open: async (url) => {
      if (covered) await call('POST', '/window/rect', covered);
      covered = undefined;
      await call('POST', '/url', { url });
    },
    /** A tab that its driver opens stays behind the page: the window is put away instead. */
    cover: async () => {
      covered = await call('GET', '/window/rect');
      await call('POST', '/window/minimize', {});
    },
    close,
  };
}

const LAUNCHERS = { chromium, firefox, webkit };

/** The launchers of the browsers wanted (`BROWSERS=chromium,firefox`, by default all) that are here; says which are not. */
export function launchers() {
  const wanted = (process.env.BROWSERS ?? Object.keys(LAUNCHERS).join(',')).split(',');
  return wanted.flatMap((name) => {
    // The benches may go without one; without Chromium there is nothing to measure.
    if (name === 'chromium' || locateBrowser(name)) return [LAUNCHERS[name]];
    console.error(`${name} is not here and is left out (Debian: apt-get install ${packagesOf(name).join(' ')})`);
    return [];
  });
}
