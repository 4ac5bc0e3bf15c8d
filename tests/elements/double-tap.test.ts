import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { until } from '../support/build.js';
import { deep, filmWith, goTo, loaded } from '../support/player.js';

/** A player at 60 seconds, with its controls. */
async function film(): Promise<FilmPlayer> {
  const player = await filmWith();
  await loaded(player, { cues: false, notes: false });
  await goTo(player, 60);
  (deep(player, 'video') as HTMLElement).dispatchEvent(
    Object.assign(new Event('touchstart', { bubbles: true, composed: true }), { touches: [] }),
  );
  await until(() => deep(player, '.skip'), 'taps are heard');
  return player;
}

interface Tap {
  /** Where the finger comes down, and where it leaves: shares of the picture's width. */
  readonly at: number;
  readonly to?: number;
  readonly pointerType?: string;
  readonly on?: HTMLElement;
}

/** When the last finger came down, in milliseconds: taps follow each other after a tenth of a second, however busy the machine is. */
let tapped = 0;

function tap(player: FilmPlayer, { at, to = at, pointerType = 'touch', on }: Tap): void {
  const picture = deep(player, 'video') as HTMLElement;
  const { left, top, width, height } = picture.getBoundingClientRect();
  tapped += 100;
  const event = (type: string, share: number) =>
    Object.defineProperty(
      new PointerEvent(type, { bubbles: true, composed: true, isPrimary: true, pointerId: 7, pointerType, clientX: left + width * share, clientY: top + height / 2 }), // prettier-ignore
      'timeStamp',
      { value: tapped },
    );
  (on ?? picture).dispatchEvent(event('pointerdown', at));
  (on ?? picture).dispatchEvent(event('pointerup', to));
}

const mark = (player: FilmPlayer) => deep(player, '.skip.said')?.textContent;

describe('DoubleTap', () => {
  it('goes on by ten seconds at the right, and by ten more with each further tap', async () => {
    const player = await film();
    tap(player, { at: 0.9 });
    expect(player.currentTime).to.be.closeTo(60, 0.1);
    tap(player, { at: 0.85 });
    expect(player.currentTime).to.be.closeTo(70, 0.1);
    expect(mark(player)).to.equal('+10 sec');
    tap(player, { at: 0.9 });
    expect(player.currentTime).to.be.closeTo(80, 0.1);
    expect(mark(player)).to.equal('+20 sec');
  });

  it('goes back at the left, no farther than to the beginning', async () => {
    const player = await film();
    for (let taps = 0; taps < 3; taps++) tap(player, { at: 0.1 });
    expect(player.currentTime).to.be.closeTo(40, 0.1);
    expect(mark(player)).to.match(/^[-−]20 sec$/);
    await goTo(player, 4);
    for (let taps = 0; taps < 2; taps++) tap(player, { at: 0.1 });
    expect(player.currentTime).to.equal(0);
  });

  it('says so in the language of the page', async () => {
    const player = await film();
    player.lang = 'de';
    await until(() => deep(player, '.vjs-play-control')?.title === 'Abspielen', 'German');
    for (let taps = 0; taps < 2; taps++) tap(player, { at: 0.9 });
    expect(mark(player)).to.equal('+10 Sek.');
  });

  it('is not meant by taps in the middle, on both sides, by a swipe, by a mouse, or on what has a tap of its own', async () => {
    const player = await film();
    const pairs: readonly (readonly [Tap, Tap])[] = [
      [{ at: 0.5 }, { at: 0.5 }],
      [{ at: 0.1 }, { at: 0.9 }],
      [{ at: 0.7, to: 0.95 }, { at: 0.9 }],
      [
        { at: 0.9, pointerType: 'mouse' },
        { at: 0.9, pointerType: 'mouse' },
      ],
    ];
    for (const [first, second] of pairs) {
      tap(player, first);
      tap(player, second);
      // A tap in the middle ends what was begun.
      tap(player, { at: 0.5 });
    }
    const button = deep(player, '.vjs-play-control') as HTMLElement;
    for (let taps = 0; taps < 2; taps++) tap(player, { at: 0.9, on: button });
    expect(player.currentTime).to.be.closeTo(60, 0.1);
    expect(mark(player)).to.equal(undefined);
  });

  it('keeps the double click from filling the screen', async () => {
    const player = await film();
    const video = deep(player, 'video') as HTMLElement;
    let heard = 0;
    video.addEventListener('dblclick', () => heard++);
    for (let taps = 0; taps < 2; taps++) tap(player, { at: 0.9 });
    const double = new MouseEvent('dblclick', { bubbles: true, composed: true });
    video.dispatchEvent(Object.defineProperty(double, 'timeStamp', { value: tapped }));
    expect(heard).to.equal(0);
  });

  it('leaves nothing behind', async () => {
    const player = await film();
    const stage = deep(player, '.stage') as HTMLElement;
    player.remove();
    await until(() => !deep(player, '.skip'), 'the mark to go');
    expect(stage.querySelector('.skip')).to.equal(null);
  });
});
