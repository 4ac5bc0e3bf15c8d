import type { FilmPlayer } from '../../src/elements/film-player.js';
import { expect } from '@open-wc/testing';
import { pause } from './build.js';
import { hearFaults } from './faults.js';
import { Ledger } from './ledger.js';
import { FILM, NOTES, SUBTITLES } from './player.js';

/** A player with film, subtitles and notes that remembers nothing. */
export const wholePlayer = (more: Record<string, unknown> = {}): FilmPlayer =>
  Object.assign(document.createElement('film-player'), {
    src: FILM,
    subtitles: SUBTITLES,
    annotations: NOTES,
    storage: 'none',
    defaultMuted: true,
    ...more,
  });

/** How many nodes of which kind there are in an element, with those of the shadow roots in it. */
export function nodesIn(root: Node, counts: Record<string, number> = {}): Record<string, number> {
  const within = root.parentNode ?? (root instanceof ShadowRoot ? root.host : null);
  const name = `${root.nodeName} in ${within?.nodeName} ${within instanceof Element ? within.getAttribute('class') : ''}`;
  counts[name] = (counts[name] ?? 0) + 1;
  // The bar of what is loaded has as many parts as the browser has loaded.
  if (root instanceof Element && root.matches('.vjs-load-progress')) return counts;
  for (const child of root.childNodes) nodesIn(child, counts);
  if (root instanceof Element && root.shadowRoot) nodesIn(root.shadowRoot, counts);
  return counts;
}

/** What is open once all that was about to end has ended. */
export async function settled(ledger: Ledger): Promise<Record<string, number>> {
  // What waits for a second to go by, or for a worker, is no rest, though it is the same after 400 milliseconds.
  const isWaiting = (books: Record<string, number>) => Object.keys(books).some((name) => /^(?:setTimeout \d{4}|Worker )/.test(name));
  for (let before = ''; ;) {
    await pause(400);
    const now = ledger.open();
    if (JSON.stringify(now) === before && !isWaiting(now)) return now;
    before = JSON.stringify(now);
  }
}

/** Keeps the books of each test of a suite, and lets none pass in which an error went uncaught. Gives the books of the test that runs. */
export function keepBooks(): () => Ledger {
  let ledger: Ledger;
  let faults: ReturnType<typeof hearFaults>;
  beforeEach(() => {
    faults = hearFaults();
    ledger = new Ledger();
  });
  afterEach(() => {
    ledger.close();
    expect(faults.end()).to.deep.equal([]);
  });
  return () => ledger;
}
