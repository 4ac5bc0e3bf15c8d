import { expect } from '@open-wc/testing';
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
});
