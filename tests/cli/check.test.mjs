import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folder, run, srt } from './support.mjs';

const check = (input, ...args) => run(['check', '-', ...args], { input });
const good = srt('1 3 The house', '4 6 Wind');
/** Two notes tied to words. */
const notes = JSON.stringify(
  {
    type: 'AnnotationPage',
    items: ['The house', 'Nobody says such a thing'].map((exact, index) => ({
      id: `#n${index}`,
      type: 'Annotation',
      body: 'A note',
      target: { source: 'film.srt', selector: { type: 'TextQuoteSelector', exact } },
    })),
  },
  null,
  2,
);

describe('check', () => {
  it('has nothing to say on a good file', async () =>
    assert.deepEqual(await check(good), { code: 0, stdout: '', stderr: '1 file: 0 errors, 0 warnings\n' }));
  it('lists a problem a line, with file, line and message; a warning is no failure', async (t) => {
    const cwd = folder(t, { 'film.srt': srt('1 2 This is far more than anybody could read in one second.', '3 5 Wind') });
    assert.deepEqual(await run(['check', 'film.srt'], { cwd }), {
      code: 0,
      stdout: 'film.srt:2: warning: 55 characters in 1 s are 55.0 a second; 20 can be read.\n',
      stderr: '1 file: 0 errors, 1 warning\n',
    });
  });
  it('ends with 1 where something of a file is lost', async () => {
    const { code, stdout } = await check('WEBVTT\n\n00:0x.000 --> 00:02.000\nlost\n\n00:03.000 --> 00:04.000\nkept\n');
    assert.equal(code, 1);
    assert.match(stdout, /^<stdin>:3: error: /m);
  });
  it('warns of overlaps, of hardly any pause, and of a wrong order', async () => {
    const { code, stdout } = await check(srt('8 9 c', '1 3 a', '2.5 4 b', '4.05 6 d'));
    assert.equal(code, 0);
    assert.match(stdout, /^<stdin>: warning: The subtitles are not in the order of their times/m);
    assert.match(stdout, /^<stdin>:10: warning: This subtitle begins 0\.5 s before the one of 0:01 ends\.$/m);
    assert.match(stdout, /^<stdin>:14: warning: Only 0\.05 s before this subtitle; it needs 0\.08 s/m);
    assert.equal(stdout.split('\n').length, 4);
  });
  it('lists problems by their line', async () => {
    const { stdout } = await check(srt('1 3 a', '2 4 ', '3.5 9 c', '9 10 d'));
    const lines = [...stdout.matchAll(/:(\d+): /g)].map(([, line]) => Number(line));
    assert.ok(lines.length > 1);
    assert.deepEqual(
      lines,
      lines.toSorted((a, b) => a - b),
    );
  });
  it('takes other limits', async () => {
    const text = srt('1 2 Eighteen letters!!', '2.1 4 Wind');
    assert.equal((await check(text)).stdout, '');
    assert.match((await check(text, '--max-speed', '17')).stdout, /18\.0 a second; 17 can be read/);
    assert.match((await check(text, '--min-gap', '0.2')).stdout, /Only 0\.1 s before/);
    assert.equal((await check(srt('1 2 a', '2 3 b'), '--min-gap=0')).stdout, '');
  });
  it('counts those that are too many to be listed', async () => {
    const { stderr } = await check(srt(...Array.from({ length: 1500 }, (_, index) => `${index} ${index + 1} Wind`)));
    assert.equal(stderr, '1 file: 0 errors, 1499 warnings\n');
  });
  for (const option of ['--max-speed=fast', '--max-speed=0', '--min-gap=-1'])
    it(`refuses ${option}`, async () => {
      const { code, stderr } = await check(good, option);
      assert.equal(code, 2);
      assert.match(stderr, /needs a number/);
    });
  it('reads windows-1252 without being told, other encodings when told', async () => {
    const latin = Buffer.from(srt('1 3 D\u00e9j\u00e0 vu \u0097 caf\u00e9'), 'latin1');
    assert.equal(JSON.parse((await check(latin, '--json')).stdout).files[0].encoding, 'windows-1252');
    const told = JSON.parse((await check(latin, '--json', '--encoding', 'cp1251')).stdout);
    assert.equal(told.files[0].encoding, 'windows-1251');
  });
  it('fails where a file is not in the encoding it was told', async () => {
    const russian = Buffer.from(srt('1 9 ?'));
    const words = Buffer.from(
      'cce020f8ebe820e4eeeceee920e2e4eeebfc20f0e5eae82e20caf2ee2df2ee20e7e0e6b8e320eee3eeedfc20e220eeeaede53f',
      'hex',
    );
    const at = russian.indexOf('?');
    const { code, stdout } = await check(Buffer.concat([russian.subarray(0, at), words, russian.subarray(at + 1)]), '--encoding', 'utf-8');
    assert.equal(code, 1);
    assert.match(stdout, /^<stdin>:3: error: The file is not in utf-8: \d+ bytes cannot be read so, .* It seems to be in windows-1251\.$/m);
  });
  it('says once that a file is no text', async () => {
    const { code, stdout } = await check(Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * at * 31 + at * 7) % 251)));
    assert.deepEqual([code, stdout], [1, '<stdin>: error: This is not a text file.\n']);
  });
  it('knows no encoding that is none', async () => {
    const { code, stderr } = await check(good, '--encoding', 'klingon');
    assert.equal(code, 2);
    assert.match(stderr, /no encoding “klingon”/);
  });

  it('gives JSON', async (t) => {
    const cwd = folder(t, { 'a.srt': srt('1 3 a', '3 5 b'), 'b.srt': '' });
    const { code, stdout, stderr } = await run(['check', '--json', 'a.srt', 'b.srt'], { cwd });
    assert.deepEqual([code, stderr], [1, '']);
    assert.deepEqual(JSON.parse(stdout), {
      files: [
        {
          file: 'a.srt',
          kind: 'subtitles',
          format: 'srt',
          encoding: 'utf-8',
          count: 2,
          problems: [
            {
              code: 'short-gap',
              severity: 'warning',
              message: 'No pause before this subtitle; it needs 0.08 s to be seen as a new one.',
              source: 'a.srt',
              line: 6,
              detail: { id: '2', gap: 0, limit: 0.08 },
            },
          ],
        },
        {
          file: 'b.srt',
          kind: 'subtitles',
          format: 'srt',
          encoding: 'utf-8',
          count: 0,
          problems: [{ code: 'empty-file', severity: 'error', message: 'The file is empty.', source: 'b.srt' }],
        },
      ],
      errors: 1,
      warnings: 1,
    });
  });

  describe('an annotation file', () => {
    it('is one that ends in .json, or begins as JSON on standard input', async (t) => {
      const cwd = folder(t, { 'notes.json': notes });
      for (const [file, input] of [['notes.json'], ['-', notes]]) {
        const { code, stdout } = await run(['check', '--json', file], { cwd, input });
        assert.equal(code, 0);
        const [report] = JSON.parse(stdout).files;
        assert.deepEqual([report.kind, report.count, report.problems.map((problem) => problem.code)], ['annotations', 2, ['quote-unresolved', 'quote-unresolved']]); // prettier-ignore
      }
    });
    it('has its quotations looked for in the subtitles, and its problems where its notes are', async (t) => {
      const cwd = folder(t, { 'notes.json': notes, 'film.srt': good });
      const { code, stdout } = await run(['check', 'notes.json', '--subtitles', 'film.srt'], { cwd });
      assert.equal(code, 0);
      const line = notes.split('\n').findIndex((text) => text.includes('"#n1"')) + 1;
      assert.equal(stdout, `notes.json:${line}: warning: The quotation "Nobody says such a thing" is not in the subtitles, so its note is not shown.\n`); // prettier-ignore
    });
    it('has notes that overlap, come after the end, or quote what is said twice', async (t) => {
      const timed = (id, time, title) => ({ id, label: title, body: 'A note', target: `film.mp4#t=${time}` });
      const words = (id, exact) => ({ id, body: 'A note', target: { selector: { type: 'TextQuoteSelector', exact } } });
      const page = { type: 'AnnotationPage', items: [timed('#a', '5,20', 'First'), timed('#b', '12,15'), timed('#c', '20,25'), timed('#d', '4000,4002'), words('#e', 'Wind')] }; // prettier-ignore
      const cwd = folder(t, { 'notes.json': JSON.stringify(page, null, 1), 'film.srt': srt('1 2 Wind', '50 52 The house', '60 62 Wind') });
      const { code, stdout } = await run(['check', 'notes.json', '--subtitles', 'film.srt'], { cwd });
      assert.equal(code, 0);
      assert.deepEqual(stdout.trim().split('\n').map((line) => line.replace(/:\d+:/, ':')), [
        'notes.json: warning: This note begins 8 s before the one of 0:05 ends: “First”.',
        'notes.json: warning: This note begins at 1:06:40; the last subtitle ends at 1:02.',
        'notes.json: warning: The quotation “Wind” is 2 times in the subtitles, and nothing says which is meant; the first was taken.',
      ]); // prettier-ignore
      const timedCheck = await run(['check', 'notes.json', '--duration', '1:00:00'], { cwd });
      assert.equal(timedCheck.code, 1);
      assert.match(timedCheck.stdout, /error: This note begins at 1:06:40, and the film ends at 1:00:00\./);
      assert.equal((await run(['check', 'notes.json', '--duration', 'long'], { cwd })).code, 2);
    });
    it('is told when it was made with other subtitles', async (t) => {
      const cwd = folder(t, {
        'film.srt': good,
        'later.srt': srt('2 4 The house', '5 7 Wind'),
        'notes.csv': 'start,end,text\n1,3,A note\n',
      });
      assert.equal((await run(['import', 'notes.csv', '--subtitles', 'film.srt', '-o', 'notes.json'], { cwd })).code, 0);
      assert.equal((await run(['check', 'notes.json', '--subtitles', 'film.srt'], { cwd })).stdout, '');
      assert.match(
        (await run(['check', 'notes.json', '--subtitles', 'later.srt'], { cwd })).stdout,
        /made with other subtitles \(film\.srt\)/,
      );
    });
    it('that is broken ends with 1', async (t) => {
      const { code, stdout } = await run(['check', 'notes.json'], { cwd: folder(t, { 'notes.json': '{\n"items": [\n}' }) });
      assert.equal(code, 1);
      assert.match(stdout, /^notes\.json(?::3)?: error: The file is not well-formed JSON\.$/m);
    });
    it('is not blamed for subtitles that are none', async (t) => {
      const cwd = folder(t, { 'notes.json': notes, 'film.srt': '<html>' });
      const { code, stdout } = await run(['check', 'notes.json', '--subtitles', 'film.srt'], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /^film\.srt: error: This is a web page/);
    });
    it('needs subtitles that are there', async (t) => {
      const { code, stderr } = await run(['check', 'notes.json', '--subtitles', 'no.srt'], { cwd: folder(t, { 'notes.json': notes }) });
      assert.equal(code, 2);
      assert.match(stderr, /Cannot read no\.srt: there is no such file/);
    });
  });

  it('says which files cannot be read, and checks the others', async (t) => {
    const cwd = folder(t, { 'film.srt': srt('1 3 a', '3 5 b') });
    symlinkSync('loop.srt', join(cwd, 'loop.srt'));
    const { code, stdout, stderr } = await run(['check', 'no.srt', '.', 'loop.srt', 'film.srt/x', 'film.srt'], { cwd });
    assert.equal(code, 2);
    assert.match(stdout, /^film\.srt:6: warning: [^\n]*\n$/);
    for (const message of [
      'no.srt: there is no such file',
      '.: it is a directory',
      'loop.srt: its links lead in a circle',
      'film.srt/x: there is no such directory',
    ])
      assert.ok(stderr.includes(`Cannot read ${message}.\n`), message);
  });
  it('says the same in JSON', async () => {
    const { code, stdout } = await run(['check', '--json', 'no.srt']);
    assert.equal(code, 2);
    assert.equal(JSON.parse(stdout).files[0].problems[0].code, 'unreadable');
  });
  it('needs a file, and standard input once', async () => {
    for (const args of [['check'], ['check', '-', '-'], ['check', '-', '--subtitles', '-']]) assert.equal((await run(args)).code, 2);
  });
  it('takes what stands after -- for files', async (t) => {
    const cwd = folder(t, { '--json': good });
    assert.equal((await run(['check', '--', '--json'], { cwd })).code, 0);
  });
  it('says that a film is no subtitle file', async () => {
    const { code, stdout } = await check(Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(1000)]));
    assert.equal(code, 1);
    assert.match(stdout, /Matroska/);
  });
  it('hands no control characters of a file to the terminal', async () => {
    const { stdout } = await check('WEBVTT\n\n00:0x.000 --> 00:02.000 \u001b[31m\u0007\nlost \u001b]0;title\u0007\n');
    assert.match(stdout, /error/);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f]/);
  });
});
