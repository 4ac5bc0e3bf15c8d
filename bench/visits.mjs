// The visits that the bench of loading and its short form have in common: posters, and ten players on a page.
import { annotationsOf } from './random.mjs';
import { pageOf, shifts, SUBTITLES, takes, visit } from './visit.mjs';

export const COUNT = 10;
const LIBRARY = '<script type="module" src="/dist/cdn/film-commentary.js"></script>';
const TEXT = '<p>What stands below the film, and should stay where it is.</p>';
/** What README has for a page's own style sheet: the player's room before the script is here. */
const ROOM = '<style>film-player:not(:defined) { display: block; aspect-ratio: var(--film-aspect-ratio, 16 / 9) } film-player > video { display: block; max-width: 100%; height: auto }</style>'; // prettier-ignore
const POSTER = 'poster="/demo/public/film/poster.jpg" storage="none"';

/** Pages with a poster and a text below it. `film` is of the shape 16:9, the other 4:3. */
export const POSTERS = [
  { name: 'size known (a video with width and height)', head: ROOM, body: (film) => `<film-player storage="none"><video src="${film}" width="800" height="450" poster="/demo/public/film/poster.jpg" preload="metadata" controls></video></film-player>` }, // prettier-ignore
  { name: 'size unknown, film 16:9', head: ROOM, body: (film) => `<film-player src="${film}" ${POSTER}></film-player>` },
  { name: 'size known (--film-aspect-ratio: 4 / 3), film 4:3', head: ROOM, body: () => `<film-player style="--film-aspect-ratio: 4 / 3" src="/tests/media/narrow.mp4" ${POSTER}></film-player>` }, // prettier-ignore
  { name: 'size unknown, film 4:3', head: ROOM, body: () => `<film-player src="/tests/media/narrow.mp4" ${POSTER}></film-player>` },
  { name: 'size unknown, no room kept by the page', head: '', body: (film) => `<film-player src="${film}" ${POSTER}></film-player>` },
];
/** Of these, so many are to stand still in any case; for the last the page has not done its part. */
export const STILL = 4;

/** So many players, each more than a screen below the other. */
const several = (count, film, more = '') =>
  Array.from({ length: count }, (_, i) => `<film-player style="margin-bottom: 1000px" class="player" src="${film}?${i}" subtitles="/words.vtt?${i}" annotations="/notes.json?${i}" storage="none" ${more}></film-player>`).join(''); // prettier-ignore

/** Puts the pages on the server. */
export function giveVisits(server, film) {
  server.give('/words.vtt', SUBTITLES);
  server.give('/notes.json', annotationsOf([{ id: 'n0', start: 5, end: 9, text: 'n0' }]));
  POSTERS.forEach(({ head, body }, i) => server.give(`/poster-${i}.html`, pageOf(head + LIBRARY, body(film) + TEXT)));
  server.give('/none.html', pageOf(LIBRARY, ''));
  server.give('/one.html', pageOf(LIBRARY, several(1, film)));
  server.give('/ten.html', pageOf(LIBRARY, several(COUNT, film)));
  server.give('/far.html', pageOf(LIBRARY, `<div style="height: 5000px"></div>${several(1, film, 'loading="lazy"')}`));
  server.give('/lazy.html', pageOf(LIBRARY, several(COUNT, film, 'loading="lazy"')));
}

/** What moved on the page of that poster. */
export const shiftsOf = (engine, server, poster, condition) => visit(engine, `${server.address}/poster-${poster}.html`, condition, shifts);

/** The entry looks for elements beside the player a second after it came; that and as much again, in milliseconds. */
const LOOKED_MS = 2000;

/** What a page asks for whose only player is lazy and far below, and what when the visitor has come to it. */
export const visitFar = (engine, server) =>
  visit(engine, `${server.address}/far.html`, undefined, async ({ page, requests }) => {
    await page.waitForFunction(() => globalThis.customElements.get('film-player'), { timeout: 60_000, polling: 200 });
    // The page's own clock: timers that are due before have run before, however busy the machine is.
    await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), LOOKED_MS);
    const far = [...requests];
    await page.evaluate(() => document.querySelector('film-player').scrollIntoView());
    await page.waitForFunction(isReady, { timeout: 60_000, polling: 200 }, 1);
    return { far, near: [...requests] };
  });

/** Runs in the page: are the first of its players complete? */
function isReady(count) {
  const here = [...document.querySelectorAll('film-player')].slice(0, count);
  return here.every((player) => player.videojs && player.readyState >= 1 && player.cues.length && player.annotations.length);
}

/** What pages of no, one and ten players take, and of ten of which one is in view. */
export async function visitSeveral(engine, server) {
  const use = (least) => async (visited) => {
    const { page } = visited;
    await page.waitForFunction(() => globalThis.customElements.get('film-player'), { timeout: 60_000, polling: 200 });
    await page.waitForFunction(isReady, { timeout: 60_000, polling: 200 }, least);
    return takes(visited);
  };
  const of = (path, least) => visit(engine, `${server.address}${path}`, undefined, use(least), false);
  return {
    none: await of('/none.html', 0),
    one: await of('/one.html', 1),
    ten: await of('/ten.html', COUNT),
    lazy: await of('/lazy.html', 1),
  };
}
