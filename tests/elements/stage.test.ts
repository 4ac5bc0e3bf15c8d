import { expect } from '@open-wc/testing';
import { placeNotes } from '../../src/elements/note-room.js';
import { around, type Box, firstPlace, Stage } from '../../src/elements/stage.js';

/** A picture of 1000 by 560 CSS pixels, notes 400 wide, 10 from every edge. */
const PICTURE = { width: 1000, height: 560 };
const place = (claimed: readonly Box[], startSide: 'left' | 'right' = 'left', size = PICTURE) =>
  placeNotes(size, claimed, 400, 10, startSide);

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
/** Where subtitles usually stand: across the picture, at the bottom. */
const BOTTOM = box(0, 420, 1000, 560);

describe('placeNotes', () => {
  it('takes the top at the side where lines begin, down to the subtitles', () => {
    expect(place([BOTTOM])).to.deep.equal({ side: 'left', top: 10, maxHeight: 400 });
  });

  it('takes the whole height where nothing is claimed', () => {
    expect(place([])).to.deep.equal({ side: 'left', top: 10, maxHeight: 540 });
  });

  it('takes the right side where lines begin there', () => {
    expect(place([BOTTOM], 'right').side).to.equal('right');
  });

  it('takes the other side where a cue leaves too little room at the first', () => {
    expect(place([BOTTOM, box(0, 20, 300, 400)])).to.deep.equal({ side: 'right', top: 10, maxHeight: 400 });
  });

  it('goes under a cue at the top of its side rather than to the other side', () => {
    expect(place([BOTTOM, box(0, 0, 300, 60)])).to.deep.equal({ side: 'left', top: 70, maxHeight: 340 });
  });

  it('goes under a cue that runs across the top', () => {
    expect(place([BOTTOM, box(0, 0, 1000, 80)])).to.deep.equal({ side: 'left', top: 90, maxHeight: 320 });
  });

  it('minds no box beside it', () => {
    expect(place([box(410, 0, 1000, 560)])).to.deep.equal({ side: 'left', top: 10, maxHeight: 540 });
  });

  it('passes over a gap that holds no note for one that does', () => {
    expect(place([box(0, 60, 1000, 200), BOTTOM])).to.deep.equal({ side: 'left', top: 210, maxHeight: 200 });
  });

  it('takes the largest gap where none is large enough', () => {
    expect(place([box(0, 60, 1000, 200), box(0, 300, 1000, 560)])).to.deep.equal({ side: 'left', top: 210, maxHeight: 80 });
  });

  it('leaves no height where all is claimed', () => {
    expect(place([box(0, 0, 1000, 560)])).to.deep.equal({ side: 'left', top: 10, maxHeight: 0 });
  });

  it('takes overlapping boxes in any order as one', () => {
    const [high, low] = [box(0, 0, 1000, 200), box(0, 150, 1000, 300)];
    expect(place([low, high])).to.deep.equal({ side: 'left', top: 310, maxHeight: 240 });
    expect(place([high, low])).to.deep.equal(place([low, high]));
  });

  it('gives no room below the picture, even where a box stands there', () => {
    expect(place([box(0, 700, 1000, 760)])).to.deep.equal({ side: 'left', top: 10, maxHeight: 540 });
  });
});

describe('firstPlace', () => {
  const first = (...claimed: Box[]) => firstPlace(PICTURE, claimed, 400, 10, 'left');

  it('is the place that notes have later, as long as that is at the top where lines begin', () => {
    for (const claimed of [[], [BOTTOM], [BOTTOM, box(500, 0, 900, 300)], [box(0, 128, 300, 140)], [box(0, 700, 1000, 760)]])
      expect(first(...claimed)).to.deep.equal(place(claimed));
    expect(firstPlace(PICTURE, [BOTTOM], 400, 10, 'right')).to.deep.equal(place([BOTTOM], 'right'));
  });

  it('is none where something else stands there', () => {
    expect(first(box(0, 0, 300, 60))).to.equal(undefined);
    expect(first(box(0, 127, 300, 140))).to.equal(undefined);
  });
});

describe('around', () => {
  it('is the box around boxes; null around none', () => {
    expect(around([box(0, 5, 10, 10), box(5, 0, 7, 20)])).to.deep.equal(box(0, 0, 10, 20));
    expect(around([])).to.equal(null);
  });
});

describe('Stage', () => {
  const watched = () => {
    const stage = new Stage();
    const watch = new AbortController();
    let told = 0;
    stage.subscribe(() => told++, watch.signal);
    return { stage, told: () => told, end: () => watch.abort() };
  };

  it('gathers the boxes of all owners, and the later ones of each', () => {
    const { stage } = watched();
    const [one, other] = [{}, {}];
    stage.claim(one, [box(0, 0, 10, 10)]);
    stage.claim(other, [BOTTOM]);
    stage.claim(one, [box(0, 0, 20, 20)]);
    expect(stage.claimed()).to.have.deep.members([box(0, 0, 20, 20), BOTTOM]);
    stage.claim(one, []);
    expect(stage.claimed()).to.deep.equal([BOTTOM]);
  });

  it('tells those of a rank what goes before them, and nothing of what comes after', () => {
    const { stage } = watched();
    const [first, second] = [stage.nextRank(), stage.nextRank()];
    stage.claim({}, [BOTTOM]);
    stage.claim({}, [box(0, 0, 400, 100)], first);
    stage.claim({}, [box(0, 110, 400, 200)], second);
    expect(stage.claimed(first)).to.deep.equal([BOTTOM]);
    expect(stage.claimed(second)).to.deep.equal([BOTTOM, box(0, 0, 400, 100)]);
    expect(stage.claimed()).to.have.length(3);
  });

  it('tells of a claim only when it differs', () => {
    const { stage, told } = watched();
    const owner = {};
    stage.claim(owner, []);
    expect(told(), 'nothing claimed, nothing let go').to.equal(0);
    stage.claim(owner, [BOTTOM]);
    stage.claim(owner, [{ ...BOTTOM }]);
    expect(told()).to.equal(1);
    stage.claim(owner, [{ ...BOTTOM, top: 400 }]);
    stage.claim(owner, [{ ...BOTTOM, top: 400 }, box(0, 0, 1, 1)]);
    stage.claim(owner, []);
    expect(told()).to.equal(4);
  });

  it('tells of a size only when it differs', () => {
    const { stage, told } = watched();
    stage.resize(1000, 560, false);
    stage.resize(1000, 560, false);
    expect(told()).to.equal(1);
    stage.resize(1000, 560, true);
    stage.resize(1000, 500, true);
    stage.resize(900, 500, true);
    expect(told()).to.equal(4);
    expect(stage).to.include({ width: 900, height: 500, docked: true });
  });

  it('tells nobody after the end of a subscription', () => {
    const { stage, told, end } = watched();
    end();
    stage.resize(1000, 560, false);
    expect(told()).to.equal(0);
  });

  it('takes no subscription that has ended before it began', () => {
    const { stage } = watched();
    let told = 0;
    stage.subscribe(() => told++, AbortSignal.abort());
    stage.resize(1, 1, false);
    expect(told).to.equal(0);
  });

  it('tells of controls and black bars that come and go, once each', () => {
    const { stage, told } = watched();
    const bars = { covered: 0, barBelow: 30, barAbove: 30, barBeside: 0 };
    stage.resize(800, 450, false, bars);
    stage.resize(800, 450, false, { ...bars });
    expect(told()).to.equal(1);
    const controls = { ...bars, covered: 66, barBelow: 0 };
    stage.resize(800, 450, false, controls);
    expect(told()).to.equal(2);
    expect(stage.surround).to.deep.equal(controls);
    stage.resize(800, 450, false);
    expect(told(), 'what is not said stays').to.equal(2);
    stage.resize(800, 450, false, { ...controls, barBeside: 20 });
    expect(told()).to.equal(3);
  });

  it('lets displays of subtitles know where the others stand, and tells when one is laid out anew', () => {
    const { stage, told } = watched();
    const [one, other] = [{}, {}];
    const shown = { words: [{ cue: {}, box: box(0, 0, 10, 10) }], layout: 1, step: 30, secondary: false, order: 1 };
    stage.display(one, shown);
    expect(told(), 'nobody to tell').to.equal(0);
    stage.display(other, { ...shown, words: [], order: 2 });
    expect(stage.otherDisplays(other)).to.deep.equal([shown]);
    const before = told();
    stage.display(one, { ...shown, words: [] });
    expect(told()).to.equal(before);
    stage.display(one, { ...shown, layout: 2 });
    expect(told()).to.equal(before + 1);
    stage.display(one, null);
    expect(stage.otherDisplays(other)).to.deep.equal([]);
  });
});
