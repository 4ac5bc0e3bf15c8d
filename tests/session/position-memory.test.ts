import { expect } from '@open-wc/testing';
import { isMidway, PositionMemory } from '../../src/session/position-memory.js';
import { Memory } from '../../src/session/storage.js';
import { memoryStorage } from '../support/session.js';

describe('PositionMemory', () => {
  const storage = memoryStorage();
  const positions = new PositionMemory(() => new Memory(() => storage));
  beforeEach(() => storage.removeItem('film-commentary:positions'));

  it('keeps a place for each film, by its address without what is of one visit', () => {
    positions.write('a.mp4?token=1#t=2', 30);
    positions.write('b.mp4', 40);
    expect(['a.mp4', 'a.mp4?token=2', 'b.mp4', 'c.mp4', ''].map((film) => positions.read(film))).to.deep.equal([30, 30, 40, undefined, undefined]);
    positions.write('a.mp4', undefined);
    expect(positions.read('a.mp4')).to.equal(undefined);
  }); // prettier-ignore

  it('keeps those of the latest hundred films', () => {
    for (let film = 0; film <= 100; film++) positions.write(`${film}.mp4`, 20);
    expect([0, 1, 100].map((film) => positions.read(`${film}.mp4`))).to.deep.equal([undefined, 20, 20]);
  });

  it('takes nothing from a storage that others wrote into', () => {
    for (const value of [null, 'a.mp4', [['a.mp4']], [['a.mp4', '30']], [['a.mp4', -1]], [['a.mp4', null]], [[3, 4]], [null]]) {
      storage.setItem('film-commentary:positions', JSON.stringify({ version: 1, value }));
      expect(positions.read('a.mp4'), JSON.stringify(value)).to.equal(undefined);
    }
  });
});

describe('isMidway', () => {
  it('is from ten seconds on to the last twentieth of a film whose length is known', () => {
    expect([9.9, 10, 94.9, 95, NaN].map((time) => isMidway(time, 100))).to.deep.equal([false, true, true, false, false]);
    expect([isMidway(50, NaN), isMidway(50, Infinity)]).to.deep.equal([false, false]);
  });
});
