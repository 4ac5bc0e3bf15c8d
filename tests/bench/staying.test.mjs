// The short form of the bench of staying power, over the built library (`npm run build`): how many objects and listeners there are in the heap after a forced collection, no bytes.
// `node --test tests/bench/staying.test.mjs`; beside it tests/staying counts listeners, observers, timers and nodes by kind, in every browser.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium } from '../../bench/browsers.mjs';
import { randomCues, annotationsOf, vttOf } from '../../bench/random.mjs';
import { serve } from '../../bench/server.mjs';

const ROUNDS = 20;
/** The first show what is made once. */
const WARM = 4;
/** What has gone may be held for a moment longer, by a timer or a task of the browser's: so long is it waited for, in milliseconds. */
const LINGERING_MS = 10_000;
/** Then one or two may still be held by the browser, of whatever round; what each round leaves are as many as there were rounds. */
const LINGERING = ROUNDS / 4;
/** Two hours of film go by in steps of so many seconds, each with other notes and another line. */
const STEP = 36;
/** Of seconds of film: the beginning, by which all is there that is made once, the middle and the end. */
const MOMENTS = [720, 3600, 7200];

describe('a page with a player, after many rounds', () => {
  let server;
  let engine;
  let client;
  let kinds;
  before(async () => {
    server = await serve();
    const [first, second] = randomCues(1, { until: 20, shortest: 1, longest: 2, widestGap: 1 });
    server.give('/words-0.vtt', vttOf([first]));
    server.give('/words-1.vtt', vttOf([first, second]));
    server.give('/notes.json', annotationsOf([{ id: 'n0', start: 1, end: 9, text: 'n0' }]));
    engine = await chromium();
    client = await engine.page.createCDPSession();
    await client.send('Performance.enable');
    const ready = server.report('the page', 60_000);
    await engine.open(`${server.address}/page/staying?plain`);
    await ready;
    await engine.page.evaluate(() => globalThis.rounds.begin());
    kinds = await engine.page.evaluateHandle(() => globalThis.rounds.kinds());
  });
  after(async () => {
    await engine?.close();
    server?.close();
  });

  const go = (what, from, until) =>
    engine.page.evaluate(
      async (name, first, end) => {
        for (let i = first; i < end; i++) await globalThis.rounds[name](i);
      },
      what,
      from,
      until,
    );

  /** How many there are of each kind, after a collection of garbage, which every question for objects begins with. */
  async function counts() {
    const found = {};
    for (const [kind, prototype] of await kinds.getProperties()) {
      const objects = await engine.page.queryObjects(prototype);
      found[kind] = await engine.page.evaluate(({ length }) => length, objects);
      await objects.dispose();
    }
    const { metrics } = await client.send('Performance.getMetrics');
    found.listeners = metrics.find(({ name }) => name === 'JSEventListeners').value;
    return found;
  }

  /** The same once none of them is more than before, or after a while. */
  async function settled(most) {
    const end = performance.now() + LINGERING_MS;
    for (;;) {
      const now = await counts();
      const isMore = Object.entries(now).some(([kind, count]) => count > most[kind]);
      if (!isMore || performance.now() > end) return now;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  for (const [name, what] of [
    ['another', 'other players that come and go'],
    ['change', 'other films, subtitles and notes'],
    ['seek', 'seeks'],
  ])
    it(`leaves no objects and no listeners with each of ${ROUNDS}: ${what}`, async () => {
      await go(name, 0, WARM);
      const first = await counts();
      assert.ok(
        Object.values(first).every((count) => count > 0),
        `all are counted: ${JSON.stringify(first)}`,
      );
      await go(name, WARM, WARM + ROUNDS);
      const last = await settled(first);
      for (const [kind, count] of Object.entries(last))
        assert.ok(count < first[kind] + LINGERING, `${kind}: ${first[kind]}, then ${count}`);
    });

  it('sees what is held', async () => {
    const first = await counts();
    await engine.page.evaluate(() => {
      globalThis.held = [document.createElement('film-player')];
      globalThis.held[0].addEventListener('play', () => undefined);
    });
    const { players, listeners } = await counts();
    assert.ok(players > first.players && listeners > first.listeners, `${players} players, ${listeners} listeners`);
  });
});

describe('a player of a film of two hours with 2,000 lines and 5,000 notes', () => {
  it('holds at the end, and in the middle, what it held in the beginning: nodes, listeners and timers', async () => {
    const server = await serve();
    server.give('/words-0.vtt', vttOf([{ id: 'c0', start: 8000, end: 8001, text: 'none of them' }]));
    server.give('/notes.json', annotationsOf([{ id: 'other', start: 8000, end: 8001, text: 'none of them' }]));
    const engine = await chromium();
    try {
      const { page } = engine;
      const client = await page.createCDPSession();
      await client.send('Performance.enable');
      const ready = server.report('the page', 60_000);
      await engine.open(`${server.address}/page/staying?plain`);
      await ready;
      await page.evaluate(() => globalThis.rounds.begin());
      await page.evaluate(() => globalThis.rounds.twoHours());
      const measure = async () => {
        const here = await page.evaluate(() => globalThis.film.rest());
        // What fades does so in the time of the screen.
        await new Promise((resolve) => setTimeout(resolve, 500));
        for (let i = 0; i < 3; i++) await client.send('HeapProfiler.collectGarbage');
        const { metrics } = await client.send('Performance.getMetrics');
        const of = (name) => metrics.find((metric) => metric.name === name).value;
        return { listeners: of('JSEventListeners'), nodes: of('Nodes'), ...here };
      };
      const found = [];
      for (const [i, moment] of MOMENTS.entries()) {
        const seconds = moment - (MOMENTS[i - 1] ?? 0);
        const seen = await page.evaluate((...given) => globalThis.film.pass(...given), seconds, STEP);
        assert.ok(seen > seconds / STEP / 2, `${seen} notes in ${seconds} seconds`);
        found.push({ moment, ...(await measure()) });
      }
      const [first, ...later] = found;
      const told = JSON.stringify(found);
      assert.ok(first.cards > 0 && first.lines > 0, `notes and lines are shown: ${told}`);
      for (const now of later) {
        // Each step leaves one at least, if any.
        const most = (now.moment - first.moment) / STEP / 4;
        for (const kind of ['listeners', 'nodes', 'timers']) assert.ok(now[kind] < first[kind] + most, `${kind}: ${told}`);
      }
    } finally {
      await engine.close();
      server.close();
    }
  });
});
