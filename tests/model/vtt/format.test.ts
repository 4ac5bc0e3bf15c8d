import { expect } from '@open-wc/testing';
import type { Cue } from '../../../src/model/cue.js';
import { formatVtt } from '../../../src/model/vtt-format.js';
import { read } from './read.js';

describe('formatVtt', () => {
  const cue = (more: Partial<Cue>): Cue => ({ id: '1', start: 1, end: 2, text: 'x', source: 'x', ...more });
  it('writes ids, times, settings and text', () => {
    const settings = {
      vertical: 'rl',
      line: 50,
      lineIsPercentage: true,
      lineAlign: 'end',
      position: 10,
      positionAlign: 'center',
      size: 40,
      align: 'start',
    } as const;
    expect(formatVtt([cue({ id: 'intro', settings, end: 90000 }), cue({ id: '2', text: '' })])).to.equal(
      'WEBVTT\n\nintro\n00:00:01.000 --> 25:00:00.000 vertical:rl line:50%,end position:10%,center size:40% align:start\nx\n\n2\n00:00:01.000 --> 00:00:02.000\n',
    );
  });
  it('writes regions', () => {
    const file =
      'WEBVTT\n\nREGION\nid:a width:40% lines:2 regionanchor:1%,2% viewportanchor:3%,4.5% scroll:up\n\n1\n00:00:01.000 --> 00:00:02.000 region:a\nx\n';
    const { cues, regions } = read(file);
    expect(formatVtt(cues, regions)).to.equal(file);
  });
  it('writes numbers without an exponent', () => {
    const settings = { line: 1e22, size: 1e-7 };
    expect(read(formatVtt([cue({ settings })])).cues[0]!.settings).to.deep.equal(settings);
  });
  it('makes ids safe', () => expect(read(formatVtt([cue({ id: 'a --> b\nc' })])).cues[0]).to.include({ id: 'a -> b c', text: 'x' }));
});
