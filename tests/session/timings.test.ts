import { expect } from '@open-wc/testing';
import { Memory } from '../../src/session/storage.js';
import { Timings } from '../../src/session/timings.js';
import { memoryStorage } from '../support/session.js';

const timings = (storage = memoryStorage()) => new Timings(() => new Memory(() => storage));

describe('Timings', () => {
  it('remembers by film and track', () => {
    const storage = memoryStorage();
    timings(storage).write('a.mp4', 'en.srt', { offset: 1.5, rate: 1 });
    expect(timings(storage).read('a.mp4', 'en.srt')).to.deep.equal({ offset: 1.5, rate: 1 });
    expect(timings(storage).read('b.mp4', 'en.srt')).to.equal(undefined);
    expect(timings(storage).read('a.mp4', 'ru.srt')).to.equal(undefined);
  });
  it('knows a film by its address without what changes from visit to visit', () => {
    const storage = memoryStorage();
    timings(storage).write('a.mp4?token=1', 'en.srt', { offset: 1, rate: 1 });
    expect(timings(storage).read('a.mp4?token=2#t=5', 'en.srt')?.offset).to.equal(1);
  });
  it('knows a file of the viewer’s own by what follows its address, which is another each time', () => {
    const storage = memoryStorage();
    timings(storage).write('blob:https://a.example/1f#holiday%20%3F.mp4', 'blob:https://a.example/2f#holiday.srt', { offset: 2, rate: 1 });
    expect(timings(storage).read('blob:https://a.example/3f#holiday%20%3F.mp4', 'blob:https://a.example/4f#holiday.srt')?.offset).to.equal(
      2,
    );
    expect(timings(storage).read('blob:https://a.example/5f#holiday%20%3F.mp4', 'blob:https://a.example/6f#other.srt')).to.equal(undefined);
  });
  it('tells films apart that only their query names', () => {
    const storage = memoryStorage();
    timings(storage).write('watch?v=aaa&token=x', 'subtitles?v=aaa', { offset: 7, rate: 1 });
    expect(timings(storage).read('watch?v=bbb', 'subtitles?v=bbb')).to.equal(undefined);
    expect(timings(storage).read('watch?v=aaa&token=y', 'subtitles?v=aaa')?.offset).to.equal(7);
  });
  it('remembers nothing of a film without a name', () => {
    const storage = memoryStorage();
    timings(storage).write('', 'en.srt', { offset: 7, rate: 1 });
    expect(timings(storage).read('', 'en.srt')).to.equal(undefined);
  });
  it('forgets what has been put right again', () => {
    const storage = memoryStorage();
    timings(storage).write('a', 'en', { offset: 1, rate: 1 });
    timings(storage).write('a', 'en', { offset: 0, rate: 1 });
    expect(storage.getItem('film-commentary:subtitle-timings')).to.not.contain('"a en"');
  });
  it('keeps the latest two hundred', () => {
    const one = timings();
    for (let i = 0; i < 205; i++) one.write(`film ${i}`, 'en', { offset: 1, rate: 1 });
    expect(one.read('film 4', 'en')).to.equal(undefined);
    expect(one.read('film 5', 'en')?.offset).to.equal(1);
  });
  for (const wrong of ['x', 3, [['a en']], [['a en', { offset: 'soon', rate: 1 }]], [['a en', { offset: 1, rate: 90 }]], [null], { a: 1 }])
    it(`takes ${JSON.stringify(wrong)} for nothing remembered`, () => {
      const storage = memoryStorage();
      new Memory(() => storage).write('subtitle-timings', wrong);
      expect(timings(storage).read('a', 'en')).to.equal(undefined);
    });
});
