import { expect } from '@open-wc/testing';
import { good, read } from './read.js';

describe('parseSrt, cues', () => {
  it('reads a clean file without a word', () => {
    const { cues, problems } = read(good);
    expect(problems).to.deep.equal([]);
    expect(cues).to.deep.equal([
      { id: '1', start: 1, end: 2.5, text: 'The house\nin the field', source: 'The house\nin the field' },
      { id: '2', start: 3, end: 4, text: 'Wind', source: '<i>Wind</i>', spans: [{ tag: 'i', children: ['Wind'] }] },
    ]);
  });
  it('reads beyond a day', () => expect(read('1\n100:00:01,000 --> 100:00:02,000\nx').cues[0]).to.include({ start: 360001, end: 360002 }));
});
