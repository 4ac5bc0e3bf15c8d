import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { parseCueText } from '../../src/model/cue-text.js';
import { html4Characters } from '../../src/model/html4-characters.js';
import { ProblemList } from '../../src/model/problem-list.js';
import { parseVtt } from '../../src/model/vtt.js';

// The browser's own parser is the oracle. Left out is what Chromium does otherwise than the standard: blocks called STYLE or NOTE above
// a timing line, ids of cues whose block is cut off by an arrow, and settings of which only the alignment is wrong; and regions, which it has not.
const time = fc.constantFrom(
  '00:01.000',
  '00:00:02.500',
  '1:00:00.000',
  '00:60.000',
  '00:1.000',
  '00:03.00',
  '100:00:00.000',
  '00:59.999',
  '00:01,000',
);
const arrow = fc.constantFrom(' --> ', '-->', '\t-->\t', ' -> ', ' -->', '--> ');
const setting = fc.constantFrom(
  'line:0', 'line:-1', 'line:50%', 'line:5%,end', 'line:1.5', 'line:x', 'line:', 'position:10%', 'position:10%,line-left', 'position:5',
  'size:30%', 'size:101%', 'align:start', 'align:left', 'align:middle', 'vertical:rl', 'vertical:x', 'region:a', 'foo', 'a:b', ':',
); // prettier-ignore
const text = fc.constantFrom(
  'x',
  'y z',
  '<i>a</i>',
  'NOTE x',
  '',
  ' ',
  'a & b',
  '&eacute;',
  '-->',
  'a --> b',
  '\ttab',
  '<v Bob>hi',
  '<c.x>y<00:01.000>z',
);
const timing = fc
  .tuple(time, arrow, time, fc.array(fc.tuple(fc.constantFrom(' ', '\t', '  '), setting), { maxLength: 3 }))
  .map(([start, to, end, settings]) => start + to + end + settings.flat().join(''));
const block = fc.oneof(
  fc.tuple(timing, text, text).map((lines) => lines.join('\n')),
  fc.tuple(fc.constantFrom('id', 'NOTED', ' ', '1', '->'), timing, text).map((lines) => lines.join('\n')),
  fc.tuple(fc.constantFrom('NOTE\n', 'NOTE '), text).map((lines) => lines.join('')),
  fc.constantFrom('STYLE\n::cue { color: red }', 'REGION\nid:a width:10%', 'REGION\nid:a lines:x', 'REGION \nid:b'),
  text,
);
const file = fc
  .tuple(
    fc.constantFrom('', ' x', '\tfoo', '\nKind: x'),
    fc.array(fc.tuple(block, fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\r\r')), { maxLength: 6 }),
  )
  .map(([header, blocks]) => `WEBVTT${header}\n\n${blocks.flat().join('')}`);

const video = document.createElement('video');

async function readNatively(content: string): Promise<unknown> {
  const track = document.createElement('track');
  track.src = URL.createObjectURL(new Blob([content], { type: 'text/vtt' }));
  const loaded = new Promise((done, failed) => {
    track.addEventListener('load', done);
    track.addEventListener('error', failed);
  });
  video.append(track);
  track.track.mode = 'hidden';
  await loaded;
  const cues = [...((track.track.cues as Iterable<VTTCue> | null) ?? [])].map((cue) => ({
    times: [cue.startTime, cue.endTime],
    source: cue.text,
    text: cue.getCueAsHTML().textContent,
    settings: [cue.vertical, cue.line, cue.snapToLines, cue.position, cue.size, cue.align],
  }));
  URL.revokeObjectURL(track.src);
  track.remove();
  return cues;
}

function readOurselves(content: string): unknown {
  const { cues } = parseVtt(content.replaceAll(/\r\n?/g, '\n'), new ProblemList(), { characters: html4Characters() });
  return cues
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map(({ start, end, source, settings: s = {} }) => ({
      times: [start, end],
      source,
      text: parseCueText(source, 'vtt').text,
      settings: [s.vertical ?? '', s.line ?? 'auto', !s.lineIsPercentage, s.position ?? 'auto', s.size ?? 100, s.align ?? 'center'],
    }));
}

describe('parseVtt', () => {
  before(() => document.body.append(video));
  after(() => video.remove());
  it('reads what the browser reads', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(file, async (content) => {
        expect(readOurselves(content)).to.deep.equal(await readNatively(content));
      }),
      { numRuns: 300 },
    );
  });
});
