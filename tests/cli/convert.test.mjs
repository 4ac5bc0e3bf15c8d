import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folder, run, srt } from './support.mjs';

const film = srt('1 3 The <i>house</i>', '4 6.5 Wind');
const vtt = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nThe <i>house</i>\n\n2\n00:00:04.000 --> 00:00:06.500\nWind\n';
const convert = (input, ...args) => run(['convert', '-', '-', ...args], { input });
/** The times of what was written, in milliseconds. */
const times = (text) =>
  [...text.matchAll(/(\d+):(\d\d):(\d\d)[.,](\d{3})/g)].map(
    ([, h, m, s, ms]) => ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000 + Number(ms),
  );

describe('convert', () => {
  it('writes the format that the name ends in, and says nothing', async (t) => {
    const cwd = folder(t, { 'film.srt': film });
    assert.deepEqual(await run(['convert', 'film.srt', 'film.vtt'], { cwd }), { code: 0, stdout: '', stderr: '' });
    assert.equal(readFileSync(join(cwd, 'film.vtt'), 'utf8'), vtt);
    assert.equal((await run(['convert', 'film.vtt', 'again.SRT'], { cwd })).code, 0);
    assert.equal(readFileSync(join(cwd, 'again.SRT'), 'utf8'), film);
  });
  it('goes from standard input to standard output', async () =>
    assert.deepEqual(await convert(film, '--to', 'vtt'), { code: 0, stdout: vtt, stderr: '' }));
  it('writes the format that --to says, whatever the name', async (t) => {
    const cwd = folder(t, { 'film.srt': film });
    await run(['convert', 'film.srt', 'film.txt', '--to', 'vtt'], { cwd });
    assert.equal(readFileSync(join(cwd, 'film.txt'), 'utf8'), vtt);
  });
  for (const [args, message] of [
    [['-', '-'], /standard output does not say which format: --to srt or --to vtt/],
    [['-', 'film.txt'], /“film\.txt” does not say which format/],
    [['-', '-', '--to', 'ass'], /--to is srt or vtt/],
    [['film.srt'], /Into which file\?/],
    [[], /Which file/],
    [['a.srt', 'b.vtt', 'c.vtt'], /“c\.vtt” is too many/],
    [['-', '-', '--to=vtt', '--offset', 'soon'], /--offset needs seconds/],
    [['-', '-', '--to=vtt', '--offset', '--force'], /--offset needs a value/],
    [['-', '-', '--to=vtt', '--rate', '25:24'], /--rate needs two numbers/],
    [['-', '-', '--to=vtt', '--rate', '25/0'], /--rate needs two numbers/],
    [['-', '-', '--to=vtt', '--rate', '0/25'], /--rate needs two numbers/],
    [['-', '-', '--to=vtt', '--encoding', 'klingon'], /no encoding “klingon”/],
  ])
    it(`refuses: ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await run(['convert', ...args], { input: film });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    });

  describe('writing over a file', () => {
    it('is not done', async (t) => {
      const cwd = folder(t, { 'film.srt': film, 'film.vtt': 'mine' });
      const { code, stderr } = await run(['convert', 'film.srt', 'film.vtt'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /film\.vtt is there already; --force writes over it/);
      assert.equal(readFileSync(join(cwd, 'film.vtt'), 'utf8'), 'mine');
    });
    it('is done with --force, also over the file that is read', async (t) => {
      const cwd = folder(t, { 'film.srt': film });
      assert.equal((await run(['convert', 'film.srt', 'film.srt', '--offset', '1'], { cwd })).code, 2);
      for (const force of ['--force', '-f'])
        assert.equal((await run(['convert', 'film.srt', 'film.srt', force, '--offset', '1'], { cwd })).code, 0);
      assert.deepEqual(times(readFileSync(join(cwd, 'film.srt'), 'utf8')), [3000, 5000, 6000, 8500]);
    });
  });

  describe('--offset', () => {
    for (const [offset, expected] of Object.entries({
      2.5: [3500, 5500, 6500, 9000],
      '+2.5': [3500, 5500, 6500, 9000],
      '-0.5': [500, 2500, 3500, 6000],
      '00:00:02.500': [3500, 5500, 6500, 9000],
      '-00:00:00,500': [500, 2500, 3500, 6000],
      '1:00': [61000, 63000, 64000, 66500],
    }))
      it(`takes ${offset}`, async () => {
        assert.deepEqual(times((await convert(film, '--to', 'srt', '--offset', offset)).stdout), expected);
        assert.deepEqual(times((await convert(film, '--to', 'srt', `--offset=${offset}`)).stdout), expected);
      });
    it('sets to the beginning what would come before it, and says so', async () => {
      const { code, stdout, stderr } = await convert(film, '--to', 'srt', '--offset', '-2');
      assert.equal(code, 0);
      assert.deepEqual(times(stdout), [0, 1000, 2000, 4500]);
      assert.equal(stderr, '<stdin>: warning: 1 subtitle would begin before the film does; the time was set to its beginning.\n');
    });
    it('ends with 1 where a subtitle is over before the film begins', async () => {
      const { code, stdout, stderr } = await convert(film, '--to', 'srt', '--offset', '-3');
      assert.equal(code, 1);
      assert.deepEqual(times(stdout), [0, 0, 1000, 3500]);
      assert.match(
        stderr,
        /^<stdin>: error: 1 subtitle would be over before the film begins; it is kept without a duration, and not shown\.\n$/,
      );
    });
    it('moves the times inside a subtitle, too', async () => {
      const karaoke = 'WEBVTT\n\n00:01.000 --> 00:04.000\nOne <00:02.000>two <i><00:03.000>three</i>\n';
      const { stdout } = await convert(karaoke, '--to', 'vtt', '--offset', '10');
      assert.match(stdout, /00:00:11\.000 --> 00:00:14\.000\nOne <00:00:12\.000>two <i><00:00:13\.000>three<\/i>/);
    });
  });

  describe('--rate', () => {
    const later = srt('1000 2000 Wind');
    it('multiplies times by the first and divides them by the second', async () => {
      assert.deepEqual(times((await convert(later, '--to', 'srt', '--rate', '25/23.976')).stdout), [1042709, 2085419]);
      assert.deepEqual(times((await convert(later, '--to', 'srt', '--rate', '24/25')).stdout), [960000, 1920000]);
      assert.deepEqual(times((await convert(later, '--to', 'srt', '--rate', '1.5')).stdout), [1500000, 3000000]);
    });
    it('comes before the offset', async () =>
      assert.deepEqual(times((await convert(later, '--to', 'srt', '--rate', '2', '--offset', '-1')).stdout), [1999000, 3999000]));
  });

  it('makes UTF-8 of windows-1252, and of what --encoding says', async () => {
    const western = Buffer.from(srt('1 3 D\u00e9j\u00e0 vu \u0097 caf\u00e9'), 'latin1');
    assert.match((await convert(western, '--to', 'vtt')).stdout, /Déjà vu — café/);
    const russian = Buffer.concat([Buffer.from('1\n00:00:01,000 --> 00:00:03,000\n'), Buffer.from([0xc2, 0xe5, 0xf2, 0xe5, 0xf0])]);
    assert.match((await convert(russian, '--to', 'vtt', '--encoding', 'windows-1251')).stdout, /\nВетер\n/);
  });
  it('finds out other encodings, too, with the same characters as in a browser', async () => {
    const times = (n) => `${n}\n00:00:0${n},000 --> 00:00:0${n},900\n`;
    const lines = (...texts) =>
      Buffer.concat(texts.map((bytes, n) => Buffer.concat([Buffer.from(times(n)), Buffer.from(bytes), Buffer.from('\n\n')])));
    // “Ветер всё шумит”, “Мы шли домой” in windows-1251; “Světlo” with the letters that windows-1250 has at 0x9a and 0x9e.
    const russian = lines(
      [0xc2, 0xe5, 0xf2, 0xe5, 0xf0, 0x20, 0xe2, 0xf1, 0xb8, 0x20, 0xf8, 0xf3, 0xec, 0xe8, 0xf2],
      [0xcc, 0xfb, 0x20, 0xf8, 0xeb, 0xe8, 0x20, 0xe4, 0xee, 0xec, 0xee, 0xe9],
    );
    assert.match((await convert(russian, '--to', 'vtt')).stdout, /\nВетер всё шумит\n[^]*\nМы шли домой\n/);
    const czech = Buffer.from('\x9aest \x9een \x93tam\x94', 'latin1');
    assert.match((await convert(lines(czech), '--to', 'vtt', '--encoding', 'cp1250')).stdout, /\nšest žen “tam”\n/);
    // Node has other letters there than the standard.
    assert.match((await convert(lines([0xae, 0xbe]), '--to', 'vtt', '--encoding', 'koi8-u')).stdout, /\nўЎ\n/);
    const utf32 = Buffer.from([...srt('1 3 Wind')].flatMap((character) => [character.charCodeAt(0), 0, 0, 0]));
    assert.match((await convert(utf32, '--to', 'vtt')).stdout, /\nWind\n/);
  });
  it('puts subtitles in the order of their times', async () => {
    const { code, stdout, stderr } = await convert(srt('4 5 later', '1 2 earlier'), '--to', 'vtt');
    assert.equal(code, 0);
    assert.deepEqual(times(stdout), [1000, 2000, 4000, 5000]);
    assert.match(stderr, /^<stdin>: warning: 1 warning while it was read; “film-commentary check -” lists them\.\n$/);
  });
  it('says what SubRip cannot hold', async () => {
    const { code, stdout, stderr } = await convert('WEBVTT\n\n00:01.000 --> 00:03.000 line:12%\n<v Ann>Wind\n', '--to', 'srt');
    assert.equal(code, 0);
    assert.match(stdout, /Wind/);
    assert.match(
      stderr,
      /warning: 1 subtitle had styles, a speaker, a region or an exact place that SubRip does not have; the text is there\./,
    );
  });
  it('says how ruby is written in SubRip', async () => {
    const { code, stdout, stderr } = await convert(
      'WEBVTT\n\n00:01.000 --> 00:03.000\n<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>\n',
      '--to',
      'srt',
    );
    assert.equal(code, 0);
    assert.match(stdout, /^漢\(kan\)字\(ji\)$/m);
    assert.equal(stderr, '<stdin>: warning: 1 subtitle had ruby, which SubRip does not have; its readings are written in parentheses.\n');
  });
  it('keeps regions in WebVTT', async () => {
    const { stdout } = await convert(
      'WEBVTT\n\nREGION\nid:low\nwidth:40%\n\n00:01.000 --> 00:03.000 region:low\nWind\n',
      '--to',
      'vtt',
      '--offset',
      '1',
    );
    assert.match(stdout, /REGION\nid:low/);
    assert.match(stdout, /00:00:02\.000 --> 00:00:04\.000 region:low/);
  });
  it('writes what it could read, and ends with 1 where something was lost', async () => {
    const { code, stdout, stderr } = await convert(
      'WEBVTT\n\n00:0x.000 --> 00:02.000\nlost\n\n00:03.000 --> 00:04.000\nkept\n',
      '--to',
      'srt',
    );
    assert.equal(code, 1);
    assert.match(stdout, /kept/);
    assert.match(stderr, /^<stdin>:3: error: /m);
  });
  it('writes no file where there is nothing to write', async (t) => {
    const cwd = folder(t, { 'page.srt': '<!doctype html><p>Please log in' });
    const { code, stderr } = await run(['convert', 'page.srt', 'film.vtt'], { cwd });
    assert.equal(code, 1);
    assert.match(stderr, /page\.srt: error: This is a web page/);
    assert.ok(!existsSync(join(cwd, 'film.vtt')));
  });
  it('says why a file cannot be read or written', async (t) => {
    const cwd = folder(t, { 'film.srt': film });
    for (const [args, message] of [
      [['no.srt', 'film.vtt'], /Cannot read no\.srt: there is no such file\./],
      [['.', 'film.vtt'], /Cannot read \.: it is a directory\./],
      [['film.srt', 'no/film.vtt'], /Cannot write no\/film\.vtt: its directory does not exist\./],
      [['film.srt', '.', '--to=vtt', '--force'], /Cannot write \.: it is a directory\./],
    ]) {
      const { code, stderr } = await run(['convert', ...args], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
  });
  it('writes a long film whole into a pipe', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `${index} ${index + 0.5} Line ${index}`);
    const { code, stdout } = await convert(srt(...lines), '--to', 'vtt');
    assert.equal(code, 0);
    assert.match(stdout, /Line 19999\n$/);
  });
  it('leaves no half of a file where it refuses', async (t) => {
    const cwd = folder(t);
    writeFileSync(join(cwd, 'film.srt'), film);
    await run(['convert', 'film.srt', 'film.vtt', '--rate', 'x'], { cwd });
    assert.ok(!existsSync(join(cwd, 'film.vtt')));
  });
});
