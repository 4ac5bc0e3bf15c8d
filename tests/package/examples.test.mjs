// Each example as a developer has it: installed from the packed package, built by its own tools, opened in a browser.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openBrowser, serveSite, until, watchedPage } from '../support/site.mjs';
import { addMedia, BUILT, install, NAMES } from './installed-examples.mjs';

/**
 * Where each has what it serves as it is (`files`), and what is built (`site`); one without the latter serves itself, by `npm start`. `served` is in the page before its scripts.
 * `pages` are those it has, by the words that others than ours show there at the moment below: in which element, and what.
 * What CI takes, and what it costs, stands in examples/README.md.
 */
const EXAMPLES = {
  'plain-cdn': { files: '.', site: '.', inCi: true },
  'import-map': { files: '.', site: '.', inCi: true },
  vite: { files: 'public', site: 'dist', inCi: true },
  webpack: { files: 'public', site: 'public' },
  esbuild: { files: 'public', site: 'public', inCi: true },
  rollup: { files: 'public', site: 'public' },
  react: { files: 'public', site: 'dist', inCi: true },
  vue: { files: 'public', site: 'dist', inCi: true },
  svelte: { files: 'public', site: 'dist', inCi: true },
  solid: { files: 'public', site: 'dist', inCi: true },
  ssr: { files: 'public', served: /<template shadowroot[^]*<video[^>]* controls/, inCi: true },
  next: { files: 'public', served: /<film-player [^>]*><video [^>]*controls/ },
  'media-chrome': {
    files: 'public',
    site: 'public',
    inCi: true,
    pages: { 'index.html': ['media-time-display', '0:21'], 'player.html': ['media-time-display', '0:21'] },
  },
  'video-js-10': { files: 'public', site: 'public', inCi: true, pages: { 'index.html': ['media-time[type=current]', '0:21'] } },
  'video-js-plugin': { files: 'public', site: 'public', inCi: true, pages: { 'index.html': ['.vjs-seek-button.skip-forward', '30'] } },
  astro: { files: 'public', site: 'dist', served: /<template shadowroot[^]*<video[^>]* controls/ },
};

/** A moment at which someone speaks and a note is shown. */
const MOMENT = {
  time: 21.5,
  cue: 'I lay in the buckwheat and kept still.',
  title: 'Buckwheat',
  note: 'Tarkovsky remembered a field white with buckwheat',
};

const CHOSEN = {
  all: Object.keys(EXAMPLES),
  ci: Object.keys(EXAMPLES).filter((name) => EXAMPLES[name].inCi),
};
const { EXAMPLES: wanted = 'ci' } = process.env;
const asked = CHOSEN[wanted] ?? wanted.split(',');

/** Seconds of processor time of all processes that this one has started and that have ended; 0 where the system does not tell. */
function processorTime() {
  if (!existsSync('/proc/self/stat')) return 0;
  const [user, system] = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ').slice(13, 15);
  return (Number(user) + Number(system)) / 100;
}

/** Runs a command of an example's package.json. */
async function runScript(folder, name) {
  let said = '';
  const child = spawn('npm', ['run', '--silent', name], { cwd: folder, env: environment() });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  assert.equal(code, 0, `npm run ${name}:\n${said}`);
}

/** What an example's tools are told: they ask nobody whether there is a newer one, and report to nobody. */
function environment(more = {}) {
  const { NODE_TEST_CONTEXT: _ours, ...inherited } = process.env;
  return { ...inherited, CI: 'true', NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', ...more };
}

/** Starts an example's own server. */
async function serveItself(folder) {
  const port = await freePort();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment({ PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production' }),
  });
  const origin = `http://127.0.0.1:${port}`;
  const ended = once(child, 'close');
  const close = async () => {
    try {
      process.kill(-Number(child.pid));
    } catch {
      // It has ended.
    }
    await ended;
  };
  const answers = async () => (await fetch(origin).catch(() => undefined))?.ok;
  for (const begun = Date.now(); !(await answers()); await new Promise((done) => setTimeout(done, 100)))
    if (child.exitCode !== null || Date.now() - begun > 60_000) {
      await close();
      assert.fail('its server does not answer');
    }
  return { origin, close };
}

function freePort() {
  const server = createServer();
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    }),
  );
}

/** Whether these words are to be seen, in whatever shadow root; where an element is named, in such a one. */
function isSeen(words, selector) {
  const within = (root) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.shadowRoot && within(node.shadowRoot)) return true;
      if (node.nodeType !== Node.TEXT_NODE || !node.data.includes(words)) continue;
      if (selector && !node.parentElement.closest(selector) && !node.getRootNode().host?.closest(selector)) continue;
      const range = document.createRange();
      range.selectNode(node);
      const { width, height } = range.getBoundingClientRect();
      let box = node.parentElement;
      // A slot has none.
      while (getComputedStyle(box).display === 'contents') box = box.parentElement ?? box.getRootNode().host;
      if (width && height && box.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    }
    return false;
  };
  return within(document.body);
}

/** Whether all of a player is here; where there is none, whether the media is that a scope has found. */
function isComplete() {
  const player = document.querySelector('film-player');
  return player ? player.videojs : document.querySelector('film-commentary').session?.state.media.duration > 0;
}

describe('the examples', () => {
  let browser;
  before(async () => {
    const begun = performance.now();
    install(asked);
    console.log(`installed ${asked.length} examples in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    browser = await openBrowser();
  });
  after(() => browser?.close());

  it('are all here', () => assert.deepEqual(Object.keys(EXAMPLES).sort(), NAMES.sort()));

  for (const name of asked)
    it(`${name} shows a cue and a note`, async (t) => {
      const folder = join(BUILT, name);
      const { files, site, served, pages = { '': undefined } } = EXAMPLES[name];
      addMedia(join(folder, files));
      const [begun, used] = [performance.now(), processorTime()];
      await runScript(folder, 'build');
      const [built, usedByBuild] = [performance.now() - begun, processorTime() - used];

      const { origin, close } = await (site ? serveSite(join(folder, site)) : serveItself(folder));
      t.after(close);
      if (served) assert.ok(served.test(await (await fetch(origin)).text()), 'the film is in the page as it is served');
      const { page, errors, foreign } = await watchedPage(browser, origin);
      t.after(() => page.close());
      const missing = [];
      page.on('response', (response) => response.status() >= 400 && missing.push(`${response.status()} ${response.url()}`));
      const wrong = () => ({ errors, foreign, missing });
      try {
        for (const [path, [others, words] = []] of Object.entries(pages)) {
          await page.goto(`${origin}/${path}`);
          await until(page, isComplete, 'the player to be complete');
          await page.evaluate((time) => document.querySelector('film-player, film-commentary').session.seek(time), MOMENT.time);
          await until(page, isSeen, 'the cue', MOMENT.cue);
          await until(page, isSeen, 'the note', MOMENT.note);
          await until(
            page,
            (title) => document.querySelector('#title').textContent.trim() === title,
            'the example’s own line',
            MOMENT.title,
          );
          if (!others) continue;
          // Controls are there for who comes to them.
          await page.hover('video-skin, media-controller, film-player');
          await until(page, isSeen, `“${words}” in ${others}`, words, others);
        }
      } catch (error) {
        throw new Error(`${error.message}; ${JSON.stringify(wrong())}`, { cause: error });
      }
      assert.deepEqual(wrong(), { errors: [], foreign: [], missing: [] });
      const shown = performance.now() - begun - built;
      const seconds = (time) => `${(time / 1000).toFixed(1)} s`;
      t.diagnostic(`${name}: built in ${seconds(built)} (${usedByBuild.toFixed(1)} s of processor time), shown after ${seconds(shown)}`);
    });
});
