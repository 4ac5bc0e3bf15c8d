import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { Timeline } from '../../src/model/timeline.js';
import { MediaClock } from '../../src/session/media-clock.js';
import { cue, pause } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';

const cues = [cue(1, 2), cue(2, 3), cue(5, 6)];
const timeline = new Timeline(cues);

function clockOver(media: FakeMedia): { told: number[]; clock: MediaClock; end: () => void } {
  const told: number[] = [];
  const connection = new AbortController();
  const clock = new MediaClock(media, (time) => timeline.nextChangeAfter(time), (time) => told.push(time), connection.signal); // prettier-ignore
  return { told, clock, end: () => connection.abort() };
}

type FrameCallback = (now: number, frame: { readonly mediaTime: number; readonly expectedDisplayTime: number }) => void;

/** A film whose frames the test presents by hand. */
class Film extends FakeMedia {
  videoWidth = 640;
  #callbacks = new Map<number, FrameCallback>();
  #asked = 0;

  requestVideoFrameCallback(callback: FrameCallback): number {
    this.#callbacks.set(++this.#asked, callback);
    return this.#asked;
  }
  cancelVideoFrameCallback(handle: number): void {
    this.#callbacks.delete(handle);
  }
  /** This frame is on screen in so many milliseconds. */
  present(mediaTime: number, inMs = 0): void {
    const callbacks = [...this.#callbacks.values()];
    this.#callbacks.clear();
    for (const callback of callbacks) callback(performance.now(), { mediaTime, expectedDisplayTime: performance.now() + inMs });
  }
}

/** Sound whose time is told in steps of 40 ms, as Firefox does. */
class Steps extends FakeMedia {
  override get currentTime(): number {
    return Math.floor(super.currentTime / 0.04) * 0.04;
  }
  override set currentTime(time: number) {
    super.currentTime = time;
  }
  get exactTime(): number {
    return super.currentTime;
  }
}

describe('MediaClock', () => {
  it('tells a change by its timer, without any timeupdate', async () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.9;
    media.play();
    await pause(200);
    end();
    expect(told.some((time) => time >= 1 && time < 1.05)).to.equal(true);
  });

  it('aims by the playback rate', async () => {
    const media = new FakeMedia();
    media.playbackRate = 4;
    const { told, end } = clockOver(media);
    media.currentTime = 0.6;
    media.play();
    await pause(150);
    end();
    expect(told.some((time) => time >= 1 && time < 1.1)).to.equal(true);
  });

  it('tells the moment sought as soon as the seek begins', () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 5.5;
    expect(told.at(-1)).to.equal(5.5);
    end();
  });

  it('tells of a way back as of a way forward', () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 5.5;
    media.currentTime = 1.5;
    expect(told.at(-1)).to.equal(1.5);
    end();
  });

  it('falls into the net of timeupdate when time has jumped unheard', () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.reach(1.5);
    expect(told.at(-1)).to.equal(1.5);
    media.reach(1.7);
    expect(told.at(-1), 'nothing changes between 1.5 and 1.7').to.equal(1.5);
    end();
  });

  it('runs nothing while the film is paused', async () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.95;
    await pause(10);
    const before = told.length;
    await pause(150);
    expect(told.length).to.equal(before);
    end();
  });

  it('is silent after its end', async () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.95;
    media.play();
    end();
    const before = told.length;
    await pause(150);
    media.currentTime = 5.5;
    expect(told.length).to.equal(before);
  });

  it('asks nothing of media that stand still for want of data, and goes on after', async () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.95;
    await pause(0);
    media.play();
    media.dispatchEvent(new Event('waiting'));
    const before = told.length;
    await pause(100);
    expect(told.length).to.equal(before);
    media.dispatchEvent(new Event('playing'));
    await pause(60);
    expect(told.at(-1)).to.be.within(1, 1.5);
    end();
  });

  it('goes on when time does, where the media forgets to say so', async () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.8;
    await pause(0);
    media.play();
    media.dispatchEvent(new Event('waiting'));
    await pause(50);
    media.dispatchEvent(new Event('timeupdate'));
    await pause(200);
    expect(told.at(-1)).to.be.within(1, 1.05);
    end();
  });

  it('goes on with the first picture after a wait whose end nobody tells', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 0.95;
    await pause(0);
    film.play();
    film.dispatchEvent(new Event('waiting'));
    await pause(60);
    expect(told.at(-1)).to.equal(0.95);
    film.present(0.958);
    film.present(1);
    expect(told.at(-1)).to.equal(1);
    end();
  });

  it('leaves the decision to the frame, whatever the clock says', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 0.95;
    await pause(0);
    film.play();
    film.present(0.958);
    await pause(60);
    expect(told.at(-1), 'the frame before is still there').to.be.lessThan(1);
    film.present(1);
    expect(told.at(-1)).to.equal(1);
    end();
  });

  it('knows at double speed that a frame whose callback is late has gone', async () => {
    const film = new Film();
    film.playbackRate = 2;
    const { told, end } = clockOver(film);
    film.currentTime = 0.9;
    await pause(0);
    film.play();
    film.present(0.9, 16.7);
    film.present(0.9 + 1 / 30, 16.7);
    expect(told.at(-1)).to.be.lessThan(1);
    film.present(0.9 + 2 / 30);
    expect(told.at(-1)).to.equal(1);
    end();
  });

  for (const [playbackRate, standsAt] of [
    [0.5, 0.955],
    [1, 0.9475],
    [2, 0.895],
  ])
    it(`counts the refreshes of the screen at ${playbackRate}× where no callback tells of a frame`, async () => {
      const film = new Film();
      film.playbackRate = playbackRate!;
      // A clock that stands: no timer finds that the change is due.
      Object.defineProperty(film, 'currentTime', { value: standsAt });
      const { told, end } = clockOver(film);
      film.play();
      film.present(0.96, 16);
      film.present(0.96 + 1 / 30, 16);
      await waitUntil(() => told.at(-1)! >= 1);
      end();
      const frames = (told.at(-1)! - 0.96) * 30;
      expect(frames).to.be.closeTo(Math.round(frames), 0.05);
    });

  it('forgets the frame before a seek', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 4.93;
    await pause(0);
    film.play();
    film.present(4.95 - 1 / 30);
    film.present(4.95);
    film.currentTime = 0.91;
    await pause(0);
    const before = told.length;
    for (let frame = 0; frame < 3; frame++) await nextFrame();
    end();
    expect(told.slice(before).filter((time) => time > 2)).to.deep.equal([]);
  });

  it('takes the frame whose time is a fraction of a millisecond short for the one that the file means', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 0.98;
    await pause(0);
    film.play();
    film.present(0.99958);
    expect(told.at(-1)).to.equal(1);
    end();
  });

  it('does not wait for the frames of stills', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 0.85;
    await pause(0);
    film.play();
    await pause(400);
    end();
    expect(told.find((time) => time >= 1)).to.be.within(1, 1.15);
  });

  it('waits for frames again when they come', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 0.85;
    await pause(0);
    film.play();
    await pause(300);
    film.currentTime = 1.95;
    await pause(0);
    for (const time of [1.917, 1.958]) film.present(time);
    await pause(60);
    expect(told.at(-1), 'the frame before is still there').to.be.lessThan(2);
    film.present(2);
    expect(told.at(-1)).to.equal(2);
    end();
  });

  it('reckons on between the steps of a time that is told in steps', async () => {
    const media = new Steps();
    const late: number[] = [];
    const connection = new AbortController();
    const times = Array.from({ length: 20 }, (_, i) => 1 + i * 0.07);
    const next = (time: number) => times.find((one) => one > time);
    new MediaClock(media, next, (time) => media.paused || late.push(media.exactTime - (times.findLast((one) => one <= time) ?? time)), connection.signal); // prettier-ignore
    media.currentTime = 0.9;
    await pause(0);
    media.play();
    await pause(1600);
    connection.abort();
    const [, , ...changes] = late.toSorted((a, b) => a - b);
    // Without it half of them would come 20 to 40 ms late.
    expect(changes.length).to.be.greaterThan(12);
    expect(changes[Math.floor(changes.length / 2)]).to.be.lessThan(0.018);
    expect(changes[0]).to.be.greaterThan(-0.01);
  });
});
