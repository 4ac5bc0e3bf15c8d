import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { readPlainVtt } from '../../src/model/plain-vtt.js';
import { parseSubtitles } from '../../src/model/subtitles.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readPlainVtt(bytes(text));

/** What a file may have in each place: mostly what is read here, now and then what is not. */
const mostly = (plain: readonly string[], ...left: readonly string[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...plain) }, { weight: 1, arbitrary: fc.constantFrom(...left) });
const time = (second: number) => mostly([`00:${String(second).padStart(2, '0')}.250`, `00:00:${String(second).padStart(2, '0')}.250`], '00:07.5', '1:2.000', '00:61.000', '12:00.000'); // prettier-ignore
const line = mostly(
  ['The wind.', 'It <i>came</i> back.', '<b>No <i>one</i></b>', 'Salt &amp; bread', 'a > b', '- Где?', '<u></u>', '10 &lt; 11&nbsp;&gt; 9', ' ', 'NOTE'],
  '<i>It', 'It</i>', '<i><b>x</i></b>', '<c.red>x</c>', '<v Anna>x', '&eacute;', '&', 'a < b', '<00:03.000>x', '-->', '00:01.000 --> 00:02.000', '\u001b',
); // prettier-ignore
const someCue = (index: number) =>
  fc
    .tuple(
      mostly(['', 'intro\n', `${index}\n`, `cue ${index}\n`], 'STYLE\n', 'NOTE\n', 'REGION a\n', '1\n', 'x --> y\n'),
      time(index * 2),
      mostly([' --> ', '-->', '\t--> '], ' -> ', ' --> 00:09.000'),
      time(index * 2 + 1),
      mostly(['', ' '], ' line:0', ' align:start', ' words', '\n'),
      fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
    )
    .map(([id, start, arrow, end, settings, text]) => `${id}${start}${arrow}${end}${settings}\n${text}`);
const someBlock = (index: number) => fc.oneof({ weight: 10, arbitrary: someCue(index) }, { weight: 1, arbitrary: mostly(['NOTE of the writer', 'NOTE\nin lines'], 'STYLE\n::cue {}', 'REGION\nid:a', 'text', 'NOTE x\n00:01.000 --> 00:02.000') }); // prettier-ignore
const someFile = fc
  .tuple(
    mostly(['WEBVTT', 'WEBVTT\nKind: captions', 'WEBVTT - a film', '\ufeffWEBVTT'], '', 'WEBVTT!', 'webvtt', '\ufeff\ufeffWEBVTT'),
    fc.tuple(...[1, 2, 3].map(someBlock)),
    mostly(['\n\n', '\n\n\n'], '\n'),
    mostly(['', '\n', '\n\n'], '\u001a', ' '),
    mostly(['\n', '\r\n'], '\r', '\r\r\n'),
  )
  .map(([head, blocks, gap, tail, end]) => ([head, ...blocks].join(gap) + tail).replaceAll('\n', end));

describe('readPlainVtt', () => {
  it('says of whatever it reads what parseSubtitles says, and never that something is wrong', () => {
    let plain = 0;
    const says = (text: string) => {
      const found = read(text);
      if (!found) return;
      plain++;
      expect(found).to.deep.equal(parseSubtitles(bytes(text)));
      expect(found.problems).to.deep.equal([]);
    };
    fc.assert(fc.property(someFile, says), { numRuns: 5000 });
    expect(plain).to.be.greaterThan(100);
  });

  it('reads what a film has: ids or none, notes between, slanted words, line breaks', () => {
    const file = 'WEBVTT\n\n1\n00:01.000 --> 00:02.500\n<i>Wind</i> &amp;\nsalt.\n\nNOTE a word\n\n00:00:03.000 --> 00:00:04.000\nRain.\n';
    expect(read(file)?.cues).to.deep.equal([
      { id: '1', start: 1, end: 2.5, text: 'Wind &\nsalt.', source: '<i>Wind</i> &amp;\nsalt.', spans: [{ tag: 'i', children: ['Wind'] }, ' &\nsalt.'] },
      { id: '2', start: 3, end: 4, text: 'Rain.', source: 'Rain.' },
    ]); // prettier-ignore
  });

  const cue = (text: string, settings = '') => `WEBVTT\n\n00:01.000 --> 00:02.000${settings}\n${text}\n`;
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
    ['files of a megabyte', cue('Wind '.repeat(200_000))],
  ];
  for (const [what, file] of cases)
    it(`leaves to parseSubtitles: ${what}`, () => expect(readPlainVtt(typeof file === 'string' ? bytes(file) : file)).to.equal(null));
});
