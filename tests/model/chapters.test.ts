import { expect } from '@open-wc/testing';
import { chapterAt, chaptersOf } from '../../src/model/chapters.js';
import { cue } from '../support/build.js';

describe('chaptersOf', () => {
  it('are the cues by start, their titles on one line', () => {
    expect(chaptersOf([cue(60, 120, 'The\nbarn '), cue(0, 60, 'The field')])).to.deep.equal([
      { start: 0, end: 60, title: 'The field' },
      { start: 60, end: 120, title: 'The barn' },
    ]);
  });

  it('have no title where the cue says nothing, and are none without a length', () => {
    expect(chaptersOf([cue(0, 60, ' '), cue(60, 60), cue(90, 80)])).to.deep.equal([{ start: 0, end: 60 }]);
  });
});

describe('chapterAt', () => {
  const chapters = chaptersOf([cue(0, 100, 'Whole'), cue(20, 40, 'Part'), cue(120, 140, 'Last')]);
  const titleAt = (time: number) => chapterAt(chapters, time)?.title;

  it('is the innermost that holds the moment; its end is outside', () => {
    expect([0, 20, 39.9, 40, 120].map(titleAt)).to.deep.equal(['Whole', 'Part', 'Part', 'Whole', 'Last']);
  });

  it('is none between chapters and after them', () => {
    expect([110, 140].map(titleAt)).to.deep.equal([undefined, undefined]);
  });
});
