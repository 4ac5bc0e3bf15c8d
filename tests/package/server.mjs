import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parseFragment } from 'parse5';
import { build, parseAst } from 'vite';
import { openBrowser, serveSite, until } from '../support/site.mjs';
import { addFolder, addPackage, MANIFEST, PACKED, PROJECT, ROOT } from './installed.mjs';

const run = promisify(execFile);

const ELEMENTS = [
  'film-annotation-list',
  'film-annotations',
  'film-article',
  'film-commentary',
  'film-commentary-button',
  'film-player',
  'film-settings-button',
  'film-subtitles',
  'film-subtitles-button',
  'film-timeline',
  'film-transcript',
];
const classOf = (name) => name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
const ENTRIES = [
  ...Object.entries(MANIFEST.exports).flatMap(([entry, { default: code }]) => (code && !entry.includes('*') ? [entry] : [])),
  ...ELEMENTS.map((name) => `./elements/${name}.js`),
];

/** Imports an entry where every look at a page is noted that is ours; tells what it looked at, left behind, and gave. */
const PROBE = `
const touched = new Set();
const isOurs = () => /\\/node_modules\\/film-commentary\\//.test(new Error().stack.split('\\n')[3]);
for (const name of ['window', 'document', 'location', 'history', 'localStorage', 'sessionStorage', 'matchMedia', 'requestAnimationFrame', 'HTMLElement', 'HTMLMediaElement', 'ResizeObserver', 'IntersectionObserver', 'MutationObserver', 'CSSStyleSheet'])
  Object.defineProperty(globalThis, name, { configurable: true, get() { if (isOurs()) touched.add(name); return undefined; } });
const before = Object.getOwnPropertyNames(globalThis);
const names = Object.keys(await import(process.argv[1]));
const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
const left = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate|Worker|Socket|Server/.test(name));
process.stdout.write(JSON.stringify({ names, touched: [...touched], added, left }));
`;

/** What Lit leaves on a server: its own stand-ins for a page's registry and elements. */
const LIT_LEAVES = /^(?:customElements|CSSStyleSheet|HTMLElement|lit[A-Z]\w+|reactiveElementVersions)$/;

describe('the package in Node', () => {
  for (const entry of ENTRIES)
    it(`imports ${entry} without a look at a page, and leaves nothing behind`, async () => {
      const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', PROBE, join(MANIFEST.name, entry)], {
        cwd: PROJECT,
      });
      const { names, touched, added, left } = JSON.parse(stdout);
      assert.equal(stderr, '');
      assert.deepEqual(left, []);
      assert.deepEqual(touched, []);
      if (entry === './model') assert.deepEqual(added, []);
      assert.deepEqual(added.filter((name) => !LIT_LEAVES.test(name)), []); // prettier-ignore
      const element = /elements\/(.+)\.js$/.exec(entry)?.[1];
      if (element) assert.ok(names.includes(classOf(element)), names.join(', '));
    });

  it('has the names there that it has in a page', async () => {
    const code = readFileSync(join(PACKED.folder, 'dist/index.js'), 'utf8');
    const inPages = parseAst(code).body.flatMap(({ type, specifiers }) => (type === 'ExportNamedDeclaration' ? specifiers.map(({ exported }) => exported.name) : [])); // prettier-ignore
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', PROBE, MANIFEST.name], { cwd: PROJECT });
    assert.deepEqual(new Set(JSON.parse(stdout).names), new Set(inPages));
  });
});

/** The elements of parsed markup, shadow roots among them, that have this name. */
function find(node, name) {
  const within = [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])];
  return [...(node.nodeName === name ? [node] : []), ...within.flatMap((child) => find(child, name))];
}
const attributesOf = ({ attrs }) => Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

describe('elements that a server renders', () => {
  let server;
  let site;
  let browser;
  const ends = [];
  before(async () => {
    for (const name of ['@lit-labs/ssr', '@lit-labs/ssr-client']) addPackage(name);
    addFolder('served');
    server = await import(pathToFileURL(join(PROJECT, 'served/page.mjs')));
    const folder = join(PROJECT, 'site');
    mkdirSync(folder);
    cpSync(join(PACKED.folder, 'dist/cdn'), join(folder, 'cdn'), { recursive: true });
    cpSync(join(ROOT, 'demo/public/film/what-the-wind-kept.mp4'), join(folder, 'film.mp4'));
    writeFileSync(join(folder, 'film.vtt'), 'WEBVTT\n\n00:00.000 --> 00:20.000\nLeave the gate open.\n');
    for (const child of [true, false]) {
      const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>page</title>${await server.renderPage({ child })}</html>`;
      writeFileSync(join(folder, `${child ? 'child' : 'attributes'}.html`), page);
    }
    await build({
      configFile: false,
      root: PROJECT,
      logLevel: 'error',
      build: {
        outDir: 'site/bundle',
        target: 'esnext',
        rolldownOptions: { input: join(PROJECT, 'served/with-hydration.mjs'), output: { entryFileNames: 'page.js' } },
      },
    });
    site = await serveSite(folder);
    ends.push(() => site.close());
    browser = await openBrowser();
    ends.unshift(() => browser.close());
  });
  after(async () => {
    for (const end of ends) await end();
  });

  for (const name of ELEMENTS)
    it(`have a declarative shadow root: ${name}`, async () => {
      const [root] = find(parseFragment(await server.renderElement(name)), name).flatMap((element) => find(element, 'template'));
      assert.equal(root && attributesOf(root).shadowrootmode, 'open');
      if (!name.endsWith('-button')) assert.equal(find(root, 'slot').length, 1);
    });

  it('make a video of a player’s attributes, with controls and its WebVTT', async () => {
    const markup = parseFragment(await server.renderPage({ child: false }));
    const [video, ...others] = find(markup, 'video');
    assert.equal(others.length, 0);
    assert.deepEqual(attributesOf(video), { controls: '', muted: '', playsinline: '', preload: 'metadata' });
    assert.equal(attributesOf(find(video, 'source')[0]).src, 'film.mp4');
    assert.deepEqual(find(video, 'track').map(attributesOf), [{ kind: 'subtitles', src: 'film.vtt', srclang: 'en', label: 'English', default: '' }]); // prettier-ignore
  });

  /** A page without a script. */
  async function open(name) {
    const page = await browser.newPage();
    const failures = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await page.goto(`${site.origin}/${name}.html`);
    return { page, failures };
  }
  /** Its film, wherever it is; said in the page. */
  const FILM = `(document.querySelector('film-player > video') ?? document.querySelector('film-player').shadowRoot.querySelector('video'))`;

  for (const name of ['child', 'attributes'])
    it(`are to be read and played without a script, and printed (${name})`, async () => {
      const { page } = await open(name);
      const seen = await page.evaluate(`${FILM}.checkVisibility() && ${FILM}.controls && ${FILM}.getBoundingClientRect().height > 100`);
      assert.equal(seen, true);
      await until(page, `${FILM}.readyState > 0 && ${FILM}.textTracks[0].cues?.length`, 'film and subtitles');
      for (const media of ['screen', 'print']) {
        await page.emulateMediaType(media);
        const words = await page.evaluate(() => document.body.innerText);
        for (const part of [
          'Passages of the essay.',
          'All that is said.',
          '0:01',
          'It is early',
          'Before dawn.',
          '0:04',
          'The wind & the gate.',
        ])
          assert.ok(words.includes(part), `${media}: ${part}`);
      }
      const links = await page.evaluate(() => [...document.querySelectorAll('.film-notes a')].map((link) => link.getAttribute('href')));
      assert.deepEqual(links, ['film.mp4#t=1', 'film.mp4#t=4']);
      await page.close();
    });

  for (const [name, script] of [
    ['child', 'cdn/film-commentary.js'],
    ['attributes', 'cdn/film-commentary.js'],
    ['attributes', 'bundle/page.js'],
  ])
    // prettier-ignore
    it(`play on when the scripts come (${name}, ${script})`, async () => {
      const { page, failures } = await open(name);
      await page.evaluate(`${FILM}.play()`);
      await page.evaluate(() => {
        window.begun = [];
        const player = document.querySelector('film-player');
        player.addEventListener('playing', () => window.begun.push(player.currentTime));
      });
      await until(page, `${FILM}.currentTime > 1`, 'the film to play');
      const before = await page.evaluate(`${FILM}.currentTime`);
      await page.addScriptTag({ type: 'module', url: `${site.origin}/${script}` });
      await until(page, () => document.querySelector('film-player').videojs, 'the player to be complete');
      await until(page, (time) => document.querySelector('film-player').currentTime > time + 0.5, 'the film to play on', before);
      const [begun] = await page.evaluate(() => window.begun);
      assert.ok(begun >= before - 0.1, `it began again at ${begun}, and was at ${before}`);
      const state = await page.evaluate(() => {
        const player = document.querySelector('film-player');
        const { shadowRoot } = player;
        return {
          paused: player.paused,
          stages: shadowRoot.querySelectorAll('.stage').length,
          foreign: shadowRoot.querySelectorAll(':scope > video, :scope > style').length,
          others: [...document.querySelectorAll('film-player > video')].filter(({ paused }) => !paused).length,
          tracks: player.session.state.tracks.tracks.length,
          button: document.querySelector('film-commentary > film-commentary-button').shadowRoot.querySelectorAll('button').length,
        };
      });
      assert.deepEqual(state, { paused: false, stages: 1, foreign: 0, others: 0, tracks: 1, button: 1 });
      assert.deepEqual(failures, []);
      await page.close();
    });
});
