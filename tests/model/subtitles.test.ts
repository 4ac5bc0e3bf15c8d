import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { type Cue, isDisplayable } from '../../src/model/cue.js';
import { MAX_PROBLEMS_OF_A_KIND } from '../../src/model/problem-list.js';
import { MAX_CUES, MAX_SUBTITLE_LENGTH } from '../../src/model/subtitle-text.js';
import { withReadingsInParentheses } from '../../src/model/ruby.js';
import { formatSubtitles, parseSubtitles, type Subtitles } from '../../src/model/subtitles.js';

const srt = '1\n00:00:01,000 --> 00:00:02,000\nThe house\n\n2\n00:00:03,000 --> 00:00:04,000\nWind\n';
const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nThe house\n\n00:03.000 --> 00:04.000\nWind\n';
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
/** Three subtitles as a page has them, in paragraphs. */
const inPage = (lineEnd: string): string =>
  [1, 2, 3].map((n) => `<p>${n}${lineEnd}00:00:0${n},000 --&gt; 00:00:0${n},900${lineEnd}Wind</p>\n`).join('');
const texts = ({ cues }: Subtitles): string[] => cues.map(({ text }) => text);
const codes = ({ problems }: Subtitles): string[] => problems.map(({ code }) => code);

describe('parseSubtitles', () => {
  it('reads text and bytes of either format', () => {
    expect(parseSubtitles(srt)).to.deep.include({ format: 'srt', problems: [] }).and.not.have.property('encoding');
    expect(parseSubtitles(bytes(vtt))).to.deep.include({ format: 'vtt', problems: [], encoding: 'utf-8' });
    expect(texts(parseSubtitles(bytes(srt).buffer as ArrayBuffer))).to.deep.equal(['The house', 'Wind']);
    expect(texts(parseSubtitles(bytes(`xx${vtt}`).subarray(2)))).to.deep.equal(['The house', 'Wind']);
  });
  it('names the file in every problem', () =>
    expect(parseSubtitles('', { source: 'film.srt' }).problems).to.deep.equal([
      { code: 'empty-file', severity: 'error', message: 'The file is empty.', source: 'film.srt' },
    ]));
  for (const [name, end] of [
    ['CR', '\r'],
    ['CR LF', '\r\n'],
    ['CR CR LF', '\r\r\n'],
  ] as const)
    // prettier-ignore
    it(`reads lines that end in ${name}`, () => {
      for (const file of [srt, vtt]) expect(parseSubtitles(file.replaceAll('\n', end))).to.deep.include({ problems: [], cues: parseSubtitles(file).cues });
    });
  it('sees two line ends in a single CR CR LF of WebVTT, as its standard does', () =>
    expect(texts(parseSubtitles('WEBVTT\n\n00:01.000 --> 00:02.000\nx\r\r\ny\n'))).to.deep.equal(['x']));
  it('reads WebVTT whose lines end in different ways', () => {
    const t = '00:01.000 --> 00:02.000';
    const { cues } = parseSubtitles(`WEBVTT\r\rcr\r${t}\ra\n\nlf\n${t}\nb\r\n\r\ncrlf\r\n${t}\r\nc\n\rlfcr\r${t}\nd\n\r`);
    expect(cues.map(({ id, text }) => [id, text])).to.deep.equal([['cr', 'a'], ['lf', 'b'], ['crlf', 'c'], ['lfcr', 'd']]); // prettier-ignore
  });
  it('reads a zero byte as U+FFFD, in the header, in ids and in text, and says so', () => {
    const t = '00:01.000 --> 00:02.000';
    const read = parseSubtitles(`WEBVTT\n\0\nx\n${t}\na\n\n\0 b\n${t} align:end\0\n\0c\n`);
    expect(read.cues.map(({ id, text, settings }) => [id, text, settings])).to.deep.equal([['1', 'a', undefined], ['\ufffd b', '\ufffdc', undefined]]); // prettier-ignore
    expect(codes(read)).to.deep.equal(['nul-characters', 'bad-setting']);
  });
  it('passes over byte order marks and the end-of-file mark of old', () => {
    expect(parseSubtitles(`\ufeff\ufeff${vtt}`)).to.deep.include({ format: 'vtt', problems: [] });
    expect(parseSubtitles(`${srt}\u001a`)).to.deep.include({ problems: [], cues: parseSubtitles(srt).cues });
  });
  it('sorts by start, then by place in the file', () => {
    const read = parseSubtitles('WEBVTT\n\n00:03.000 --> 00:04.000\nc\n\n00:01.000 --> 00:09.000\na\n\n00:01.000 --> 00:02.000\nb');
    expect(texts(read)).to.deep.equal(['a', 'b', 'c']);
    expect(codes(read)).to.deep.equal(['unsorted']);
  });
  it('keeps cues that are not displayed', () => {
    const { cues } = parseSubtitles(
      'WEBVTT\n\n00:01.000 --> 00:01.000\nx\n\n00:02.000 --> 00:01.000\ny\n\n00:03.000 --> 00:04.000\n\n00:05.000 --> 00:06.000\nz',
    );
    expect(cues.map(isDisplayable)).to.deep.equal([false, false, false, true]);
  });
  it('knows the names of the characters of windows-1252, and others by a table', () => {
    const file = 'WEBVTT\n\n00:01.000 --> 00:02.000\n&eacute;&mdash;&euro;&copy &Omega;\n';
    expect(texts(parseSubtitles(file))).to.deep.equal(['é—€© &Omega;']);
    expect(texts(parseSubtitles(file, { names: new Map([['Omega', 'Ω']]) }))).to.deep.equal(['é—€© Ω']);
  });
  it('gives regions', () => expect(parseSubtitles('WEBVTT\n\nREGION\nid:a').regions).to.have.length(1));

  describe('the format', () => {
    it('is SubRip under a WebVTT header over SubRip’s times', () => {
      const read = parseSubtitles(`WEBVTT\nKind: captions\n\n${srt}`);
      expect(read).to.deep.include({ format: 'srt', cues: parseSubtitles(srt).cues });
      expect(codes(read)).to.deep.equal(['srt-under-vtt-header']);
    });
    it('is WebVTT where one letter of the signature is wrong', () => {
      for (const signature of ['webvtt', 'WEBVT', 'WEBVTT!', '-WEBVTT']) {
        const read = parseSubtitles(vtt.replace('WEBVTT', signature));
        expect(read).to.deep.include({ format: 'vtt', cues: parseSubtitles(vtt).cues });
        expect(codes(read)).to.deep.equal(['missing-signature']);
      }
    });
    it('is what the caller says', () => {
      expect(parseSubtitles(vtt, { format: 'srt' })).to.include({ format: 'srt' });
      expect(parseSubtitles('00:01.000 --> 00:02.000\nx', { format: 'vtt' })).to.include({ format: 'vtt' });
    });
  });

  describe('what is no subtitle file', () => {
    for (const [name, input, code] of [
      ['nothing', '', 'empty-file'],
      ['no bytes', new Uint8Array(), 'empty-file'],
      ['blank lines', ' \n\t\n', 'empty-file'],
      ['a page', '<!DOCTYPE html>\n<html><body>404</body></html>', 'html-file'],
      ['a page after a comment', '\n<!-- x -->\n<html lang="en">', 'html-file'],
      ['XHTML', '<?xml version="1.0"?>\n<!DOCTYPE html>', 'html-file'],
      ['subtitles in a page', `<!DOCTYPE html>\n<html><body><pre>${inPage('\n')}</pre></body></html>`, 'html-subtitles'],
      ['subtitles in a part of a page', inPage('<br>\n'), 'html-subtitles'],
      ['a page that shows how times are written', `<html><p>1<br>00:00:01,000 --&gt; 00:00:02,000<br>Wind</p></html>`, 'html-file'],
      ['rich text', '{\\rtf1\\ansi 00:00:01,000 --> 00:00:02,000}', 'rtf-file'],
      ['TTML', '<?xml version="1.0"?><tt xmlns="x">', 'other-format'],
      ['SubStation Alpha', '[Script Info]\nTitle: x', 'other-format'],
      ['prose', 'I dreamt of the house again.\nIt was raining.', 'no-timings'],
      ['a zip archive', bytes('PK\x03\x04\x14\0'), 'binary-file'],
      ['a film', bytes('\0\0\0\x20ftypisom'), 'binary-file'],
      ['control characters', bytes('\x01\x02\x03\x04\x05abc'.repeat(20)), 'binary-file'],
    ] as const)
      it(`is reported: ${name}`, () => {
        const { cues, problems } = parseSubtitles(input);
        expect(cues).to.deep.equal([]);
        expect(problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code)).to.deep.equal([code]);
      });
    it('is not a file whose first line is in italics', () =>
      expect(texts(parseSubtitles(srt.replace('1\n00', '<i>x</i>\n1\n00')))).to.deep.equal(['The house', 'Wind']));
    it('is reported for WebVTT without cues, too, as nothing lost', () =>
      expect(parseSubtitles('WEBVTT\n').problems).to.have.nested.property('[0].severity', 'warning'));
  });

  describe('limits', () => {
    it('refuses more than 20 MB', () =>
      expect(codes(parseSubtitles('x'.repeat(MAX_SUBTITLE_LENGTH + 1)))).to.deep.equal(['file-too-large']));
    it(`reads ${MAX_CUES} cues and says how many are left out`, () => {
      const read = parseSubtitles(`WEBVTT\n\n${'00:01.000 --> 00:02.000\nx\n\n'.repeat(MAX_CUES + 5)}`);
      expect(read.cues).to.have.length(MAX_CUES);
      expect(read.problems).to.have.length(1);
      expect(read.problems[0]).to.deep.include({ code: 'too-many-cues', detail: { lost: 5 } });
    });
    it('lists problems of a kind up to a number and counts the rest', () => {
      const { problems } = parseSubtitles(`WEBVTT\n\n${'00:0x --> 00:02.000\nx\n\n'.repeat(MAX_PROBLEMS_OF_A_KIND + 7)}`);
      expect(problems).to.have.length(MAX_PROBLEMS_OF_A_KIND + 1);
      expect(problems.at(-1)).to.deep.include({ code: 'bad-timing', severity: 'error', detail: { more: 7 } });
    });
  });

  it('throws for a bad call only', () => {
    for (const input of [null, undefined, 5, {}, []]) expect(() => parseSubtitles(input as string)).to.throw(TypeError);
    expect(() => parseSubtitles('', { format: 'ass' as 'srt' })).to.throw(TypeError);
    expect(() => parseSubtitles('', { encoding: 5 as unknown as string })).to.throw(TypeError);
  });
});

describe('formatSubtitles', () => {
  it('throws for a bad call', () => {
    const cue: Cue = { id: '1', start: 1, end: NaN, text: 'x', source: 'x' };
    expect(() => formatSubtitles([], 'ass' as 'srt')).to.throw(TypeError);
    expect(() => formatSubtitles('x' as unknown as Cue[], 'srt')).to.throw(TypeError);
    expect(() => formatSubtitles([cue], 'srt')).to.throw(RangeError);
    expect(() => formatSubtitles([cue], 'vtt')).to.throw(RangeError);
  });
  it('turns one format into the other', () => {
    const numbered = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nThe house\n\n2\n00:00:03.000 --> 00:00:04.000\nWind\n';
    expect(formatSubtitles(parseSubtitles(srt).cues, 'vtt')).to.equal(numbered);
    expect(formatSubtitles(parseSubtitles(vtt).cues, 'srt')).to.equal(srt);
  });
  for (const [ruby, written] of [
    ['<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>', '漢(kan)字(ji)'],
    ['<ruby>漢<rt></rt></ruby>!', '漢!'],
    ['<i><ruby>漢<rt><b>kan</b></ruby> x</i>', '<i>漢(<b>kan</b>) x</i>'],
  ] as const)
    it(`writes readings in parentheses in SubRip: ${ruby}`, () => {
      const { cues } = parseSubtitles(`WEBVTT\n\n00:01.000 --> 00:02.000\n${ruby}\n`);
      expect(formatSubtitles(cues, 'srt').split('\n')[2]).to.equal(written);
    });
});

/** Bits of subtitle files, well and badly formed; strings of them look more like files than random letters do. */
const fragment = fc.constantFrom(
  'a', 'b ', '\n', '\n\n', '\r\n', '\r', ' ', '\t', '<', '>', '</', '<i>', '</i>', '<i', '<b>', '</b>', '<c.x>', '<c.yellow>', '</c>', '<v Bob>', '<v.loud Ann &amp; Bo>', '</v>',
  '<font color="#ff0000">', '<font color=red>', '</font>', '<ruby>', '<rt>', '</rt>', '</ruby>', '<lang en>', '</lang>', '<script>', '<br>', '<sighs>', '<3', '<00:00:01.500>',
  '&', '&amp;', '&#10;', '&#38;', '&lt', '&notit;', '&#x2', '{', '{\\an8}', '{\\i1}', '{\\i0}', '{\\c&H0000ff&}', '{\\r}', '-->', '->', '→', '--', '1', '2', '3', '42', 'NOTE', 'NOTE x', 'STYLE', 'REGION\nid:a',
  'WEBVTT', 'WEBVTT\n\n', '00:00:01,000 --> 00:00:02,000', '00:01.000 --> 00:02.000', '00:01.000 --> 00:02.000 line:0 align:start', '1\n00:00:01,000 --> 00:00:02,000\n', '\n\n2\n00:00:03,5->00:00:04\n',
  'é', '—', '🎥', '\u2060', '\ufeff', '\u00a0', '\u001a', '\0', 'X1:1', 'line:0',
); // prettier-ignore
const file = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));
const line = fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join('').replaceAll('\0', ''));
const withoutSource = (cues: readonly Cue[]): unknown => cues.map(({ source: _source, ...cue }) => cue);
const runs = { numRuns: 2000 };

describe('parseSubtitles and formatSubtitles, for any file', () => {
  it('never throw, and give cues with times in order', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { cues } = parseSubtitles(text);
        for (const [index, cue] of cues.entries()) {
          if (index > 0) expect(cue.start).to.be.at.least(cues[index - 1]!.start);
          expect(Number.isFinite(cue.start) && Number.isFinite(cue.end)).to.equal(true);
        }
        expect(new Set(cues.map(({ id }) => id)).size).to.equal(cues.length);
      }),
      runs,
    );
  });
  it('never throw for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => void parseSubtitles(input)),
      runs,
    );
  });
  it('give the same cues after writing WebVTT and reading it', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { cues, regions } = parseSubtitles(text);
        const again = parseSubtitles(formatSubtitles(cues, 'vtt', { regions }));
        expect(withoutSource(again.cues)).to.deep.equal(withoutSource(cues));
      }),
      runs,
    );
  });
  it('keep times and text when SubRip is written, and all that SubRip holds', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { cues } = parseSubtitles(text);
        if (cues.length === 0) return;
        const once = parseSubtitles(formatSubtitles(cues, 'srt')).cues;
        const short = ({ start, end, text: said }: Cue): unknown => [start, end, said];
        expect(once.map(short)).to.deep.equal(cues.map(withReadingsInParentheses).map(short));
        const twice = parseSubtitles(formatSubtitles(once, 'srt')).cues;
        expect(withoutSource(twice)).to.deep.equal(withoutSource(once));
      }),
      runs,
    );
  });
  for (const format of ['srt', 'vtt'] as const)
    it(`keep any text of a cue in ${format}`, () => {
      fc.assert(
        fc.property(line, line, (first, second) => {
          const cues = [first, second].map((text, index): Cue => ({
            id: String(index + 1),
            start: index * 2,
            end: index * 2 + 1,
            text,
            source: '',
          }));
          const { cues: again, problems } = parseSubtitles(formatSubtitles(cues, format));
          expect(again.map(({ text }) => text)).to.deep.equal([first, second]);
          expect(problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
        }),
        runs,
      );
    });
});

describe('parseSubtitles, for a valid file with one change', () => {
  const blocks = (format: 'srt' | 'vtt'): string[] =>
    Array.from({ length: 8 }, (_, n) => {
      const [id, point] = format === 'srt' ? [`${n + 1}\n`, ','] : [n % 2 ? `id${n}\n` : '', '.'];
      return `${id}00:00:1${n}${point}000 --> 00:00:1${n}${point}900\nWord${n} and more\nline two`;
    });
  for (const format of ['srt', 'vtt'] as const)
    it(`changes no other cue without a problem (${format})`, () => {
      const head = format === 'srt' ? '' : 'WEBVTT\n\n';
      const whole = `${head}${blocks(format).join('\n\n')}\n`;
      fc.assert(
        fc.property(fc.nat({ max: whole.length }), fc.nat({ max: 5 }), fc.oneof(fc.constant(''), fragment), (at, cut, put) => {
          const { cues, problems } = parseSubtitles(whole.slice(0, at) + put + whole.slice(at + cut));
          if (problems.length > 0) return;
          let from = head.length;
          for (const [n, block] of blocks(format).entries()) {
            const touched = at <= from + block.length + 2 && at + cut >= from - 2;
            from += block.length + 2;
            if (touched) continue;
            expect(cues.find(({ start }) => start === 10 + n)).to.include({ end: Number(`1${n}.9`), text: `Word${n} and more\nline two` });
          }
        }),
        runs,
      );
    });
});
