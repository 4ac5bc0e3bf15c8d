// Screenshots of each feature of the layout beside the same cues in the browser's own <track>, and how far the boxes of words are apart.
// Usage: node scripts/compare-layout.mjs [folder for the pictures, shots/] [width of the picture in CSS pixels, 960]
//
// The browser's boxes stand in a tree that no script sees: both are found by what differs between the paused film with its subtitles and without them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { BROWSER_FLAGS, findBrowser } from './browser.mjs';

const [folder = 'shots', width = '960'] = process.argv.slice(2);
const height = (Number(width) * 9) / 16;
/** A channel (0 to 255) that differs by less is noise of the decoder. */
const NOISE = 24;
/** Boxes with fewer pixels between them are one: the lines of a cue. */
const JOINED = 6;

/** Why boxes are apart. Everywhere: our plate is higher than Chromium's by 0.3em, and lines keep 3.5 % of the height, sides 4 % of the width, free. */
const WHY = {
  Percentages: 'Chromium knows no line alignment: its second begins, and its third, where it should be centred, or end',
  'Start, in both directions': 'Chromium lays the right-to-left cue at the wrong end of its box',
  'A region that rolls': 'Chromium knows no regions',
  'A region that stands': 'Chromium knows no regions',
  'Nine places': 'Chromium lets whole boxes, not words, make way for each other, and has no line alignment',
  'The same place twice': 'Chromium lays one over the other',
  'Two languages': 'the browser shows one',
};

mkdirSync(folder, { recursive: true });
const vite = await createServer({
  configFile: 'vite.demo.config.ts',
  logLevel: 'error',
  cacheDir: process.env.TEST_CACHE,
  // What somebody edits meanwhile must not load the page anew.
  server: { port: 5198, watch: null, hmr: false, ws: false },
});
await vite.listen();
const browser = await puppeteer.launch({ executablePath: findBrowser(), headless: true, args: BROWSER_FLAGS });
const page = await browser.newPage();
await page.setViewport({ width: Number(width) * 2 + 40, height: Math.ceil(height) + 40 });
await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
await page.goto(new URL('subtitle-layout.html', vite.resolvedUrls.local[0]).href);
// The same type for both, on plates that cover the picture; nothing else over it.
await page.addStyleTag({
  content: `
    body { margin: 0 }
    .masthead, figcaption, #features { display: none }
    .lab { padding: 0; max-width: none }
    .pair { grid-template-columns: ${width}px ${width}px; gap: 20px }
    film-player { --film-subtitle-size: 5cqh; --film-subtitle-font: sans-serif; --film-subtitle-background: #000; --film-subtitle-shadow: none; --film-subtitle-future-opacity: 1 }
    video::cue { background: #000 }`,
});
await page.evaluate(() => {
  document.querySelector('#native').controls = false;
  document.querySelector('#ours').nocontrols = true;
});
await page.waitForFunction(() => {
  const [ours, native] = [document.querySelector('#ours'), document.querySelector('#native')];
  return ours.videojs && ours.cues.length && ours.readyState >= 2 && native.readyState >= 2 && native.textTracks[0].cues?.length;
});

const features = await page.$$eval('#features label', (labels) => labels.map((label) => [label.textContent, Number(label.firstElementChild.value)])); // prettier-ignore
console.log(
  `Picture ${width} x ${height} CSS pixels. Ours minus the browser's, in CSS pixels; the middle of the box across, its edges down.`,
);
console.log(row(['feature', 'boxes', 'middle x', 'top', 'bottom']));
for (const [name, at] of features) {
  await seek(at);
  const shown = await pictures();
  await page.evaluate(() => {
    document.querySelector('#ours').session.selectTrack(null);
    document.querySelector('#native').textTracks[0].mode = 'hidden';
  });
  const bare = await pictures();
  await page.evaluate(() => {
    const { session } = document.querySelector('#ours');
    session.selectTrack(session.state.tracks.tracks[0].id);
    document.querySelector('#native').textTracks[0].mode = 'showing';
  });
  if (WHY[name]) console.log(`  ${name}: ${WHY[name]}`);
  const [ours, native] = await Promise.all([0, 1].map((i) => boxes(shown[i], bare[i])));
  writeFileSync(join(folder, `${name.toLowerCase().replaceAll(/\W+/g, '-')}.png`), await sideBySide(shown));
  if (ours.length !== native.length) console.log(row([name, `${ours.length} | ${native.length}`, 'not the same boxes']));
  else
    ours.forEach((box, i) => {
      const other = native[i];
      const middle = (box.left + box.right - other.left - other.right) / 2;
      console.log(row([i ? '' : name, `${i + 1}`, signed(middle), signed(box.top - other.top), signed(box.bottom - other.bottom)]));
    });
}
await browser.close();
await vite.close();
process.exit();

async function seek(at) {
  await page.evaluate((time) => {
    const input = [...document.querySelectorAll('#features input')].find(({ value }) => Number(value) === time);
    input.checked = true;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, at);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('#ours, #native')].every((media) => !media.seeking && media.readyState >= 2),
  );
  await settled();
}

/** A decoded frame and its subtitles have been drawn. */
async function settled() {
  await new Promise((resolve) => setTimeout(resolve, 400));
}

async function pictures() {
  await settled();
  const clips = await page.$$eval('#ours, #native', (media) => media.map((element) => element.getBoundingClientRect().toJSON()));
  const taken = [];
  for (const { x, y } of clips) taken.push(Buffer.from(await page.screenshot({ clip: { x, y, width: Number(width), height } })));
  return taken;
}

async function pixels(picture) {
  const image = await loadImage(picture);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** The boxes of what differs between two pictures, from the top down and, beside each other, from the left. */
async function boxes(one, other) {
  const [a, b] = [await pixels(one), await pixels(other)];
  const found = [];
  for (let y = 0; y < a.height; y++)
    for (let x = 0; x < a.width; x++) {
      const at = (y * a.width + x) * 4;
      if ([0, 1, 2].every((channel) => Math.abs(a.data[at + channel] - b.data[at + channel]) < NOISE)) continue;
      const near = found.find(
        (box) => x >= box.left - JOINED && x <= box.right + JOINED && y >= box.top - JOINED && y <= box.bottom + JOINED,
      );
      if (near)
        Object.assign(near, { left: Math.min(near.left, x), right: Math.max(near.right, x + 1), bottom: Math.max(near.bottom, y + 1) });
      else found.push({ left: x, right: x + 1, top: y, bottom: y + 1 });
    }
  return merged(found).filter(({ left, right, top, bottom }) => right - left > 8 && bottom - top > 8);
}

/** Boxes that have grown into each other are one. */
function merged(found) {
  const near = (p, q) =>
    p.left <= q.right + JOINED && q.left <= p.right + JOINED && p.top <= q.bottom + JOINED && q.top <= p.bottom + JOINED;
  const rest = [...found];
  const whole = [];
  while (rest.length) {
    let box = rest.pop();
    for (let i; (i = rest.findIndex((other) => near(box, other))) >= 0;) {
      const [other] = rest.splice(i, 1);
      box = { left: Math.min(box.left, other.left), right: Math.max(box.right, other.right), top: Math.min(box.top, other.top), bottom: Math.max(box.bottom, other.bottom) }; // prettier-ignore
    }
    whole.push(box);
  }
  return whole.sort((p, q) => (Math.abs(p.top - q.top) > 10 ? p.top - q.top : p.left - q.left));
}

async function sideBySide(shown) {
  const canvas = createCanvas(Number(width) * 2 + 8, height);
  const context = canvas.getContext('2d');
  for (const [i, picture] of shown.entries()) context.drawImage(await loadImage(picture), i * (Number(width) + 8), 0);
  return canvas.toBuffer('image/png');
}

function signed(number) {
  return `${number > 0 ? '+' : ''}${Math.round(number * 10) / 10}`;
}

function row(cells) {
  return cells.map((cell, i) => (i ? String(cell).padStart(10) : cell.padEnd(28))).join('');
}
