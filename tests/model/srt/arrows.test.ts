import { expect } from '@open-wc/testing';
import { good, read } from './read.js';

describe('parseSrt, arrows', () => {
  for (const [line, start, end] of [
    ['00:00:01,000 -> 00:00:02,000', 1, 2],
    ['00:00:01,000 - > 00:00:02,000', 1, 2],
    ['00:00:01,000 - - > 00:00:02,000', 1, 2],
    ['00:00:01,000 –> 00:00:02,000', 1, 2],
    ['00:00:01,000 —> 00:00:02,000', 1, 2],
    ['00:00:01,000 → 00:00:02,000', 1, 2],
    ['00:00:01,000 --&gt; 00:00:02,000', 1, 2],
    ['00:00:01,000 ==> 00:00:02,000', 1, 2],
    ['00:00:01,000-->00:00:02,000', 1, 2],
    ['00:00:01,000\t-->\t00:00:02,000\t', 1, 2],
    ['  00:00:01,000  -->  00:00:02,000  ', 1, 2],
    ['00:00:01,000 00:00:02,000', 1, 2],
    ['00:00:01,000 -- 00:00:02,000', 1, 2],
  ] as const) {
    it(`reads “${line}”, first and later in the file`, () => {
      for (const before of ['', good.replaceAll(/00:00:0/g, '00:09:0') + '\n']) {
        const { cues, problems } = read(`${before}1\n${line}\nx\n`);
        expect(cues.at(-1)).to.include({ start, end, text: 'x' });
        expect(problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
        expect(cues.slice(0, -1).map((each) => each.text)).to.deep.equal(before ? ['The house\nin the field', 'Wind'] : []);
      }
    });
  }
});
