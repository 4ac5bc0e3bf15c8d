import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folder, run, srt } from './support.mjs';

/** What is said in a film of ten minutes about a lighthouse, with a long silence in the middle. */
const LINES = JSON.parse(readFileSync(new URL('../support/lighthouse.json', import.meta.url), 'utf8'));
const at = (index) => (index < 8 ? 10 + index * 12 : 300 + (index - 8) * 12);
const FILM = srt(...LINES.map((line, index) => `${at(index)} ${at(index) + 4} ${line}`));
const ESSAY = `# Keeping the Light

The director grew up inland and saw the sea for the first time at nineteen, from a train. Nothing in her early work prepares one for this film, made in 1961 with borrowed money.

The matches live in a blue sugar tin that has never held any sugar. It is mother’s joke, and nobody laughs at it any more.

The boathouse door is green because the brother painted it, until he fell off the ladder and broke his arm. “He fell from the ladder with the brush in his hand”: even then he did not let go.

A doctor comes rowing from Skarholm in the middle of the night, and asks for coffee and dry socks.

Later he confesses that he would like to keep bees when he is old. It is pointed out to him that they live on a rock in the sea.

When fog is announced on the wireless they sound the horn until Sunday, and one of them counts eleven blasts before falling asleep.

The wreck of the Halcyon happens off screen. Forty people come ashore on the mail boat, drink tea and sing until dawn.
`;
const files = { 'film.srt': FILM, 'essay.md': ESSAY };
const align = (cwd, ...args) => run(['align', ...args], { cwd });
const notesOf = (cwd, name = 'notes.json') => JSON.parse(readFileSync(join(cwd, name), 'utf8'));

describe('align', () => {
  it('writes a commentary, and says what became of each passage', async (t) => {
    const cwd = folder(t, files);
    const { code, stdout, stderr } = await align(cwd, 'essay.md', 'film.srt', '-o', 'notes.json');
    assert.equal(code, 0, stderr);
    const page = notesOf(cwd);
    assert.equal(page.type, 'AnnotationPage');
    assert.equal(page.label, 'Keeping the Light');
    assert.match(stderr, /^7 passages: \d sure, \d likely, \d as background, \d left out\n$/);
    assert.match(stdout, /^p-3 +\d:\d\d:\d\d {2}sure .*He fell from the ladder/m);
    assert.equal(stdout.trimEnd().split('\n').length, 7);
    assert.equal((await run(['check', 'notes.json', '--subtitles', 'film.srt'], { cwd })).code, 0);
  });
  it('gives the same bytes for the same files', async (t) => {
    const cwd = folder(t, files);
    const [first, second] = [await align(cwd, 'essay.md', 'film.srt'), await align(cwd, 'essay.md', 'film.srt')];
    assert.ok(first.stdout.startsWith('{'));
    assert.equal(first.stdout, second.stdout);
  });
  it('reads either file from the standard input', async (t) => {
    const cwd = folder(t, files);
    const { stdout } = await align(cwd, 'essay.md', 'film.srt');
    assert.equal((await run(['align', '-', 'film.srt'], { cwd, input: ESSAY })).stdout.length > 1000, true);
    assert.equal(JSON.parse((await run(['align', 'essay.md', '-'], { cwd, input: FILM })).stdout).items.length, JSON.parse(stdout).items.length); // prettier-ignore
  });
  it('prints what it found for another program', async (t) => {
    const cwd = folder(t, files);
    const told = JSON.parse((await align(cwd, 'essay.md', 'film.srt', '-o', 'notes.json', '--json')).stdout);
    assert.deepEqual([told.title, told.passages, told.aboutThisFilm], ['Keeping the Light', 7, true]);
    assert.equal(told.placements.length, 7);
    const third = told.placements[2];
    assert.deepEqual([third.passage, third.state, third.best.band], ['p-3', 'placed', 'sure']);
    assert.ok(third.best.start <= at(5) && third.best.end > at(5));
  });
  it('stands by what the author has decided', async (t) => {
    const cwd = folder(t, { ...files, 'pins.json': JSON.stringify({ pins: { 'p-1': '3:20-3:40' }, rejected: { 'p-3': [{ start: 0, end: 290 }] } }) }); // prettier-ignore
    const told = JSON.parse((await align(cwd, 'essay.md', 'film.srt', '-o', 'notes.json', '--json', '--pins', 'pins.json')).stdout);
    const [first, , third] = told.placements;
    assert.deepEqual([first.state, first.best.start, first.best.end], ['placed', 200, 220]);
    assert.ok(third.candidates.every(({ start }) => start >= 290));
  });
  it('says which pins it does not understand, and goes by the others', async (t) => {
    const cwd = folder(t, { ...files, 'pins.json': JSON.stringify({ pins: { 'p-99': '0:10', 'p-1': 'soon', 'p-2': 31 } }) });
    const { stderr, stdout } = await align(cwd, 'essay.md', 'film.srt', '-o', 'n.json', '--pins', 'pins.json');
    assert.match(stderr, /no passage “p-99”/);
    assert.match(stderr, /“p-1” has no time that can be read: "soon"/);
    assert.match(stdout, /^p-2 +0:00:31 +sure/m);
  });
  it('places nothing of an article about something else', async (t) => {
    const other = `# Bread\n\nKnead the dough for ten minutes and let it rise under a cloth.\n\nThe oven must be hot; a stone keeps the heat.\n\nSourdough starters were carried over the mountains by shepherds in goatskin bags.\n`; // prettier-ignore
    const cwd = folder(t, { ...files, 'bread.md': other });
    const told = JSON.parse((await align(cwd, 'bread.md', 'film.srt', '-o', 'notes.json', '--json', '--ambient', '0')).stdout);
    assert.deepEqual([told.sure, told.likely, told.leftOut], [0, 0, 3]);
    assert.ok(told.placements.every(({ state, why }) => state === 'abstained' && why));
    assert.deepEqual(notesOf(cwd).items, []);
  });
  it('keeps to the density of background notes that is asked for', async (t) => {
    const cwd = folder(t, files);
    const told = async (...args) => JSON.parse((await align(cwd, 'essay.md', 'film.srt', '-o', 'n.json', '-f', '--json', ...args)).stdout);
    assert.equal((await told('--ambient', '0')).ambient, 0);
    assert.ok((await told()).ambient > 0);
  });
  it('takes only what is sure, where asked', async (t) => {
    const cwd = folder(t, files);
    const told = JSON.parse((await align(cwd, 'essay.md', 'film.srt', '-o', 'n.json', '--json', '--min', 'sure')).stdout);
    assert.deepEqual([told.likely, told.sure > 0], [0, true]);
  });

  it('names the subtitles it was made with, so that notes are carried over to others', async (t) => {
    const cwd = folder(t, files);
    await align(cwd, 'essay.md', 'film.srt', '-o', 'notes.json');
    assert.equal(notesOf(cwd)['fc:madeWith'].id, 'film.srt');
    const fromInput = await run(['align', 'essay.md', '-'], { cwd, input: FILM });
    assert.doesNotMatch(fromInput.stdout, /stdin/);
  });
  it('does not take the time of a clock for one of a film that the article is not about', async (t) => {
    const run = '# Berlin\n\nThe winner ran it in 0:01:09 and drank a glass of beer afterwards.\n\nThe oven has to be hot, and a stone keeps its heat.\n\nKnead the dough for ten minutes.\n'; // prettier-ignore
    const cwd = folder(t, { ...files, 'run.md': run });
    const told = JSON.parse((await align(cwd, 'run.md', 'film.srt', '-o', 'n.json', '--json')).stdout);
    assert.deepEqual([told.aboutThisFilm, told.sure, told.likely], [false, 0, 0]);
    assert.ok(told.problems.some(({ code, source }) => code === 'other-film' && source === 'run.md'));
  });
  it('tells how far long work is', async (t) => {
    const cwd = folder(t, files);
    const before = 'let now = 0; performance.now = () => (now += 400);';
    const { stderr } = await run(['align', 'essay.md', 'film.srt', '-o', 'n.json', '--progress'], { cwd, before });
    assert.match(stderr, /^essay\.md \d+ %$/m);
  });
  for (const [pins, message] of [
    ['0:50-0:40', /“p-1” has no time that can be read: "0:50-0:40"/],
    ['0:10-abc', /“p-1” has no time that can be read: "0:10-abc"/],
    ['99:00:00', /“p-1” is put after the end of the film/],
    [['0:10', '0:20'], /“p-1” can stand in one place only/],
  ])
    it(`says what is wrong with a pin: ${JSON.stringify(pins)}`, async (t) => {
      const cwd = folder(t, { ...files, 'pins.json': JSON.stringify({ pins: { 'p-1': pins } }) });
      assert.match((await align(cwd, 'essay.md', 'film.srt', '-o', 'n.json', '--pins', 'pins.json')).stderr, message);
    });
  it('writes nothing where one of two files may not be written over', async (t) => {
    const cwd = folder(t, { ...files, 'review.html': 'mine' });
    assert.equal((await align(cwd, 'essay.md', 'film.srt', '-o', 'n.json', '--report', 'review.html')).code, 2);
    assert.ok(!existsSync(join(cwd, 'n.json')));
  });
  for (const [name, content, message] of [
    ['film.srt', '', /No subtitles in film\.srt/],
    ['essay.md', '', /No passages in essay\.md/],
  ])
    it(`cannot do without what is in ${name}`, async (t) => {
      const { code, stderr } = await align(folder(t, { ...files, [name]: content }), 'essay.md', 'film.srt', '-o', 'n.json');
      assert.equal(code, 2);
      assert.match(stderr, message);
    });

  describe('the page for the author', () => {
    it('is complete in one file, fetches nothing and runs nothing', async (t) => {
      const hostile = ESSAY.replace('# Keeping', '# <script>alert(1)</script> Keeping') + '\n<img src="https://example.com/x.png" onerror="alert(2)"> [a](javascript:alert(3))\n'; // prettier-ignore
      const cwd = folder(t, { 'film.srt': FILM.replace('Who painted', 'Who <script>alert(4)</script> painted'), 'essay.md': hostile });
      assert.equal((await align(cwd, 'essay.md', 'film.srt', '-o', 'n.json', '--report', 'review.html')).code, 0);
      const page = readFileSync(join(cwd, 'review.html'), 'utf8');
      assert.doesNotMatch(page, /<script|onerror|javascript:|<link|src=/i);
      assert.match(page, /default-src 'none'/);
      for (const passage of ['p-1', 'p-3', 'p-7']) assert.ok(page.includes(`id="passage-${passage}"`));
      assert.match(page, /He fell from the ladder with the brush/);
    });
  });

  for (const [args, message] of [
    [[], /Which article/],
    [['essay.md'], /subtitles of which film/],
    [['a.md', 'b.srt', 'c.srt'], /“c\.srt” is too many/],
    [['-', '-'], /only once/],
    [['essay.md', 'film.srt', '--min', 'maybe'], /--min is sure or likely/],
    [['essay.md', 'film.srt', '--json'], /-o FILE/],
    [['essay.md', 'film.srt', '--ambient', 'many'], /--ambient needs a number/],
    [['essay.md', 'film.srt', '--duration', 'long'], /--duration needs a time/],
    [['essay.md', 'film.srt', '--report', 'review.txt'], /should end in \.html/],
    [['--batch', 'list.csv', 'essay.md'], /too many/],
    [['--batch', 'list.csv', '-o', 'notes.json'], /column of the table/],
    [['missing.md', 'film.srt'], /no such file/],
  ])
    it(`refuses: ${args.join(' ')}`, async (t) => {
      const { code, stdout, stderr } = await align(folder(t, files), ...args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    });
  it('writes over nothing without --force', async (t) => {
    const cwd = folder(t, { ...files, 'notes.json': 'mine' });
    assert.equal((await align(cwd, 'essay.md', 'film.srt', '-o', 'notes.json')).code, 2);
    assert.equal(readFileSync(join(cwd, 'notes.json'), 'utf8'), 'mine');
    assert.equal((await align(cwd, 'essay.md', 'film.srt', '-o', 'notes.json', '--force')).code, 0);
  });
});

describe('align --batch', () => {
  const table = 'article,subtitles,output,report\nessay.md,film.srt,one.json,one.html\nmissing.md,film.srt,two.json,\nessay.md,film.srt,three.json,\n'; // prettier-ignore
  it('works through a table, and a film that fails stops no other', async (t) => {
    const cwd = folder(t, { ...files, 'list.csv': table });
    const { code, stdout, stderr } = await align(cwd, '--batch', 'list.csv');
    assert.equal(code, 1);
    assert.match(stderr, /list\.csv:3:.*missing\.md: there is no such file/);
    assert.match(stderr, /3 films: 2 written, 0 done before, 1 failed\n$/);
    assert.match(stdout, /one\.json: \d sure.*\n.*two\.json: failed\n.*three\.json: \d sure/);
    assert.equal(readFileSync(join(cwd, 'one.json'), 'utf8'), readFileSync(join(cwd, 'three.json'), 'utf8'));
    assert.ok(existsSync(join(cwd, 'one.html')) && !existsSync(join(cwd, 'two.json')) && !existsSync(join(cwd, 'three.json.part')));
  });
  it('goes on where it was cut short, and does again what has changed', async (t) => {
    const cwd = folder(t, { ...files, 'list.csv': table.replace('missing.md', 'late.md') });
    await align(cwd, '--batch', 'list.csv');
    copyFileSync(join(cwd, 'essay.md'), join(cwd, 'late.md'));
    const again = JSON.parse((await align(cwd, '--batch', 'list.csv', '--json')).stdout);
    assert.deepEqual([again.written, again.before, again.failed], [1, 2, 0]);
    const soon = new Date(Date.now() + 60_000);
    utimesSync(join(cwd, 'late.md'), soon, soon);
    assert.equal(JSON.parse((await align(cwd, '--batch', 'list.csv', '--json')).stdout).written, 1);
    assert.equal(JSON.parse((await align(cwd, '--batch', 'list.csv', '--json', '--force', '--jobs', '1')).stdout).written, 3);
  });
  it('does the other films where one cannot be written, or has no subtitles, and says what it found in each', async (t) => {
    const list = 'article,subtitles,output,pins\nessay.md,film.srt,dir,\nessay.md,empty.srt,empty.json,\nessay.md,film.srt,good.json,pins.json\n'; // prettier-ignore
    const cwd = folder(t, { ...files, 'list.csv': list, 'empty.srt': '', 'pins.json': '{"pins":{"p-99":"0:10"}}' });
    mkdirSync(join(cwd, 'dir'));
    const { code, stderr } = await align(cwd, '--batch', 'list.csv');
    assert.equal(code, 1);
    assert.match(stderr, /list\.csv:2: error: Cannot write .*dir: it is a directory/);
    assert.match(stderr, /list\.csv:3: error: No subtitles in /);
    assert.match(stderr, /pins\.json: warning: The article has no passage “p-99”/);
    assert.match(stderr, /3 films: 1 written, 0 done before, 2 failed\n$/);
    assert.ok(existsSync(join(cwd, 'good.json')) && !existsSync(join(cwd, 'dir.part')) && !existsSync(join(cwd, 'empty.json')));
  });
  for (const [content, message] of [
    ['article,subtitles,output\nessay.md,film.srt,film.srt\n', /list\.csv:2: .*film\.srt” is read for a film/],
    ['article,subtitles,output\nessay.md,film.srt,./x.json\nessay.md,film.srt,essay.md\n', /list\.csv:3: .*essay\.md” is read for a film/],
    ['article,subtitles,output,report\nessay.md,film.srt,x.json,x.json\n', /list\.csv:2: “x\.json” is written by line 2/],
    ['article,output\na,b\n', /no column “subtitles”/],
    ['article,subtitles,output\nessay.md,,x.json\n', /list\.csv:2: “subtitles” is empty/],
    ['article,subtitles,output\na,b,x.json\nc,d,x.json\n', /list\.csv:3: “x\.json” is written by line 2 already/],
    ['article,subtitles,output,duration\na,b,x.json,long\n', /“long” is no time/],
  ])
    it(`refuses a table before any film is begun: ${message.source}`, async (t) => {
      const cwd = folder(t, { ...files, 'list.csv': content });
      const { code, stderr } = await align(cwd, '--batch', 'list.csv');
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.ok(!existsSync(join(cwd, 'x.json')));
    });
});
