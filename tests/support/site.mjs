import { join } from 'node:path';
import { after, before } from 'node:test';
import puppeteer from 'puppeteer-core';
import { build, preview } from 'vite';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.mjs';
import { folder, ROOT } from '../cli/support.mjs';

const config = { configFile: join(ROOT, 'vite.demo.config.ts'), logLevel: 'error' };

/** Builds the demo into a folder, as `npm run build:demo` does. */
export const buildSite = (outDir) => build({ ...config, build: { outDir, emptyOutDir: true } });

/** Serves it at an address of its own. */
export async function serveSite(outDir) {
  const server = await preview({ ...config, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const { port } = server.httpServer.address();
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

export const openBrowser = () =>
  puppeteer.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS, '--hide-scrollbars'], protocolTimeout: 300_000 });

/**
 * In a `describe`: a site that `fill` writes into the folder it is handed, and a browser; both are gone after the tests.
 *
 * @returns {{ folder: string, origin: string, browser: import('puppeteer-core').Browser }} which are there once the tests begin
 */
export function withSite(fill) {
  const ends = [];
  const opened = {};
  before(async () => {
    opened.folder = folder({ after: (end) => ends.push(end) });
    await fill(opened.folder);
    const site = await serveSite(opened.folder);
    ends.unshift(site.close);
    opened.origin = site.origin;
    opened.browser = await openBrowser();
    ends.unshift(() => opened.browser.close());
  });
  after(async () => {
    for (const end of ends) await end();
  });
  return opened;
}

/** Asks the page until it says yes; says what it waited for when it does not come. */
export async function until(page, condition, what, ...args) {
  try {
    return await page.waitForFunction(condition, { timeout: 60_000, polling: 50 }, ...args);
  } catch (error) {
    throw new Error(`waited in vain for ${what}`, { cause: error });
  }
}

/** A page that keeps what it asked for and what went wrong. */
export async function watchedPage(browser, origin) {
  const page = await browser.newPage();
  const errors = [];
  const foreign = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => {
    const url = request.url();
    const own = url.startsWith(`${origin}/`) || /^(?:data:|blob:)/.test(url);
    if (!own || request.method() !== 'GET') foreign.push(`${request.method()} ${url}`);
  });
  return { page, errors, foreign };
}
