import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folder, ROOT, run, srt } from './support.mjs';

const DEMO = join(ROOT, 'demo/public/commentary.json');
const SUBTITLES = join(ROOT, 'subtitles/what-the-wind-kept.en.srt');
const count = JSON.parse(readFileSync(DEMO, 'utf8')).items.length;
const film = srt('10 12 Leave the gate open.', '20 22 The wind keeps what it takes.');
const quoted = JSON.stringify({ type: 'AnnotationPage', items: [{ id: '#a', body: 'A note', target: { source: 'film.srt', selector: { type: 'TextQuoteSelector', exact: 'leave the gate' } } }] }); // prettier-ignore

describe('export', () => {
  for (const to of ['iiif', 'hypothesis', 'vtt', 'csv', 'w3c'])
    it(`writes all notes of the demo as ${to}, which import reads back`, async (t) => {
      const cwd = folder(t);
      const given = ['--subtitles', SUBTITLES, '--film', 'https://example.org/film.html', '--canvas', 'https://example.org/canvas/1'];
      const { code } = await run(['export', DEMO, '--to', to, '-o', 'notes', ...given], { cwd });
      assert.equal(code, 0);
      const { code: again, stdout } = await run(['import', 'notes', '--json'], { cwd });
      const back = JSON.parse(stdout);
      assert.deepEqual([again, back.count, back.problems.filter(({ severity }) => severity === 'error')], [0, count, []]);
    });
  it('writes them as a list for a page, each with its time', async () => {
    const { code, stdout } = await run(['export', DEMO, '--to', 'html', '--film', 'film.mp4', '--subtitles', SUBTITLES]);
    assert.equal(code, 0);
    assert.match(stdout, /^<ol class="film-notes"/);
    assert.equal(stdout.match(/<li\b[^>]*>\n<p><a href="film\.mp4#t=[\d.]+"><time /g).length, count);
  });
  it('says what the format’s viewers do not show, and puts the notes on standard output', async () => {
    const { code, stdout, stderr } = await run(['export', DEMO, '--to', 'iiif', '--subtitles', SUBTITLES]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).items.length, count);
    assert.match(stderr, /warning: Viewers show notes only on a canvas/);
    assert.match(stderr, /warning: Ramp will not show this: /);
  });
  it('leaves out a note without a place, which is an error', async (t) => {
    const cwd = folder(t, { 'notes.json': quoted, 'film.srt': film });
    const { code, stderr } = await run(['export', 'notes.json', '--to', 'csv'], { cwd });
    assert.equal(code, 1);
    assert.match(stderr, /notes\.json:1: error: The note “A note” has no place in the film/);
    const placed = await run(['export', 'notes.json', '--to', 'vtt', '--subtitles', 'film.srt'], { cwd });
    assert.equal(placed.code, 0);
    assert.match(placed.stdout, /^#a\n00:00:10\.000 --> 00:00:12\.000$/m);
  });
  it('gives JSON', async (t) => {
    const cwd = folder(t, { 'notes.json': quoted, 'film.srt': film });
    const { stdout } = await run(['export', 'notes.json', '--to', 'csv', '--subtitles', 'film.srt', '--json'], { cwd });
    const { text, ...facts } = JSON.parse(stdout);
    assert.deepEqual(facts, { file: 'notes.json', format: 'csv', count: 1, unplaced: 0, problems: [] });
    assert.match(text, /00:00:10\.000/);
  });
  it('writes over nothing without --force', async (t) => {
    const cwd = folder(t, { 'notes.json': quoted, 'film.srt': film, 'out.csv': 'precious' });
    const call = ['export', 'notes.json', '--to', 'csv', '--subtitles', 'film.srt', '-o', 'out.csv'];
    assert.equal((await run(call, { cwd })).code, 2);
    assert.equal(readFileSync(join(cwd, 'out.csv'), 'utf8'), 'precious');
    assert.equal((await run([...call, '-f'], { cwd })).code, 0);
  });
  it('needs a file and a format that there is', async () => {
    for (const args of [[], ['-'], ['-', '--to', 'xml'], ['a', 'b', '--to', 'csv'], ['-', '--to', 'csv', '--subtitles', '-']])
      assert.equal((await run(['export', ...args])).code, 2);
  });
});

describe('import', () => {
  it('makes a file of notes of a table', async () => {
    const { code, stdout, stderr } = await run(['import', '-'], { input: 'start;end;title;text\n1:02;1:05,5;T;A note\n' });
    assert.deepEqual([code, stderr], [0, '']);
    const { '@context': _context, items, ...page } = JSON.parse(stdout);
    assert.deepEqual(page, { type: 'AnnotationPage' });
    assert.deepEqual([items[0].label, items[0].body[0].value, items[0].target.selector.value], ['T', 'A note', 't=62.000,65.500']);
  });
  it('places a table of quotations in the subtitles, and says which they are', async (t) => {
    const cwd = folder(t, { 'quotes.csv': 'quote,text\nThe wind keeps,A note\nNobody says this at all,Another\n', 'film.srt': film });
    const { code, stdout, stderr } = await run(['import', 'quotes.csv', '--subtitles', 'film.srt'], { cwd });
    assert.equal(code, 0);
    const { 'fc:madeWith': made, items } = JSON.parse(stdout);
    assert.equal(made.id, 'film.srt');
    assert.equal(items[0].target[0].selector.value, 't=20.000,22.000');
    // What is not found is kept with its words.
    assert.equal(items[1].target.selector.exact, 'Nobody says this at all');
    assert.match(stderr, /quotes\.csv: warning: The quotation "Nobody says this at all" is not in the subtitles/);
  });
  it('ends with 1 where a note cannot be read, and keeps the others', async () => {
    const { code, stdout, stderr } = await run(['import', '-'], { input: 'start,end,text\n5,2,Backwards\n7,8,Good\n' });
    assert.equal(code, 1);
    assert.match(stderr, /error: The time/);
    assert.equal(JSON.parse(stdout).items.length, 1);
  });
  it('refuses subtitles', async () => {
    const { code, stderr } = await run(['import', '-'], { input: 'WEBVTT\n\n00:01.000 --> 00:02.000\nLeave the gate open.\n' });
    assert.equal(code, 1);
    assert.match(stderr, /This file has subtitles, and no notes/);
  });
  it('needs a file', async () => assert.equal((await run(['import'])).code, 2));
});
