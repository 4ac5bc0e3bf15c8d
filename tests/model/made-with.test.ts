import { expect } from '@open-wc/testing';
import { formatAnnotations, parseAnnotations } from '../../src/model/annotation-file.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import { carryOver, madeWith } from '../../src/model/made-with.js';
import { timeMap } from '../../src/model/retime.js';
import { cue, note } from '../support/build.js';

const cues = [cue(10, 12, 'Leave it.'), cue(50, 52, 'Leave it.')];
const later = timeMap(1, [{ start: -Infinity, end: Infinity, offset: 40 }]);

describe('madeWith', () => {
  it('says which subtitles a file names, under either name of the term', () => {
    const { text } = formatAnnotations([note('a', 1, 2)], 'w3c', { subtitles: 'film.srt', cues });
    expect(madeWith(text)).to.deep.equal({ url: 'film.srt', fingerprint: fingerprint(cues) });
    expect(madeWith(text.replaceAll('"fc:m', '"urn:film-commentary:ns:m'))?.url).to.equal('film.srt');
  });
  it('says nothing of files that name none', () => {
    for (const text of [
      '',
      '[]',
      'null',
      '{"fc:madeWith": "film.srt"}',
      '{"fc:madeWith": {"id": 1, "fc:fingerprint": "x"}}',
      formatAnnotations([], 'w3c', { subtitles: 'film.srt' }).text,
    ])
      // prettier-ignore
      expect(madeWith(text)).to.be.undefined;
  });
});

describe('carryOver', () => {
  const carry = (...notes: ReturnType<typeof note>[]) => {
    const { text } = formatAnnotations(notes, 'w3c');
    return carryOver(parseAnnotations(text, { cues }), text, later, cues);
  };
  it('moves notes that name a time', () => {
    expect(carry(note('a', 5, 6)).annotations[0]).to.deep.include({ start: 45, end: 46, anchor: { type: 'time', start: 45, end: 46 } });
  });
  it('of a quotation’s several places takes the one near where the note is now', () => {
    const { annotations } = carry(note('a', 11, 12, { anchor: { type: 'quote', exact: 'Leave it', near: 11 } }));
    expect(annotations.map(({ start }) => start)).to.deep.equal([50]);
  });
  it('moves a note whose words are not there by its time', () => {
    const { annotations } = carry(note('a', 11, 12, { anchor: { type: 'quote', exact: 'nobody says such a thing', near: 11 } }));
    expect(annotations[0]).to.deep.include({ start: 51, anchor: { type: 'quote', exact: 'nobody says such a thing', near: 51 } });
  });
});

describe('formatAnnotations, of a note that has only words', () => {
  it('writes the words, and reads them back', () => {
    const { start: _start, end: _end, ...unplaced } = note('a', 1, 2, { anchor: { type: 'quote', exact: 'leave the gate' } });
    const { text, problems } = formatAnnotations([unplaced], 'w3c');
    expect([parseAnnotations(text).unplaced, problems]).to.deep.equal([[unplaced], []]);
  });
  it('is an error in every other format', () => {
    const { start: _start, end: _end, ...unplaced } = note('a', 1, 2, { anchor: { type: 'quote', exact: 'leave the gate' } });
    for (const format of ['iiif', 'vtt', 'csv', 'hypothesis'] as const)
      expect(
        formatAnnotations([unplaced], format).problems.map(({ code }) => code),
        format,
      ).to.include('no-place');
  });
});
