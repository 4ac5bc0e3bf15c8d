import { expect, nextFrame } from '@open-wc/testing';
import { Timeline } from '../../src/model/timeline.js';
import { MediaClock } from '../../src/session/media-clock.js';
import { cue } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { TurnedClock } from '../support/turned-clock.js';

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

/** The end of a seek is told a moment after its beginning. */
const sought = () => Promise.resolve();

describe('MediaClock', () => {
  // Time is turned by hand: however busy the machine is, a timer comes at its moment.
  let time: TurnedClock;
  beforeEach(() => (time = new TurnedClock()));
  afterEach(() => time.close());

  it('tells a change by its timer, without any timeupdate', async () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.9;
    await sought();
    media.play();
    time.pass(0.2);
    end();
    expect(told.some((moment) => moment >= 1 && moment < 1.05)).to.equal(true);
  });

  it('aims by the playback rate', async () => {
    const media = new FakeMedia();
    media.playbackRate = 4;
    const { told, end } = clockOver(media);
    media.currentTime = 0.6;
    await sought();
    media.play();
    time.pass(0.15);
    end();
    expect(told.some((moment) => moment >= 1 && moment < 1.1)).to.equal(true);
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

  describe('where timers sleep, and timeupdate says that a change has just passed', () => {
    /** The time that is told last when `timeupdate` finds a playing film a tenth of a second after a change. */
    async function toldBy(media: FakeMedia): Promise<number | undefined> {
      const { told, end } = clockOver(media);
      media.currentTime = 0.5;
      await sought();
      media.play();
      media.reach(1.1);
      end();
      return told.at(-1);
    }
    // What stands on the document itself hides what the browser says.
    afterEach(() => void Reflect.deleteProperty(document, 'hidden'));

    it('leaves it to the frame while there is a picture to watch', async () => {
      expect(await toldBy(new Film())).to.be.lessThan(1);
    });
    it('tells it at once in a hidden page', async () => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      expect(await toldBy(new Film())).to.equal(1.1);
    });
    it('tells it at once of sound alone, with or without frames to ask for', async () => {
      expect(await toldBy(Object.assign(new Film(), { videoWidth: 0 }))).to.equal(1.1);
      expect(await toldBy(new FakeMedia())).to.equal(1.1);
    });
  });

  it('asks once for each time that it tells, and anew where the film goes on', () => {
    const media = new FakeMedia();
    let [next, asked] = [1, 0];
    const told: number[] = [];
    const connection = new AbortController();
    const answer = () => {
      asked++;
      return next;
    };
    new MediaClock(media, answer, (moment) => told.push(moment), connection.signal);
    next = 0.5;
    media.play();
    const before = asked;
    time.pass(0.3);
    media.dispatchEvent(new Event('timeupdate'));
    expect(asked).to.equal(before);
    next = Infinity;
    time.pass(0.3);
    connection.abort();
    expect(told.some((moment) => moment >= 0.5 && moment < 0.55)).to.equal(true);
  });

  it('runs nothing while the film is paused', async () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.95;
    await sought();
    const before = told.length;
    expect(time.pending).to.equal(0);
    time.pass(0.15);
    expect(told.length).to.equal(before);
    end();
  });

  it('is silent after its end', () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.95;
    media.play();
    end();
    const before = told.length;
    expect(time.pending).to.equal(0);
    time.pass(0.15);
    media.currentTime = 5.5;
    expect(told.length).to.equal(before);
  });

  it('is silent after its end in what it tells itself', async () => {
    const media = new FakeMedia();
    const connection = new AbortController();
    const told: number[] = [];
    const tell = (moment: number) => {
      told.push(moment);
      if (moment >= 1) connection.abort();
    };
    new MediaClock(media, (moment) => timeline.nextChangeAfter(moment), tell, connection.signal);
    media.currentTime = 0.95;
    await sought();
    media.play();
    time.pass(0.1);
    expect(told.at(-1)).to.be.at.least(1);
    const before = told.length;
    expect(time.pending).to.equal(0);
    time.pass(2);
    expect(told.length).to.equal(before);
  });

  it('asks nothing of media that stand still for want of data, and goes on after', async () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.95;
    await sought();
    media.play();
    media.dispatchEvent(new Event('waiting'));
    const before = told.length;
    time.pass(0.1);
    expect(told.length).to.equal(before);
    media.dispatchEvent(new Event('playing'));
    time.pass(0.06);
    expect(told.at(-1)).to.be.within(1, 1.5);
    end();
  });

  it('goes on when time does, where the media forgets to say so', async () => {
    const media = new FakeMedia();
    const { told, end } = clockOver(media);
    media.currentTime = 0.8;
    await sought();
    media.play();
    media.dispatchEvent(new Event('waiting'));
    time.pass(0.05);
    media.dispatchEvent(new Event('timeupdate'));
    time.pass(0.2);
    expect(told.at(-1)).to.be.within(1, 1.05);
    end();
  });

  it('goes on with the first picture after a wait whose end nobody tells', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 0.95;
    await sought();
    film.play();
    film.dispatchEvent(new Event('waiting'));
    time.pass(0.06);
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
    await sought();
    film.play();
    film.present(0.958);
    time.pass(0.06);
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
    await sought();
    film.play();
    film.present(0.9, 16.7);
    film.present(0.9 + 1 / 30, 16.7);
    expect(told.at(-1)).to.be.lessThan(1);
    film.present(0.9 + 2 / 30);
    expect(told.at(-1)).to.equal(1);
    end();
  });

  it('takes the frame whose time is a fraction of a millisecond short for the one that the file means', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 0.98;
    await sought();
    film.play();
    film.present(0.99958);
    expect(told.at(-1)).to.equal(1);
    end();
  });

  it('does not wait for the frames of stills', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 0.85;
    await sought();
    film.play();
    time.pass(0.4);
    end();
    expect(told.find((moment) => moment >= 1)).to.be.within(1, 1.15);
  });

  it('waits for frames again when they come', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 0.85;
    await sought();
    film.play();
    time.pass(0.3);
    film.currentTime = 1.95;
    await sought();
    for (const moment of [1.917, 1.958]) film.present(moment);
    time.pass(0.06);
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
    const next = (after: number) => times.find((one) => one > after);
    new MediaClock(media, next, (told) => media.paused || late.push(media.exactTime - (times.findLast((one) => one <= told) ?? told)), connection.signal); // prettier-ignore
    media.currentTime = 0.9;
    await sought();
    media.play();
    time.pass(1.6);
    connection.abort();
    const [, , ...changes] = late.toSorted((a, b) => a - b);
    // Without it half of them would come 20 to 40 ms late.
    expect(changes.length).to.be.greaterThan(12);
    expect(changes[Math.floor(changes.length / 2)]).to.be.lessThan(0.018);
    expect(changes[0]).to.be.greaterThan(-0.01);
  });
});

describe('MediaClock by the refreshes of the screen', () => {
  for (const [playbackRate, standsAt] of [
    [0.5, 0.97375],
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
      while (!(told.at(-1)! >= 1)) await nextFrame();
      end();
      const frames = (told.at(-1)! - 0.96) * 30;
      expect(frames).to.be.closeTo(Math.round(frames), 0.05);
    });

  /** Stands still while it says that it plays. */
  const stalled = () => Object.defineProperty(new Film(), 'currentTime', { value: 0.9475 });

  it('counts no further than a change that is near where the film stands still and does not say so', () => {
    const film = stalled();
    const { told, end } = clockOver(film);
    film.play();
    film.present(0.9267);
    // It was on screen long ago.
    film.present(0.96, -600);
    end();
    expect(told.at(-1)).to.be.within(1, 1.05);
  });

  it('takes the time of display for what it is where another clock tells it, or none', () => {
    for (const inMs of [-1e6, NaN, 1e12]) {
      const film = stalled();
      const { told, end } = clockOver(film);
      film.play();
      film.present(0.9267);
      film.present(0.96, inMs);
      end();
      expect(told.filter((time) => time >= 1), `${inMs}`).to.deep.equal([]); // prettier-ignore
    }
  });

  it('forgets the frame before a seek', async () => {
    const film = new Film();
    const { told, end } = clockOver(film);
    film.currentTime = 4.93;
    await sought();
    film.play();
    film.present(4.95 - 1 / 30);
    film.present(4.95);
    film.currentTime = 0.91;
    await sought();
    const before = told.length;
    for (let frame = 0; frame < 3; frame++) await nextFrame();
    end();
    expect(told.slice(before).filter((time) => time > 4)).to.deep.equal([]);
  });

  it('forgets it, too, where the media is never found seeking', async () => {
    let time = 4.93;
    const film = Object.defineProperty(new Film(), 'currentTime', { get: () => time });
    const { told, end } = clockOver(film);
    film.play();
    film.present(4.95 - 1 / 30);
    film.present(4.95);
    time = 0.91;
    for (const type of ['seeking', 'seeked']) film.dispatchEvent(new Event(type));
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    end();
    expect(told.at(-1)).to.equal(0.91);
  });
});
