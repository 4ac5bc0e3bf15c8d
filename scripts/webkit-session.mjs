// WebKitGTK through its WebDriver, on a screen of its own that nobody sees.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The screen, in pixels; its pointer is in the middle. */
export const SCREEN = { width: 1600, height: 1200 };
/** A driver that does not answer for so long will not answer any more. */
const LONGEST_ANSWER_MS = 60_000;

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A screen that nobody sees: `display` as programs are told it, `close()` ends it. */
export async function screen({ width, height } = SCREEN) {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    xvfb.once('error', reject);
    xvfb.stdio[3].once('data', resolve);
  });
  return { display: `:${String(number).trim()}`, close: () => xvfb.kill() };
}

/** The browser or its driver is not there any more: it has crashed, or hangs. */
export class WebKitGone extends Error {
  name = 'WebKitGone';
}

/** What a driver says where its browser, or its page, has gone (https://www.w3.org/TR/webdriver2/#errors). */
const GONE = ['invalid session id', 'no such window'];

/**
 * A browser, its version, and `call(method, path, body)`, which asks its driver for something of this session
 * (https://www.w3.org/TR/webdriver2/#endpoints, without the session's part) and gives the answer's value, or throws;
 * a `WebKitGone` where nothing can be asked of it any more. `close()` ends all that was begun for it, also then.
 *
 * @param {{ reducedMotion?: boolean, composited?: boolean }} [options] whether its viewer wants no motion; whether pages are put together from layers,
 *   as a viewer's are: without a graphics card that is a good part of the processor's time in which a film plays
 */
export async function startWebKit({ reducedMotion = false, composited = true } = {}) {
  const binary = findBrowser('webkit');
  const shown = process.env.DISPLAY ? { display: process.env.DISPLAY, close() {} } : await screen();
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  mkdirSync(join(home, 'gtk-3.0'));
  writeFileSync(
    join(home, 'gtk-3.0', 'gtk.css'),
    '* { font-size: 1px; padding: 0; margin: 0; border: none; min-width: 0; min-height: 0; -gtk-icon-source: none; }\n',
  );
  writeFileSync(join(home, 'gtk-3.0', 'settings.ini'), `[Settings]\ngtk-enable-animations=${reducedMotion ? 0 : 1}\n`);
  const env = {
    ...process.env,
    DISPLAY: shown.display,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    LANG: 'en_US.UTF-8',
    LANGUAGE: 'en_US',
    LC_ALL: 'en_US.UTF-8',
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    ...(!composited && { WEBKIT_DISABLE_COMPOSITING_MODE: '1' }),
    // Its sandbox does not start for root, nor in most containers.
    ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
  };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  const ask = async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(LONGEST_ANSWER_MS);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, signal, ...(body && { body: JSON.stringify(body) }) })
      .then((response) => response.json())
      .catch((cause) => {
        throw new WebKitGone(`WebKitGTK’s driver does not answer (${cause.message})`, { cause });
      });
    const { value } = answer;
    if (GONE.includes(value?.error)) throw new WebKitGone(`WebKitGTK has crashed (${value.error})`);
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  let ready = false;
  for (let tries = 0; tries < 200 && !ready; tries++)
    ready = await ask('GET', '/status').then(
      () => true,
      () => sleep(50),
    );
  const options = { binary, args: ['--automation', '--autoplay-policy=allow'] };
  const { sessionId, capabilities } = await ask('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const call = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
  // It looks for its decoders when it is first asked for one, which takes seconds: not during a test.
  await call('POST', '/execute/sync', { script: 'return document.createElement("video").canPlayType("video/mp4")', args: [] });
  return {
    version: capabilities.browserVersion,
    binary,
    env,
    call,
    async close() {
      // One that hangs is not asked for long; its browser ends with it.
      await Promise.race([call('DELETE', '').catch(() => undefined), sleep(5000)]);
      driver.kill('SIGKILL');
      shown.close();
      // It may still be writing there as it ends.
      rmSync(home, { recursive: true, force: true, maxRetries: 25, retryDelay: 200 });
    },
  };
}
