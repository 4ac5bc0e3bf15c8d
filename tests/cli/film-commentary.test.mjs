import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folder, PROGRAM, ROOT, run, srt } from './support.mjs';

const { version, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('film-commentary', () => {
  it('is what package.json names, and can be executed', () => {
    assert.equal(join(ROOT, bin['film-commentary']), PROGRAM);
    assert.match(readFileSync(PROGRAM, 'utf8'), /^#!\/usr\/bin\/env node\n/);
    if (process.platform !== 'win32') assert.ok(statSync(PROGRAM).mode & 0o100);
  });

  it('gives its help with all commands and examples', async () => {
    for (const args of [['--help'], ['-h'], ['help']]) {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^Usage: film-commentary COMMAND/m);
      assert.match(stdout, /^ {2}check FILE\.\.\./m);
      assert.match(stdout, /^ {2}convert IN OUT/m);
      assert.match(stdout, /^Examples:\n {2}film-commentary align/m);
    }
  });
  for (const [command, options] of Object.entries({
    align: [
      '-o, --output FILE',
      '--report FILE',
      '--chapters FILE',
      '--pins FILE',
      '--min sure|likely',
      '--ambient N',
      '--batch FILE',
      '--jobs N',
    ],
    check: ['--json', '--subtitles FILE', '--encoding LABEL', '--max-speed N', '--min-gap SECONDS'],
    probe: ['--json', '--origin ORIGIN'],
    convert: ['--to srt|vtt', '--encoding LABEL', '--offset SECONDS', '--rate FROM/TO', '-f, --force'],
  }))
    it(`gives the help of ${command} with each option and examples, in 80 columns`, async () => {
      const help = await run([command, '--help']);
      assert.equal(help.code, 0);
      for (const option of [...options, '--no-color', '-h, --help', '-v, --version'])
        assert.ok(help.stdout.includes(`\n  ${option} `), option);
      assert.match(help.stdout, new RegExp(`Examples:\n  film-commentary ${command} `));
      assert.match(help.stdout, /Exit codes:\n {2}0 /);
      assert.ok(help.stdout.split('\n').every((line) => line.length <= 80));
      assert.equal((await run(['help', command])).stdout, help.stdout);
      assert.equal((await run([command, '-h'])).stdout, help.stdout);
    });
  it('gives its version', async () => {
    for (const args of [['--version'], ['-v'], ['check', '--version']])
      assert.deepEqual(await run(args), { code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('without a command says on standard error what there is', async () => {
    const { code, stdout, stderr } = await run([]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /Usage:/);
  });
  for (const [args, message] of [
    [['chekc'], /no command “chekc”\. Did you mean check\?/],
    [['conv', 'a', 'b'], /Did you mean convert\?/],
    [['dance'], /no command “dance”\. The commands are align, check, convert(?:, [a-z]+)*\./],
    [['help', 'dance'], /no command “dance”/],
    [['--jsn'], /no option --jsn\./],
    [['check', '--jsno', 'a.srt'], /no option --jsno of “check”\. Did you mean --json\?/],
    [['check', '-x', 'a.srt'], /no option -x of “check”\./],
    [['check', '--no-colour', 'a.srt'], /Did you mean --no-color\?/],
    [['check', '--json=yes', 'a.srt'], /--json takes no value/],
    [['check', 'a.srt', '--subtitles'], /--subtitles needs a value: --subtitles FILE/],
    [['check', 'a.srt', '--subtitles', '--json'], /--subtitles needs a value/],
    [['check', 'a.srt', '--encoding='], /--encoding needs a value/],
  ])
    it(`says what is wrong with: ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^film-commentary: /);
      assert.match(stderr, message);
      assert.match(stderr, /--help” says what it understands\.\n$/);
    });

  describe('colours', () => {
    const terminal = 'process.stdout.isTTY = process.stderr.isTTY = true';
    const fast = srt('1 2 This is far more than anybody could read in one second.');
    const colours = async (args, options) => (await run(['check', ...args, '-'], { input: fast, ...options })).stdout.includes('\u001b[');
    it('are used on a terminal', async () => assert.ok(await colours([], { before: terminal })));
    it('are not used elsewhere', async () => assert.ok(!(await colours([]))));
    it('are off by --no-color, wherever it stands', async () => {
      assert.ok(!(await colours(['--no-color'], { before: terminal })));
      assert.ok(!(await run(['--no-color', 'check', '-'], { input: fast, before: terminal })).stdout.includes('\u001b['));
    });
    it('are off by NO_COLOR, unless that is empty', async () => {
      assert.ok(!(await colours([], { before: terminal, env: { NO_COLOR: '1' } })));
      assert.ok(await colours([], { before: terminal, env: { NO_COLOR: '' } }));
    });
    it('are off where the terminal has none', async () => assert.ok(!(await colours([], { before: terminal, env: { TERM: 'dumb' } }))));
  });

  describe('progress', () => {
    const slow = 'let now = 0; performance.now = () => (now += 1000);';
    const files = { 'a.srt': srt('1 2 a'), 'b.srt': srt('1 2 b') };
    it('is told on a terminal, of work that takes long, and wiped out after it', async (t) => {
      const { stdout, stderr } = await run(['check', 'a.srt', 'b.srt'], {
        cwd: folder(t, files),
        before: `${slow} process.stderr.isTTY = true`,
      });
      assert.equal(stdout, '');
      assert.match(stderr, /0 % 1\/2 a\.srt.*50 % 2\/2 b\.srt.*2K2 files: 0 errors, 0 warnings\n$/s);
    });
    it('is told within a long file', async (t) => {
      const long = Array.from({ length: 2000 }, (_, n) => `${n} ${n + 0.5} Wind`);
      const cwd = folder(t, { 'film.srt': srt(...long), 'film.vtt': `WEBVTT\n\n${srt(...long).replaceAll(',', '.')}` });
      const before = `${slow} process.stderr.isTTY = true`;
      const { stderr } = await run(['check', 'film.srt'], { cwd, before });
      assert.match(stderr, / 0 % film\.srt.* 25 % film\.srt.* 50 % film\.srt.* 75 % film\.srt/s);
      assert.match((await run(['convert', 'film.vtt', '-', '--to=srt'], { cwd, before })).stderr, / (?:49|50) % film\.vtt/);
    });
    it('is told elsewhere only where it is asked for, a line each time', async (t) => {
      const cwd = folder(t, files);
      assert.equal((await run(['check', 'a.srt', 'b.srt'], { cwd, before: slow })).stderr, '2 files: 0 errors, 0 warnings\n');
      assert.equal(
        (await run(['check', 'a.srt', 'b.srt', '--progress'], { cwd, before: slow })).stderr,
        '1/2 a.srt\n2/2 b.srt\n2 files: 0 errors, 0 warnings\n',
      );
    });
    it('is not told of short work', async (t) => {
      const { stderr } = await run(['check', 'a.srt', 'b.srt', '--progress'], {
        cwd: folder(t, files),
        before: 'performance.now = () => 0',
      });
      assert.equal(stderr, '2 files: 0 errors, 0 warnings\n');
    });
  });

  it('takes no part of player or elements with it', () => {
    const seen = new Set();
    const visit = (file) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, name] of readFileSync(file, 'utf8').matchAll(
        /^(?:import|export)\b[^;]*?["']([^"']+)["'];|\bimport\(["']([^"']+)["']\)/gm,
      )) {
        if (!name) continue;
        assert.doesNotMatch(name, /^(?:lit|@lit|video\.js|subtitle|stream|multipipe|split2)(?:\/|$)/);
        if (name.startsWith('.')) visit(join(file, '..', name));
      }
    };
    visit(PROGRAM);
    assert.ok(seen.size > 3);
  });
});

describe('film-commentary/model', () => {
  it('works in plain Node', async () => {
    const model = await import('film-commentary/model');
    const { cues, problems } = model.parseSubtitles(readFileSync(join(ROOT, 'subtitles/what-the-wind-kept.en.srt')));
    assert.ok(cues.length > 20);
    assert.deepEqual(problems, []);
    assert.equal(model.parseSubtitles(model.formatSubtitles(cues, 'vtt')).cues.length, cues.length);
    assert.deepEqual(model.checkSubtitles({ cues, format: 'srt' }), []);
    const article = model.parseArticle(readFileSync(join(ROOT, 'demo/public/essay.md'), 'utf8'));
    assert.ok(model.placeArticle(article, cues).annotations.length > 0);
  });
  it('gives the subtitles of the project no reason for a warning', async () => {
    const files = readdirSync(join(ROOT, 'subtitles')).filter((name) => /\.(?:srt|vtt)$/.test(name));
    const { code, stdout, stderr } = await run(['check', ...files], { cwd: join(ROOT, 'subtitles') });
    assert.deepEqual([code, stdout, stderr], [0, '', `${files.length} files: 0 errors, 0 warnings\n`]);
  });
});
