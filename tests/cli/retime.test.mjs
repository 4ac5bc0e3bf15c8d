import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folder, run, srt } from './support.mjs';

/** Sixty lines, five seconds apart, each with words of its own. */
const lines = (place = (time) => time, keep = () => true) =>
  srt(...Array.from({ length: 60 }, (_, i) => [10 + i * 5, `Line x${i}a says x${i}b and x${i}c.`]).filter(([time]) => keep(time)).map(([time, text]) => `${place(time)} ${place(time) + 2} ${text}`)); // prettier-ignore
const page = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://example.org/notes.json',
  type: 'AnnotationPage',
  rights: 'https://creativecommons.org/licenses/by/4.0/',
  items: [
    { id: '#a', type: 'Annotation', creator: 'An author', body: { type: 'TextualBody', value: 'A note', purpose: 'commenting' }, target: { source: { id: 'film.mp4', type: 'Video', format: 'video/mp4' }, selector: { type: 'FragmentSelector', value: 't=20,24' } } }, // prettier-ignore
    { id: '#b', type: 'Annotation', body: 'Two', target: 'film.mp4#t=120,122' },
    { id: '#c', type: 'Annotation', body: 'Three', target: { source: 'film.srt', selector: { type: 'TextQuoteSelector', exact: 'says x4b' } } }, // prettier-ignore
  ],
};
const notes = JSON.stringify(page, null, 2);
const files = {
  'old.srt': lines(),
  'later.srt': lines((time) => time + 7.5),
  'cut.srt': lines((time) => (time < 100 ? time : time - 50), (time) => time < 100 || time >= 150), // prettier-ignore
  'other.srt': srt(...Array.from({ length: 60 }, (_, i) => `${i * 5} ${i * 5 + 2} Quite y${i} another y${i}z film.`)),
  'notes.json': notes,
};

describe('retime', () => {
  it('changes the times of a page and nothing else, and names the new subtitles', async (t) => {
    const cwd = folder(t, files);
    const { code, stdout, stderr } = await run(['retime', 'old.srt', 'later.srt', 'notes.json'], { cwd });
    assert.equal(code, 0);
    const written = JSON.parse(stdout);
    const { 'fc:madeWith': made, '@context': context, items, ...rest } = written;
    assert.deepEqual([made.id, context], ['later.srt', [page['@context'], { fc: 'urn:film-commentary:ns:' }]]);
    assert.deepEqual({ ...rest, '@context': page['@context'], items: [] }, { ...page, items: [] });
    assert.deepEqual(items[0], { ...page.items[0], target: { ...page.items[0].target, selector: { type: 'FragmentSelector', value: 't=27.500,31.500' } } }); // prettier-ignore
    assert.deepEqual([items[1].target, items[2]], ['film.mp4#t=127.500,129.500', page.items[2]]);
    assert.equal(stderr, '100 % of the lines agree.\nfrom the beginning: +7.50 s\n');
  });
  it('reports notes on what was cut out, and ends with 1', async (t) => {
    const cwd = folder(t, files);
    const { code, stderr } = await run(['retime', 'old.srt', 'cut.srt', 'notes.json', '-o', 'new.json'], { cwd });
    assert.equal(code, 1);
    assert.match(stderr, /cut out\n/);
    assert.match(stderr, /^notes\.json:\d+: error: The note “Two” is on a part of the film that this version does not have\.$/m);
    assert.deepEqual(JSON.parse(readFileSync(join(cwd, 'new.json'), 'utf8')).items.map(({ id }) => id), ['#a', '#c']); // prettier-ignore
  });
  it('refuses different films, and writes nothing', async (t) => {
    const cwd = folder(t, { ...files, 'empty.srt': '' });
    for (const other of ['other.srt', 'empty.srt']) {
      const { code, stdout, stderr } = await run(['retime', 'old.srt', other, 'notes.json', '-o', 'new.json'], { cwd });
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, /error: old\.srt and \S+ do not seem to be subtitles of one film/);
    }
    assert.equal(existsSync(join(cwd, 'new.json')), false);
  });
  it('carries subtitles of another language over', async (t) => {
    const cwd = folder(t, { ...files, 'ru.srt': srt('20 22 Ветер', '120 121 Дом') });
    const { code, stdout } = await run(['retime', 'old.srt', 'later.srt', 'ru.srt'], { cwd });
    assert.deepEqual([code, stdout], [0, srt('27.5 29.5 Ветер', '127.5 128.5 Дом')]);
  });
  it('carries an author’s pins over', async (t) => {
    const pins = { pins: { 'p-1': '0:20-0:24', 'p-2': '2:00' }, rejected: { 'p-3': ['0:30-0:31', { start: 110, end: 112 }] } };
    const cwd = folder(t, { ...files, 'pins.json': JSON.stringify(pins) });
    const later = await run(['retime', 'old.srt', 'later.srt', 'pins.json'], { cwd });
    assert.deepEqual([later.code, JSON.parse(later.stdout)], [0, { pins: { 'p-1': '00:00:27.500-00:00:31.500', 'p-2': '00:02:07.500-00:02:11.500' }, rejected: { 'p-3': ['00:00:37.500-00:00:38.500', '00:01:57.500-00:01:59.500'] } }]); // prettier-ignore
    const cut = await run(['retime', 'old.srt', 'cut.srt', 'pins.json'], { cwd });
    assert.equal(cut.code, 1);
    assert.deepEqual(JSON.parse(cut.stdout), {
      pins: { 'p-1': '00:00:20.000-00:00:24.000' },
      rejected: { 'p-3': ['00:00:30.000-00:00:31.000'] },
    });
    assert.match(cut.stderr, /pins\.json: error: “p-2” is pinned to a part of the film that this version does not have/);
  });
  it('carries notes of other formats over, as W3C annotations', async (t) => {
    const cwd = folder(t, { ...files, 'notes.csv': 'start,end,text\n20,24,A note\n' });
    const { code, stdout } = await run(['retime', 'old.srt', 'later.srt', 'notes.csv'], { cwd });
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).items[0].target.selector.value, 't=27.500,31.500');
  });
  it('gives JSON: the map, the problems and the notes', async (t) => {
    const cwd = folder(t, files);
    const { code, stdout, stderr } = await run(['retime', 'old.srt', 'later.srt', 'notes.json', '--json'], { cwd });
    const { text, ...facts } = JSON.parse(stdout);
    assert.deepEqual([code, stderr, facts], [0, '', { ratio: 1, share: 1, segments: [{ start: null, end: null, offset: 7.5 }], count: 3, problems: [] }]); // prettier-ignore
    assert.equal(JSON.parse(text).items.length, 3);
    const refused = await run(['retime', 'old.srt', 'other.srt', 'notes.json', '--json'], { cwd });
    assert.deepEqual([refused.code, JSON.parse(refused.stdout).problems[0].code], [1, 'no-shared-words']);
  });
  it('reads the notes from standard input, and writes over nothing without --force', async (t) => {
    const cwd = folder(t, { ...files, 'new.json': 'precious' });
    const call = ['retime', 'old.srt', 'later.srt', '-', '-o', 'new.json'];
    const { code, stderr } = await run(call, { cwd, input: notes });
    assert.equal(code, 2);
    assert.match(stderr, /new\.json is there already/);
    assert.equal(readFileSync(join(cwd, 'new.json'), 'utf8'), 'precious');
    assert.equal((await run([...call, '--force'], { cwd, input: notes })).code, 0);
    assert.match(readFileSync(join(cwd, 'new.json'), 'utf8'), /t=27\.500/);
  });
  it('writes the same every time, and is steady the second time', async (t) => {
    const cwd = folder(t, files);
    const first = (await run(['retime', 'old.srt', 'old.srt', 'notes.json'], { cwd })).stdout;
    assert.equal((await run(['retime', 'old.srt', 'old.srt', '-'], { cwd, input: first })).stdout, first);
  });
  it('needs three files', async () => {
    for (const args of [[], ['a'], ['a', 'b'], ['a', 'b', 'c', 'd'], ['-', '-', 'c']])
      assert.equal((await run(['retime', ...args])).code, 2);
  });
  it('has help with examples', async () => {
    const { code, stdout } = await run(['retime', '--help']);
    assert.equal(code, 0);
    assert.match(stdout, /Examples:\n {2}film-commentary retime old\.srt new\.srt notes\.json/);
  });
});
