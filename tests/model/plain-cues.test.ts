import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { readPlainCues } from '../../src/model/plain-cues.js';
import { parseSubtitles } from '../../src/model/subtitles.js';
import { damagedBytes, damagedFile, patchwork, randomNumbers } from '../support/subtitle-fuzz.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readPlainCues(bytes(text));

/** What a file may have in each place: mostly what is read here, now and then what is not. */
const mostly = (plain: readonly string[], ...left: readonly string[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...plain) }, { weight: 1, arbitrary: fc.constantFrom(...left) });
/** Times of WebVTT. */
const time = (second: number) => mostly([`00:${String(second).padStart(2, '0')}.250`, `00:00:${String(second).padStart(2, '0')}.250`], '00:07.5', '1:2.000', '00:61.000', '12:00.000'); // prettier-ignore
const line = mostly(
  ['The wind.', 'It <i>came</i> back.', '<b>No <i>one</i></b>', 'Salt &amp; bread', 'a > b', '- Где?', '<u></u>', '10 &lt; 11&nbsp;&gt; 9', 'At 12:30', 'NOTE'],
  ' ', 'Salt & bread', '{\\i1}', '<i>It', 'It</i>', '<i><b>x</i></b>', '<c.red>x</c>', '<v Anna>x', '&eacute;', '&', 'a < b', '<00:03.000>x', '-->', '00:01.000 --> 00:02.000', '\u001b',
); // prettier-ignore
const someVttCue = (index: number) =>
  fc
    .tuple(
      mostly(['', 'intro\n', `${index}\n`, `cue ${index}\n`], 'STYLE\n', 'NOTE\n', 'REGION a\n', '1\n', 'x --> y\n'),
      time(index * 2),
      mostly([' --> '], '-->', '\t--> ', ' -> ', ' --> 00:09.000'),
      time(index * 2 + 1),
      mostly(['', ' '], ' line:0', ' align:start', ' words', '\n'),
      fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
    )
    .map(([id, start, arrow, end, settings, text]) => `${id}${start}${arrow}${end}${settings}\n${text}`);
const someVttBlock = (index: number) => fc.oneof({ weight: 10, arbitrary: someVttCue(index) }, { weight: 1, arbitrary: mostly(['NOTE of the writer', 'NOTE\nin lines'], 'STYLE\n::cue {}', 'REGION\nid:a', 'text', 'NOTE x\n00:01.000 --> 00:02.000') }); // prettier-ignore
const someVtt = fc
  .tuple(
    mostly(['WEBVTT', 'WEBVTT\nKind: captions', 'WEBVTT - a film', '\ufeffWEBVTT'], '', 'WEBVTT!', 'webvtt', '\ufeff\ufeffWEBVTT'),
    fc.tuple(...[1, 2, 3].map(someVttBlock)),
    mostly(['\n\n', '\n\n\n'], '\n'),
    mostly(['', '\n', '\n\n'], '\u001a', ' '),
    mostly(['\n', '\r\n'], '\r', '\r\r\n'),
  )
  .map(([head, blocks, gap, tail, end]) => ([head, ...blocks].join(gap) + tail).replaceAll('\n', end));

/** Times of SubRip. */
const srtTime = (second: number) => mostly([`00:00:${String(second).padStart(2, '0')},250`, `00:00:${String(second).padStart(2, '0')},999`], '00:00:07.500', '0:00:07,500', '00:07,500', '00:00:61,000', '00:00:00,000', '00: 00:07,500', '-00:00:07,500', '１0:00:07,500', '1000:00:07,500'); // prettier-ignore
const srtLine = mostly(
  ['The wind.', 'It <i>came</i> back.', '<b>No <i>one</i></b>', 'Salt & bread', 'a > b', '- Где?', '<u></u>', '10 &lt; 11&nbsp;&gt; 9', 'At 12:30.', 'ANNA: no: never', 'NOTE', '7 days', 'x 1', 'A：夢', '♪ ♪'],
  ' ', '\u00a0', '', '1', '2', '3', '-5.', '{\\an8}Up', '{\\i1}x', '{y}', '<font color="#ff0000">Red</font>', '<I>x</I>', '<br>', '<i>It', 'It</i>', '<i><b>x</i></b>', '<sighs>', '<3', '&eacute;', '&#65;', 'A&B', '&', '&amp', '-->', 'x --&gt; 4:5', '4:5 -- > y', '\u001b',
  '00:00:01,000 --> 00:00:02,000', '00:00:01,000 00:00:02,000', '1:02:03 - 1:02:04', '12:30 → 12:40', '１：２：３ --> ４：５', '0:01 --> 0:02', 'WEBVTT',
); // prettier-ignore
const someSrtCue = (index: number) =>
  fc
    .tuple(
      mostly(
        [`${index}\n`, `0${index}\n`, `${index + 40}\n`],
        '',
        '1\n',
        `${index}.\n`,
        `#${index}\n`,
        `${index} \n`,
        `${index}\n\n`,
        '-3\n',
        'x\n',
        '１\n',
        '\n',
        '1234567890\n',
      ),
      srtTime(index * 2),
      mostly([' --> '], '-->', '  --> ', '\t--> ', ' -> ', ' ——> ', ' '),
      srtTime(index * 2 + 1),
      mostly(['', ' '], ' X1:1 X2:2 Y1:3 Y2:4', ' X1:…', ' line:0', ' words', '\n', '\t'),
      fc.array(srtLine, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
    )
    .map(([id, start, arrow, end, rest, text]) => `${id}${start}${arrow}${end}${rest}\n${text}`);
const someSrtBlock = (index: number) => fc.oneof({ weight: 12, arbitrary: someSrtCue(index) }, { weight: 1, arbitrary: mostly(['text'], `${index}`, 'NOTE', '5\n6', '2\ntext') }); // prettier-ignore
const someSrt = fc
  .tuple(
    mostly(['', '', '\ufeff'], '\n', '\n\n', ' ', '\ufeff\ufeff', 'words\n\n', 'WEBVTT\n\n', 'WEBVTT\n'),
    fc.tuple(...[1, 2, 3].map(someSrtBlock)),
    mostly(['\n\n', '\n\n\n'], '\n', '\n \n', '\n\n \n'),
    mostly(['', '\n', '\n\n'], '\u001a', ' ', '\n \n', '\n\n9', '\n\n4\n\n', '\n\n4\nwords'),
    mostly(['\n', '\r\n'], '\r', '\r\r\n'),
  )
  .map(([head, blocks, gap, tail, end]) => (head + blocks.join(gap) + tail).replaceAll('\n', end));

describe('readPlainCues', () => {
  /** Holds what is read here to what `parseSubtitles` says; gives whether it is. */
  const agrees = (file: Uint8Array): boolean => {
    const found = readPlainCues(file);
    if (!found) return false;
    expect(found).to.deep.equal(parseSubtitles(file));
    expect(found.problems).to.deep.equal([]);
    return true;
  };
  for (const [format, someFile] of Object.entries({ WebVTT: someVtt, SubRip: someSrt }))
    it(`says of whatever ${format} it reads what parseSubtitles says, and never that something is wrong`, () => {
      let plain = 0;
      fc.assert(
        fc.property(someFile, (text) => void (plain += Number(agrees(bytes(text))))),
        { numRuns: 5000 },
      );
      expect(plain).to.be.greaterThan(100);
    });
  it('does so where a file is damaged, or in another encoding', () => {
    let plain = 0;
    for (let seed = 1; seed <= 1000; seed++)
      for (const file of [bytes(damagedFile(randomNumbers(seed)).file), damagedBytes(randomNumbers(seed)), bytes(patchwork(randomNumbers(seed)).file)])
        plain += Number(agrees(file)); // prettier-ignore
    expect(plain).to.be.greaterThan(10);
  });

  it('reads what a film has: ids or none, notes between, slanted words, line breaks', () => {
    const file = 'WEBVTT\n\n1\n00:01.000 --> 00:02.500\n<i>Wind</i> &amp;\nsalt.\n\nNOTE a word\n\n00:00:03.000 --> 00:00:04.000\nRain.\n';
    expect(read(file)?.cues).to.deep.equal([
      { id: '1', start: 1, end: 2.5, text: 'Wind &\nsalt.', source: '<i>Wind</i> &amp;\nsalt.', spans: [{ tag: 'i', children: ['Wind'] }, ' &\nsalt.'] },
      { id: '2', start: 3, end: 4, text: 'Rain.', source: 'Rain.' },
    ]); // prettier-ignore
  });

  it('reads what a film has in SubRip: numbers, slanted words, line breaks, a mark at the start, line ends of Windows', () => {
    const file = '\ufeff7\n00:00:01,000 --> 00:00:02,500\n<i>Wind</i> &amp;\nsalt & rain.\n\n8\n01:00:03,007 --> 01:00:04,000\nAt 12:30.\n';
    const cues = [
      { id: '7', start: 1, end: 2.5, text: 'Wind &\nsalt & rain.', source: '<i>Wind</i> &amp;\nsalt & rain.', spans: [{ tag: 'i', children: ['Wind'] }, ' &\nsalt & rain.'] },
      { id: '8', start: 3603.007, end: 3604, text: 'At 12:30.', source: 'At 12:30.' },
    ]; // prettier-ignore
    for (const text of [file, file.replaceAll('\n', '\r\n')])
      expect(read(text)).to.deep.equal({ format: 'srt', encoding: 'utf-8', cues, problems: [] });
  });
  it('reads each millisecond as what is written', () => {
    const written = (ms: number, mark: string) => `${[Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60].map((part) => String(part).padStart(2, '0')).join(':')}${mark}${String(ms % 1000).padStart(3, '0')}`; // prettier-ignore
    const span = fc.tuple(fc.nat(999 * 3_600_000), fc.integer({ min: 1, max: 3_600_000 }));
    const says = ([start, length]: [number, number]) => {
      const times = (mark: string) => `${written(start, mark)} --> ${written(start + length, mark)}\nWind\n`;
      for (const text of [`WEBVTT\n\n${times('.')}`, `1\n${times(',')}`]) {
        const [cue] = read(text)?.cues ?? [];
        expect([cue?.start, cue?.end]).to.deep.equal([start / 1000, (start + length) / 1000]);
      }
    };
    fc.assert(fc.property(span, says), { numRuns: 5000 });
  });

  const cue = (text: string, settings = '') => `WEBVTT\n\n00:01.000 --> 00:02.000${settings}\n${text}\n`;
  const srt = (text: string, rest = '') => `1\n00:00:01,000 --> 00:00:02,000${rest}\n${text}\n`;
  const cases: readonly [what: string, file: string | Uint8Array][] = [
    ['settings', cue('Wind', ' line:0')],
    ['other tags', cue('<v Anna>Wind')],
    ['tags that are not closed', cue('<i>Wind')],
    ['tags beyond all measure', cue('<i>'.repeat(9) + 'Wind' + '</i>'.repeat(9))],
    ['other names of characters', cue('&eacute;')],
    ['a style sheet', `WEBVTT\n\nSTYLE\n::cue {}\n\n${cue('Wind').slice(8)}`],
    ['no cue at all', 'WEBVTT\n'],
    ['cues that are not in order', `${cue('Wind')}\n00:00.000 --> 00:00.500\nRain\n`],
    ['a cue that has no words', cue(' ')],
    ['a cue that has no time', 'WEBVTT\n\n00:01.000 --> 00:01.000\nWind\n'],
    ['an id that comes twice', 'WEBVTT\n\n2\n00:01.000 --> 00:02.000\nWind\n\n00:01.000 --> 00:02.000\nRain\n'],
    ['other encodings', Uint8Array.from([...bytes(cue('Wind')), 0xe9])],
    ['SubRip’s places', srt('{\\an8}Wind')],
    ['SubRip’s colours', srt('<font color="red">Wind</font>')],
    ['coordinates', srt('Wind', ' X1:10 X2:20 Y1:30 Y2:40')],
    ['SubRip without a number', srt('Wind').slice(2)],
    ['a number that is missing', `${srt('Wind')}\n00:00:03,000 --> 00:00:04,000\nRain\n`],
    ['a blank line within a cue', srt('Wind\n\nand rain')],
    ['numbers that come twice', `${srt('Wind')}\n${srt('Rain')}`],
    ['SubRip under the header of WebVTT', `WEBVTT\n\n${srt('Wind')}`],
    ['times with a point in SubRip', srt('Wind').replaceAll(',', '.')],
    ['times in the words', srt('Wind\n1:02:03 → 1:02:04')],
    ['files of a megabyte', cue('Wind '.repeat(200_000))],
  ];
  for (const [what, file] of cases)
    it(`leaves to parseSubtitles: ${what}`, () => expect(readPlainCues(typeof file === 'string' ? bytes(file) : file)).to.equal(null));
});
