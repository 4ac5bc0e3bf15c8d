// The browsers that the benches drive: Chromium and Firefox through puppeteer-core, WebKitGTK through its WebDriver under Xvfb.
// Pages report by themselves (see server.mjs), so opening an address is all that is asked of each.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { BROWSER_FLAGS, findBrowser } from '../scripts/browser.mjs';

const VIEWPORT = { width: 1000, height: 700 };
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const FIREFOX = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => path && existsSync(path));
const MINIBROWSER = ['4.1', '6.0', '4.0']
  .map((version) => `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .find((path) => existsSync(path));

/** Chromium, with the browser and page of puppeteer for whoever traces. */
export async function chromium() {
  const browser = await puppeteer.launch({
    executablePath: findBrowser(),
    headless: true,
    args: [...BROWSER_FLAGS, '--enable-precise-memory-info'],
    defaultViewport: VIEWPORT,
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

async function firefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    protocolTimeout: 300_000,
    defaultViewport: VIEWPORT,
    extraPrefsFirefox: { 'media.autoplay.default': 0, 'media.autoplay.blocking_policy': 0, 'media.volume_scale': '0.0' },
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

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A screen of its own, that nobody sees. */
async function screen() {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    xvfb.once('error', reject);
    xvfb.stdio[3].once('data', resolve);
  });
  return { display: `:${String(number).trim()}`, close: () => xvfb.kill() };
}

async function webkit() {
  const shown = process.env.DISPLAY ? { display: process.env.DISPLAY, close() {} } : await screen();
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const env = {
    ...process.env,
    DISPLAY: shown.display,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
    LANG: 'en_US.UTF-8',
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    // Its sandbox does not start for root, nor in most containers.
    ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
  };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  const call = async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  let ready = false;
  for (let tries = 0; tries < 100 && !ready; tries++)
    ready = await call('GET', '/status').then(
      () => true,
      () => sleep(50),
    );
  const options = { binary: MINIBROWSER, args: ['--automation', '--autoplay-policy=allow'] };
  const { sessionId, capabilities } = await call('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const version = /WebKitGTK\S* (\S+)/.exec(execFileSync(MINIBROWSER, ['--version'], { env, encoding: 'utf8' }))?.[1];
  return {
    name: 'WebKitGTK',
    version: version ?? capabilities.browserVersion,
    open: (url) => call('POST', `/session/${sessionId}/url`, { url }),
    close: async () => {
      await call('DELETE', `/session/${sessionId}`).catch(() => undefined);
      driver.kill();
      shown.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const LAUNCHERS = { chromium, firefox: FIREFOX && firefox, webkit: MINIBROWSER && webkit };
const PACKAGES = { firefox: 'firefox-esr', webkit: 'webkit2gtk-driver xvfb gstreamer1.0-libav gstreamer1.0-plugins-good' };

/** The launchers of the browsers wanted (`BROWSERS=chromium,firefox`, by default all) that are here; says which are not. */
export function launchers() {
  const wanted = (process.env.BROWSERS ?? Object.keys(LAUNCHERS).join(',')).split(',');
  return wanted.flatMap((name) => {
    if (LAUNCHERS[name]) return [LAUNCHERS[name]];
    console.error(`${name} is not here and is left out (Debian: apt-get install ${PACKAGES[name]})`);
    return [];
  });
}
