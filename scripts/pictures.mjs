// Takes the pictures of docs/images from the demo: `node scripts/pictures.mjs`. Look at them before they are committed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite, openBrowser, serveSite, until } from '../tests/support/site.mjs';

const at = (name) => fileURLToPath(new URL(`../docs/images/${name}.jpg`, import.meta.url));

/** What is seen at a moment of the film (`time`, seconds): of the first page the window from there on, of another page the player. */
const PICTURES = [
  { name: 'page', width: 1440, height: 900, time: 46.5, from: '#watch' },
  { name: 'note', width: 1280, height: 860, time: 36, page: 'one-tag.html', notes: 'commentary.json' },
  { name: 'commentary-on', width: 1280, height: 860, time: 64, page: 'one-tag.html', notes: 'commentary.json' },
  {
    name: 'commentary-off',
    width: 1280,
    height: 860,
    time: 64,
    page: 'one-tag.html',
    notes: 'commentary.json',
    bar: true,
    off: true,
  },
  { name: 'subtitle', width: 1280, height: 860, time: 53.8, page: 'one-tag.html', notes: 'commentary.json', off: true },
  { name: 'narrow', width: 390, height: 844, time: 48.5, from: '#watch' },
];

async function take(browser, origin, { name, width, height, time, page: file = '', notes, from, off }) {
  // The viewer of one picture has chosen nothing in another.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'dark' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(`${origin}/${file}`);
  await until(page, () => document.querySelector('film-player')?.videojs && document.fonts.status === 'loaded', 'the player');
  if (notes) await page.evaluate((src) => (document.querySelector('film-player').annotationsSrc = src), notes);
  await until(page, () => document.querySelector('film-player').annotations.length === 17, 'the notes');
  if (off) await page.evaluate(() => document.querySelector('film-player').session.setPreference('commentary', false));
  // It has begun: the large button is gone.
  await page.evaluate(async (to) => {
    const player = document.querySelector('film-player');
    player.muted = true;
    player.currentTime = to;
    await player.play();
    player.pause();
    player.currentTime = to;
  }, time);
  await until(
    page,
    () => !document.querySelector('film-player').seeking && document.querySelector('film-player').session.state.tracks.activeCues.length,
    'the line',
  );
  if (from)
    await page.evaluate((selector) => scrollTo(0, document.querySelector(selector).getBoundingClientRect().top + scrollY - 20), from);
  await page.hover('film-player');
  await until(page, () => document.querySelector('film-player').shadowRoot.querySelector('.stage:not(.bar-hidden)'), 'the bar');
  // Nothing fades any more, and all that is in sight has been drawn.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished)).then(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    ),
  );
  const part = file ? await page.$('film-player') : page;
  await part.screenshot({ path: at(name), type: 'jpeg', quality: 82 });
  await context.close();
}

const outDir = mkdtempSync(join(tmpdir(), 'film-commentary-'));
await buildSite(outDir);
const site = await serveSite(outDir);
const browser = await openBrowser();
try {
  for (const picture of PICTURES) await take(browser, site.origin, picture);
} finally {
  await browser.close();
  await site.close();
  rmSync(outDir, { recursive: true });
}
