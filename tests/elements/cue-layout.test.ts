import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import {
  baseDirection,
  type CueArea,
  type CueRequest,
  cueStretch,
  isClear,
  moveTo,
  overlap,
  placeCue,
  placeNearest,
  placeOnLine,
  regionBox,
  rollUp,
  shareThatFits,
  stack,
  within,
  wordsTime,
} from '../../src/elements/cue-layout.js';
import type { Box } from '../../src/elements/stage.js';
import type { CueSettings } from '../../src/model/cue.js';
import { patience } from '../support/patience.js';

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

/** A picture of 1000 by 500 CSS pixels; lines are 20 high, and stand 40 from its sides and 10 from its ends: 24 lines. */
const AREA: CueArea = {
  width: 1000,
  height: 500,
  free: box(0, 0, 1000, 500),
  title: box(40, 10, 960, 490),
  usual: box(40, 10, 960, 490),
  edge: 'bottom',
  gap: 4,
};
const STEP = 20;
/** A cue 200 wide and as many lines high, in the middle of the picture; where it is laid. */
const place = (settings: CueSettings, taken: readonly Box[] = [], { lines = 1, area = AREA, from = 400 } = {}) =>
  placeCue({ settings, box: box(from, 0, from + 200, lines * STEP), step: STEP }, area, taken);
const top = (...given: Parameters<typeof place>) => place(...given).top;

describe('baseDirection', () => {
  it('is that of the first letter', () => {
    expect(baseDirection('It was.')).to.equal('ltr');
    expect(baseDirection('רק הרוח')).to.equal('rtl');
    expect(baseDirection('الريح')).to.equal('rtl');
    expect(baseDirection('ветер')).to.equal('ltr');
    expect(baseDirection('風')).to.equal('ltr');
  });

  it('passes over digits, signs and spaces', () => {
    expect(baseDirection('- 12: רק wind')).to.equal('rtl');
    expect(baseDirection('“…the רוח”')).to.equal('ltr');
  });

  it('heeds marks of direction', () => {
    expect(baseDirection('\u200f1. wind')).to.equal('rtl');
    expect(baseDirection('\u200eרוח')).to.equal('ltr');
  });

  it('passes over what is isolated', () => {
    expect(baseDirection('\u2067רוח\u2069 wind')).to.equal('ltr');
  });

  it('is none where nothing tells', () => {
    expect(baseDirection('')).to.equal(null);
    expect(baseDirection('1, 2, 3 …')).to.equal(null);
  });
});

describe('cueStretch', () => {
  const across = (settings?: CueSettings, direction?: 'ltr' | 'rtl', safe?: number) => {
    const { from, size } = cueStretch(settings, direction, safe);
    return [from, size];
  };

  it('is the whole picture where nothing is said', () => {
    expect(across()).to.deep.equal([0, 100]);
    expect(across({})).to.deep.equal([0, 100]);
  });

  it('stands around its position when centred', () => {
    expect(across({ position: 30, size: 40 })).to.deep.equal([10, 40]);
  });

  it('begins at its position when aligned left, and ends there when aligned right', () => {
    expect(across({ align: 'left', position: 20, size: 40 })).to.deep.equal([20, 40]);
    expect(across({ align: 'right', position: 80, size: 40 })).to.deep.equal([40, 40]);
  });

  it('without a position is at 0 % when left, at 100 % when right, in the middle else', () => {
    expect(across({ align: 'left', size: 40 })).to.deep.equal([0, 40]);
    expect(across({ align: 'right', size: 40 })).to.deep.equal([60, 40]);
    expect(across({ align: 'start', size: 40 })).to.deep.equal([50, 40]);
    expect(across({ align: 'end', size: 40 })).to.deep.equal([10, 40]);
  });

  it('takes start and end by the direction of the text', () => {
    expect(across({ align: 'start', position: 60, size: 30 }, 'rtl')).to.deep.equal([30, 30]);
    expect(across({ align: 'end', position: 60, size: 30 }, 'rtl')).to.deep.equal([60, 30]);
    expect(across({ align: 'left', position: 60, size: 30 }, 'rtl'), 'left is left').to.deep.equal([60, 30]);
  });

  it('gives the alignment of the position precedence over that of the text', () => {
    expect(across({ align: 'left', position: 50, positionAlign: 'center', size: 40 })).to.deep.equal([30, 40]);
    expect(across({ align: 'center', position: 50, positionAlign: 'line-right', size: 40 })).to.deep.equal([10, 40]);
  });

  it('keeps the rule of the largest size', () => {
    expect(across({ position: 90, size: 100 })).to.deep.equal([80, 20]);
    expect(across({ position: 10, size: 100 })).to.deep.equal([0, 20]);
    expect(across({ align: 'left', position: 70, size: 100 })).to.deep.equal([70, 30]);
    expect(across({ align: 'right', position: 30, size: 100 })).to.deep.equal([0, 30]);
    expect(across({ align: 'left', position: 100 })).to.deep.equal([100, 0]);
  });

  it('stays off the sides, and keeps its middle', () => {
    expect(across({}, 'ltr', 4)).to.deep.equal([4, 92]);
    expect(across({ align: 'left', position: 0 }, 'ltr', 4)).to.deep.equal([4, 92]);
    expect(across({ align: 'right', position: 100, size: 50 }, 'ltr', 4)).to.deep.equal([46, 50]);
    expect(across({ position: 25, size: 50 }, 'ltr', 4)).to.deep.equal([4, 42]);
  });

  it('grows with the type, and is bound by the picture all the same', () => {
    expect(cueStretch({ size: 25 }, 'ltr', 0, 1.6)).to.deep.equal({ from: 30, size: 40 });
    expect(cueStretch({ size: 80, align: 'left', position: 30 }, 'ltr', 0, 2)).to.deep.equal({ from: 30, size: 70 });
  });

  it('always is within the picture', () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    const settings = fc.record(
      {
        position: percent,
        size: percent,
        align: fc.constantFrom('start', 'center', 'end', 'left', 'right'),
        positionAlign: fc.constantFrom('line-left', 'center', 'line-right'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<CueSettings>;
    fc.assert(
      fc.property(settings, fc.constantFrom('ltr' as const, 'rtl' as const), fc.constantFrom(0, 4), (given, direction, safe) => {
        const { from, size } = cueStretch(given, direction, safe);
        return size >= 0 && from >= -1e-9 && from + size <= 100 + 1e-9;
      }),
    );
  });
});

describe('placeCue', () => {
  describe('by a line number', () => {
    it('counts from the top, and negative ones from the bottom, within the margin', () => {
      expect(top({ line: 0 })).to.equal(10);
      expect(top({ line: 3 })).to.equal(70);
      expect(top({ line: -1 })).to.equal(470);
      expect(top({ line: -4 })).to.equal(410);
    });

    it('rounds fractions to the nearest line, halves to the next', () => {
      expect(top({ line: 2.4 })).to.equal(50);
      expect(top({ line: 2.5 })).to.equal(70);
      expect(top({ line: -1.5 })).to.equal(470);
      expect(top({ line: -0.4 })).to.equal(10);
    });

    it('lifts two lines that begin on the last one', () => {
      expect(top({ line: -1 }, [], { lines: 2 })).to.equal(450);
    });

    it('steps away from a cue that stands there: down from the top, up from the bottom', () => {
      expect(top({ line: 0 }, [box(0, 10, 1000, 30)])).to.equal(30);
      expect(top({ line: -1 }, [box(0, 470, 1000, 490)])).to.equal(450);
    });

    it('steps by whole lines', () => {
      expect(top({ line: 0 }, [box(0, 10, 1000, 45)])).to.equal(50);
    });

    it('stands beside a cue that leaves it room', () => {
      expect(top({ line: 0 }, [box(0, 10, 400, 30)])).to.equal(10);
    });

    it('turns back where stepping leads out of the picture', () => {
      expect(top({ line: 20 }, [box(0, 410, 1000, 490)])).to.equal(390);
      expect(top({ line: -22 }, [box(0, 10, 1000, 70)])).to.equal(70);
    });

    it('takes the place where least is covered when none is free', () => {
      expect(top({ line: 0 }, [box(0, 0, 1000, 100), box(400, 100, 450, 500)])).to.equal(110);
    });

    it('finds the nearest line to one that is far out, at once', () => {
      expect(top({ line: 1e9 })).to.equal(470);
      expect(top({ line: -1e9 })).to.equal(10);
    });

    it('stands at the first line where lines have no height', () => {
      expect(placeOnLine(box(400, 0, 600, 0), 0, 5, AREA.title, []).top).to.equal(10);
    });
  });

  describe('by a percentage', () => {
    const at = (line: number, more: CueSettings = {}) => ({ line, lineIsPercentage: true, ...more });

    it('begins, is centred, or ends there', () => {
      expect(top(at(40))).to.equal(200);
      expect(top(at(40, { lineAlign: 'center' }))).to.equal(190);
      expect(top(at(40, { lineAlign: 'end' }))).to.equal(180);
    });

    it('counts from the picture itself, without a margin', () => {
      expect(top(at(0))).to.equal(0);
      expect(place(at(100, { lineAlign: 'end' })).bottom).to.equal(500);
    });

    it('is held in the picture where it would leave it', () => {
      expect(top(at(100))).to.equal(480);
      expect(top(at(0, { lineAlign: 'end' }))).to.equal(0);
    });

    it('goes to the nearest place that is free', () => {
      expect(top(at(50), [box(0, 240, 1000, 280)]), 'up is nearer').to.equal(220);
      expect(top(at(54), [box(0, 240, 1000, 280)]), 'down is nearer').to.equal(280);
      expect(place(at(50), [box(590, 0, 1000, 500)]), 'sideways is nearer').to.include({ left: 390, top: 250 });
    });

    it('of places equally near takes the highest', () => {
      expect(top(at(50), [box(0, 230, 1000, 290)])).to.equal(210);
    });

    it('stays where it is when nothing is free', () => {
      expect(top(at(50), [box(0, 0, 1000, 500)])).to.equal(250);
    });

    it('leaves the controls free', () => {
      const area = { ...AREA, free: box(0, 0, 1000, 434) };
      expect(place(at(90), [], { area }).bottom).to.equal(434);
      expect(top(at(40), [], { area }), 'no other cue moves').to.equal(200);
    });
  });

  describe('without a line', () => {
    it('stands at the bottom of the usual place', () => {
      expect(place({}).bottom).to.equal(490);
      expect(place({ position: 20 }).bottom).to.equal(490);
    });

    it('stands on the cues that are there, with a gap', () => {
      expect(place({}, [box(300, 450, 700, 490)]).bottom).to.equal(446);
    });

    it('stands beside them where there is room', () => {
      expect(place({}, [box(40, 450, 300, 490)]).bottom).to.equal(490);
    });

    it('takes a gap that holds it', () => {
      expect(place({}, [box(300, 470, 700, 490), box(300, 400, 700, 430)]).bottom).to.equal(466);
      expect(place({}, [box(300, 470, 700, 490), box(300, 400, 700, 450)]).bottom).to.equal(396);
    });

    it('stands at the top where the viewer wants it there', () => {
      const area: CueArea = { ...AREA, edge: 'top' };
      expect(place({}, [], { area }).top).to.equal(10);
      expect(place({}, [box(300, 10, 700, 30)], { area }).top).to.equal(34);
    });

    it('stands on the black bar below the picture where the viewer wants it there', () => {
      const area = { ...AREA, usual: box(40, 10, 960, 560) };
      expect(place({}, [], { area }).bottom).to.equal(560);
      expect(place({ line: -1 }, [], { area }).bottom, 'one that names a line stays in the picture').to.equal(490);
    });

    it('takes the place where least is covered when none is free', () => {
      expect(stack(box(0, 0, 100, 20), box(0, 0, 100, 60), 'bottom', 4, [box(0, 0, 100, 15), box(0, 20, 100, 60)]).top).to.equal(-4);
    });

    it('is moved off the sides', () => {
      expect(place({}, [], { from: 990 })).to.include({ left: 760, right: 960 });
    });
  });

  describe('written vertically', () => {
    /** Lines 20 wide and 100 long. */
    const column = (settings: CueSettings, taken: readonly Box[] = [], lines = 1) =>
      placeCue({ settings, box: box(0, 200, lines * STEP, 300), step: STEP }, AREA, taken);

    it('counts lines from the right where they grow to the left', () => {
      expect(column({ vertical: 'rl', line: 0 })).to.include({ right: 960, top: 200 });
      expect(column({ vertical: 'rl', line: 1 })).to.include({ right: 940 });
      expect(column({ vertical: 'rl', line: -1 })).to.include({ left: 40 });
    });

    it('counts lines from the left where they grow to the right', () => {
      expect(column({ vertical: 'lr', line: 0 })).to.include({ left: 40, top: 200 });
      expect(column({ vertical: 'lr', line: -1 })).to.include({ right: 960 });
    });

    it('has the first of two lines on the line that is named', () => {
      expect(column({ vertical: 'rl', line: 1 }, [], 2)).to.include({ right: 940, left: 900 });
      expect(column({ vertical: 'lr', line: 1 }, [], 2)).to.include({ left: 60, right: 100 });
    });

    it('stands at the last side without a line', () => {
      expect(column({ vertical: 'rl' })).to.include({ left: 40 });
      expect(column({ vertical: 'lr' })).to.include({ right: 960 });
    });

    it('steps aside for another', () => {
      expect(column({ vertical: 'rl', line: 0 }, [box(940, 0, 960, 500)])).to.include({ right: 940 });
      expect(column({ vertical: 'lr', line: 0 }, [box(40, 0, 60, 500)])).to.include({ left: 60 });
      expect(column({ vertical: 'lr', line: 0 }, [box(40, 0, 60, 200)]), 'not for one above it').to.include({ left: 40 });
    });

    it('counts percentages from the left for both directions', () => {
      for (const vertical of ['rl', 'lr'] as const) {
        expect(column({ vertical, line: 40, lineIsPercentage: true })).to.include({ left: 400 });
        expect(column({ vertical, line: 40, lineIsPercentage: true, lineAlign: 'center' })).to.include({ left: 390 });
        expect(column({ vertical, line: 40, lineIsPercentage: true, lineAlign: 'end' })).to.include({ left: 380 });
      }
    });

    it('is lifted off the controls', () => {
      const area = { ...AREA, title: box(40, 10, 960, 250) };
      expect(placeCue({ settings: { vertical: 'lr', line: 0 }, box: box(0, 200, 20, 300), step: STEP }, area, [])).to.include({
        bottom: 250,
      });
    });
  });

  it('never lays two cues over each other where there is room', () => {
    const settings: fc.Arbitrary<CueSettings> = fc.oneof(
      fc.constant({}),
      fc.record({ line: fc.integer({ min: -30, max: 30 }) }),
      fc.record({
        line: fc.double({ min: 0, max: 100, noNaN: true }),
        lineIsPercentage: fc.constant(true),
        lineAlign: fc.constantFrom('start' as const, 'center' as const, 'end' as const),
      }),
    );
    const request: fc.Arbitrary<CueRequest> = fc
      .tuple(settings, fc.integer({ min: 40, max: 700 }), fc.integer({ min: 20, max: 250 }), fc.integer({ min: 1, max: 3 }))
      .map(([given, left, width, lines]) => ({ settings: given, box: box(left, 0, left + width, lines * STEP), step: STEP }));
    fc.assert(
      // Four of three lines and their gaps never leave less than half of the picture's height.
      fc.property(fc.array(request, { minLength: 2, maxLength: 4 }), (requests) => {
        const placed: Box[] = [];
        for (const given of requests) placed.push(placeCue(given, AREA, placed));
        return placed.every(
          (one, i) =>
            one.top >= -0.01 &&
            one.bottom <= 500.01 &&
            one.left >= -0.01 &&
            one.right <= 1000.01 &&
            placed.slice(i + 1).every((other) => !overlap(one, other)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('answers at once for hundreds of cues at one time', () => {
    const placed: Box[] = [];
    const began = performance.now();
    for (let i = 0; i < 300; i++) placed.push(place({ line: 50, lineIsPercentage: true }, placed));
    expect(performance.now() - began).to.be.lessThan(patience(3000));
  });
});

describe('placeNearest', () => {
  it('finds a place between two that lie across each other', () => {
    const taken = [box(0, 0, 1000, 240), box(0, 240, 380, 500), box(620, 240, 1000, 500), box(380, 300, 620, 500)];
    expect(placeNearest(box(400, 250, 600, 270), AREA.free, taken)).to.include({ left: 400, top: 250 });
    expect(placeNearest(box(300, 100, 500, 120), AREA.free, taken)).to.include({ left: 380, top: 240 });
  });
});

describe('regionBox', () => {
  const region = { id: 'a', width: 40, lines: 3, regionAnchor: [0, 100], viewportAnchor: [10, 90] } as const;

  it('is its share of the picture wide and its lines high, its anchor on that of the picture', () => {
    expect(regionBox(region, AREA, STEP)).to.deep.equal(box(100, 390, 500, 450));
    expect(regionBox({ ...region, regionAnchor: [50, 50], viewportAnchor: [50, 50] }, AREA, STEP)).to.deep.equal(box(300, 220, 700, 280));
  });
});

describe('rollUp', () => {
  it('lifts what is there by the height of what comes', () => {
    expect(rollUp([0, 20], 20)).to.deep.equal([20, 40]);
  });

  it('lifts it only as far as needed where there is room below', () => {
    expect(rollUp([20, 40], 20)).to.deep.equal([20, 40]);
    expect(rollUp([20], 30)).to.deep.equal([30]);
  });

  it('lifts nothing where nothing is', () => {
    expect(rollUp([], 20)).to.deep.equal([]);
  });
});

describe('wordsTime', () => {
  it('is present from its moment on, and past from the next', () => {
    expect(wordsTime(10, 11, 9.999)).to.equal('future');
    expect(wordsTime(10, 11, 10)).to.equal('present');
    expect(wordsTime(10, 11, 10.999)).to.equal('present');
    expect(wordsTime(10, 11, 11)).to.equal('past');
  });

  it('minds no hair of a millisecond', () => {
    expect(wordsTime(10, 11, 9.9999996)).to.equal('present');
  });

  it('is never future before the first timestamp, nor past behind the last', () => {
    expect(wordsTime(-Infinity, 11, 0)).to.equal('present');
    expect(wordsTime(11, Infinity, 1e6)).to.equal('present');
  });
});

describe('boxes', () => {
  it('that only touch do not overlap', () => {
    expect(overlap(box(0, 0, 10, 10), box(10, 0, 20, 10))).to.equal(false);
    expect(overlap(box(0, 0, 10, 10), box(9.7, 0, 20, 10)), 'by less than a pixel').to.equal(false);
    expect(overlap(box(0, 0, 10, 10), box(9, 9, 20, 20))).to.equal(true);
  });

  it('move as little as brings them into an area, and begin with it where they are larger', () => {
    expect(within(box(-5, 95, 15, 115), box(0, 0, 100, 100))).to.deep.equal(box(0, 80, 20, 100));
    expect(within(box(30, 30, 200, 40), box(0, 0, 100, 100))).to.deep.equal(box(0, 30, 170, 40));
  });

  it('keep their size where they are moved', () => {
    expect(moveTo(box(1, 2, 11, 22), 100, 200)).to.deep.equal(box(100, 200, 110, 220));
  });
});

describe('shareThatFits', () => {
  it('is the whole where that fits, and nothing else is tried', () => {
    const tried: number[] = [];
    expect(shareThatFits(0.5, (share) => tried.push(share) > 0)).to.equal(1);
    expect(tried).to.deep.equal([1]);
  });

  it('is the least where nothing fits, and the whole where the least is no less', () => {
    expect(shareThatFits(0.4, () => false)).to.equal(0.4);
    expect(shareThatFits(1, () => false)).to.equal(1);
  });

  it('is one that fits, and hardly less than the largest that does', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }), (least, largest) => {
        const share = shareThatFits(least, (tried) => tried <= largest);
        expect(share).to.be.at.most(Math.max(least, largest));
        expect(largest - share).to.be.at.most((1 - least) / 32 + 1e-9);
      }),
    );
  });
});

describe('isClear', () => {
  const area = box(0, 0, 100, 100);
  it('is what is within the area and touches others at the most', () => {
    expect(isClear(box(0, 0, 50, 50), area, [box(50, 0, 100, 50)])).to.equal(true);
    expect(isClear(box(0, 0, 50, 50), area, [box(40, 40, 100, 50)])).to.equal(false);
    expect(isClear(box(-10, 0, 50, 50), area, [])).to.equal(false);
  });
});
