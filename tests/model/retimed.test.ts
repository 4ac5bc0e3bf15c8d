import { expect } from '@open-wc/testing';
import { timeMap } from '../../src/model/retime.js';
import { retimeAnnotations, retimePins, retimeTranscript } from '../../src/model/retimed.js';
import { cue, note } from '../support/build.js';

const shift = (offset: number) => timeMap(1, [{ start: -Infinity, end: Infinity, offset }]);
/** From 100 to 130 seconds nothing is left. */
const cutMap = timeMap(1, [
  { start: -Infinity, end: 100, offset: 2 },
  { start: 130, end: Infinity, offset: -28 },
]);

describe('retimeAnnotations', () => {
  it('moves a note with its time', () => {
    const { annotations, unplaced, problems } = retimeAnnotations([note('a', 10, 14)], shift(2.5));
    expect(annotations[0]).to.deep.include({ start: 12.5, end: 16.5, anchor: { type: 'time', start: 12.5, end: 16.5 } });
    expect([unplaced, problems]).to.deep.equal([[], []]);
  });
  it('keeps all else of it, and the words it quotes; where they were is moved', () => {
    const anchor = { type: 'quote', exact: 'leave the gate open', near: 10 } as const;
    const quoted = note('a', 10, 14, { anchor, category: 'History', tags: ['x'], priority: 2, spoilsUpTo: 60 });
    const [moved] = retimeAnnotations([quoted], shift(2)).annotations;
    expect(moved).to.deep.equal({ ...quoted, start: 12, end: 16, spoilsUpTo: 62, anchor: { ...anchor, near: 12 } });
  });
  it('reports a note on what was cut out, and keeps it unplaced', () => {
    const { annotations, unplaced, problems } = retimeAnnotations([note('a', 10, 14), note('gone', 105, 110)], cutMap, 'notes.json');
    expect(annotations.map(({ id }) => id)).to.deep.equal(['a']);
    expect(unplaced.map(({ id }) => id)).to.deep.equal(['gone']);
    expect(unplaced[0]).not.to.have.any.keys('start', 'end');
    expect(problems.map(({ code, severity, source, detail }) => [code, severity, source, detail])).to.deep.equal([['cut-out', 'error', 'notes.json', { id: 'gone' }]]); // prettier-ignore
  });
  it('shortens a note of which a part was cut out, and says so', () => {
    const { annotations, problems } = retimeAnnotations([note('a', 95, 105), note('b', 95, 135), note('c', 120, 135)], cutMap);
    expect(annotations.map(({ start, end }) => [start, end])).to.deep.equal([[97, 102], [97, 107], [102, 107]]); // prettier-ignore
    expect(problems.map(({ code }) => code)).to.deep.equal(['shortened', 'shortened', 'shortened']);
  });
  it('puts nothing before the film', () => {
    const { annotations, unplaced, problems } = retimeAnnotations([note('early', 1, 3), note('half', 8, 12)], shift(-10));
    expect(annotations.map(({ id, start, end }) => [id, start, end])).to.deep.equal([['half', 0, 2]]);
    expect(unplaced.map(({ id }) => id)).to.deep.equal(['early']);
    expect(problems.map(({ code }) => code)).to.deep.equal(['cut-out', 'shortened']);
  });
  it('gives them by start', () =>
    expect(retimeAnnotations([note('b', 20, 22), note('a', 10, 12)], shift(0)).annotations.map(({ id }) => id)).to.deep.equal(['a', 'b']));
});

describe('retimeTranscript', () => {
  it('moves lines with the times within them', () => {
    const spans = [{ tag: 'timestamp' as const, time: 11, children: [] }];
    const { kept } = retimeTranscript([{ ...cue(10, 12), spans }], shift(1));
    expect(kept[0]).to.deep.include({ start: 11, end: 13, spans: [{ tag: 'timestamp', time: 12, children: [] }] });
  });
  it('says how many lines are gone, and which', () => {
    const { kept, cut, problems } = retimeTranscript([cue(1, 2), cue(101, 102), cue(103, 104), cue(140, 140)], cutMap);
    expect(kept.map(({ start, end }) => [start, end])).to.deep.equal([[3, 4], [112, 112]]); // prettier-ignore
    expect(cut).to.have.length(2);
    expect(problems.map(({ detail }) => detail)).to.deep.equal([{ count: 2 }]);
  });
});

describe('retimePins', () => {
  it('moves pins with what they bear', () => {
    const { kept, cut } = retimePins([{ passage: 'p1', start: 5, end: 9 }, { passage: 'p2', start: 101, end: 120 }], cutMap); // prettier-ignore
    expect(kept).to.deep.equal([{ passage: 'p1', start: 7, end: 11 }]);
    expect(cut).to.deep.equal([{ passage: 'p2', start: 101, end: 120 }]);
  });
});
