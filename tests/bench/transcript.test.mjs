// The short form of the bench of transcripts: counts, and one ratio that is far from its limit. `node --test tests/bench/transcript.test.mjs`
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium } from '../../bench/browsers.mjs';
import { serve } from '../../bench/server.mjs';
import { ask, buildTranscripts, measurer, TRANSCRIPTS } from '../../bench/transcript-page.mjs';

const COUNT = 4000;
/** Row, time and words; a block holds fifty. */
const ELEMENTS_A_LINE = 3.05;
/** Ours takes about a fifth of it. */
const SHARE = 0.6;

describe('a transcript of many lines', () => {
  let server;
  let engine;
  let measure;
  before(async () => {
    server = await serve();
    server.give(await buildTranscripts(), TRANSCRIPTS);
    engine = await chromium();
    const inPage = await measurer(engine.page, `${server.address}/transcripts.html`);
    measure = (way) => inPage(way, COUNT);
  });
  after(async () => {
    await engine?.close();
    server?.close();
  });

  it('has few elements a line, and lays out what is in sight', async () => {
    const { elements, blocks, laidOut } = await measure('ours');
    assert.ok(elements <= COUNT * ELEMENTS_A_LINE, `${elements} elements`);
    assert.equal(blocks, COUNT / 50);
    assert.ok(laidOut >= 1 && laidOut <= 4, `${laidOut} blocks are laid out`);
    const all = await measure('ours, every block laid out');
    assert.equal(all.laidOut, blocks, 'the measure sees blocks that are laid out');
  });

  it('takes a part of the processor’s time that a template a row takes', async () => {
    const quickest = async (way) => Math.min((await measure(way)).work, (await measure(way)).work, (await measure(way)).work);
    const [ours, template] = [await quickest('ours'), await quickest('a Lit template a row')];
    assert.ok(ours < template * SHARE, `${ours.toFixed(0)} ms, and ${template.toFixed(0)} ms`);
  });

  it('finds what is in every row', async () => {
    await measure('ours');
    const { count } = await ask(engine.page, 'search', 'window');
    assert.match(count, /^1 of [\d,]+$/);
  });
});
