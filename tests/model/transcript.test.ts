import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import {
  firstFrom,
  isDialogue,
  oneLine,
  rowOfNote,
  type TranscriptRow,
  transcriptRows,
  transcriptText,
} from '../../src/model/transcript.js';
import { cue } from '../support/build.js';

const texts = (rows: readonly TranscriptRow[]) => rows.map(({ cue, beside }) => [cue?.text ?? '', ...beside.map(({ text }) => text)]);

describe('transcriptRows', () => {
  it('gives each cue a row where there is one language', () => {
    expect(texts(transcriptRows([cue(1, 2, 'a'), cue(3, 4, 'b')]))).to.deep.equal([['a'], ['b']]);
    expect(transcriptRows([])).to.deep.equal([]);
  });

  it('puts the lines of two languages together that are said at the same time, though they begin a little apart', () => {
    const rows = transcriptRows([cue(10, 12, 'One'), cue(13, 15, 'Two')], [cue(10.3, 12.1, 'Eins'), cue(12.8, 14.9, 'Zwei')]);
    expect(texts(rows)).to.deep.equal([['One', 'Eins'], ['Two', 'Zwei']]); // prettier-ignore
  });

  it('puts several beside the one they share most with, in their order', () => {
    const rows = transcriptRows([cue(10, 16, 'Long'), cue(16, 18, 'Short')], [cue(10, 12, 'a'), cue(12, 16.4, 'b'), cue(16.5, 18, 'c')]);
    expect(texts(rows)).to.deep.equal([['Long', 'a', 'b'], ['Short', 'c']]); // prettier-ignore
  });

  it('gives what is said in one language alone a row of its own, in its time', () => {
    const rows = transcriptRows([cue(10, 12, 'One'), cue(30, 32, 'Two')], [cue(20, 21, 'A sign'), cue(30, 32, 'Zwei')]);
    expect(texts(rows)).to.deep.equal([['One'], ['', 'A sign'], ['Two', 'Zwei']]);
    expect(rows[1]).to.include({ start: 20, end: 21 });
  });

  it('does not take the edge of a line for the line', () => {
    expect(texts(transcriptRows([cue(10, 12, 'One')], [cue(11.9, 14, 'later')]))).to.deep.equal([['One'], ['', 'later']]);
  });

  it('has every cue of both in one row, once, by start', () => {
    const cues = fc
      .array(fc.record({ start: fc.integer({ min: 0, max: 600 }), length: fc.integer({ min: 1, max: 80 }) }), { maxLength: 60 })
      .map((list) => list.map(({ start, length }) => cue(start / 10, (start + length) / 10)).sort((a, b) => a.start - b.start));
    fc.assert(
      fc.property(cues, cues, (first, second) => {
        const rows = transcriptRows(first, second);
        expect(rows.flatMap(({ cue }) => cue ?? [])).to.deep.equal(first);
        expect(rows.flatMap(({ beside }) => beside).sort((a, b) => a.start - b.start || second.indexOf(a) - second.indexOf(b))).to.have.members(second); // prettier-ignore
        expect(rows.flatMap(({ beside }) => beside).length).to.equal(second.length);
        rows.forEach(({ start }, i) => expect(start).to.be.at.least(rows[i - 1]?.start ?? 0));
      }),
    );
  });
});

describe('firstFrom', () => {
  const list = [cue(1, 2), cue(3, 4), cue(3, 5)];
  it('finds the first that does not start before', () => {
    expect([0, 1, 1.5, 3, 3.1].map((time) => firstFrom(list, time))).to.deep.equal([0, 0, 1, 1, 3]);
    expect(firstFrom([], 1)).to.equal(0);
  });
});

describe('rowOfNote', () => {
  const rows = [cue(10, 12), cue(20, 22), cue(30, 32)];
  const cases: readonly [string, number, number, number][] = [
    ['within a line', 11, 25, 0],
    ['at its very start', 20, 21, 1],
    ['in a pause before the next line', 15, 25, 1],
    ['in a pause that it does not outlast', 13, 15, 0],
    ['before all lines', 0, 5, 0],
    ['after all lines', 50, 60, 2],
  ];
  for (const [name, start, end, row] of cases) it(name, () => expect(rowOfNote(rows, { start, end })).to.equal(row));
});

describe('transcriptText', () => {
  it('writes a line each, with its time; the second language below', () => {
    const rows = transcriptRows([cue(2.9, 4, 'Who is\nthere?'), cue(62, 63, 'Nobody.')], [cue(62, 63, 'Niemand.')]);
    expect(transcriptText(rows)).to.equal('[0:02] Who is there?\n[1:02] Nobody.\n    Niemand.\n');
  });
  it('says who speaks where the file does', () => {
    expect(transcriptText(transcriptRows([{ ...cue(2, 4, 'Come in.'), speaker: 'Mother' }]))).to.equal('[0:02] Mother: Come in.\n');
  });
  it('writes hours for all where the film has them', () => {
    expect(transcriptText(transcriptRows([cue(1, 2, 'a'), cue(3600, 3601, 'b')]))).to.equal('[0:00:01] a\n[1:00:00] b\n');
    expect(transcriptText([])).to.equal('');
  });
});

describe('isDialogue and oneLine', () => {
  it('knows two speakers by their dashes', () => {
    expect(isDialogue('- Yes?\n- No.')).to.equal(true);
    expect(isDialogue('- Yes?\nor no')).to.equal(false);
    expect(isDialogue('– Да?\n– Нет.')).to.equal(true);
  });
  it('takes breaks out', () => expect(oneLine(' a\n b\tc ')).to.equal('a b c'));
});
