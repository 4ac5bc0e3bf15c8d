import { expect } from '@open-wc/testing';
import { keepPlace } from '../../src/elements/kept-place.js';
import type { Box } from '../../src/elements/stage.js';

/** A picture of 1000 by 560 CSS pixels, notes 400 wide, 10 from every edge. */
const PICTURE = { width: 1000, height: 560 };
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
/** Where subtitles usually stand: across the picture, at the bottom. */
const BOTTOM = box(0, 420, 1000, 560);

describe('keepPlace', () => {
  /** A note that is being read, 200 high at the top left, with subtitles below. */
  const READ = { side: 'left', top: 10, maxHeight: 400, height: 200 } as const;
  const keep = (claimed: readonly Box[], before: Parameters<typeof keepPlace>[4] = READ) => keepPlace(PICTURE, claimed, 400, 10, before);

  it('stays where it is while nothing lies over it, with all the room below', () => {
    expect(keep([BOTTOM])).to.deep.equal({ side: 'left', top: 10, maxHeight: 400 });
  });

  it('stays at its side also where the other would be the first choice', () => {
    expect(keep([BOTTOM], { ...READ, side: 'right', top: 60 })).to.deep.equal({ side: 'right', top: 60, maxHeight: 350 });
  });

  it('stays beside a cue that touches only the margin', () => {
    expect(keep([box(0, 0, 1000, 9), box(0, 212, 1000, 250)])).to.deep.equal({ side: 'left', top: 10, maxHeight: 200 });
  });

  it('moves under a cue that comes at the top, no further', () => {
    expect(keep([BOTTOM, box(0, 0, 1000, 60)])).to.deep.equal({ side: 'left', top: 70, maxHeight: 340 });
  });

  it('shrinks by what a cue takes of its end', () => {
    expect(keep([box(0, 200, 1000, 420), BOTTOM])).to.deep.equal({ side: 'left', top: 10, maxHeight: 180 });
  });

  it('takes another place where its side holds none', () => {
    expect(keep([box(0, 0, 420, 560)])).to.deep.equal({ side: 'right', top: 10, maxHeight: 540 });
  });

  it('moves up where the picture has become lower', () => {
    expect(keep([], { ...READ, top: 400 })).to.deep.equal({ side: 'left', top: 350, maxHeight: 200 });
  });
});
