import { expect } from '@open-wc/testing';
import type { Cue } from '../../../src/model/cue.js';
import { html4Characters } from '../../../src/model/html4-characters.js';
import { ProblemList } from '../../../src/model/problem-list.js';
import { parseSrt } from '../../../src/model/srt.js';

/** What the parser gives, and its problems as `code:line`. */
export const read = (text: string) => {
  const problems = new ProblemList();
  const cues = parseSrt(text, problems, { characters: html4Characters() });
  return { cues, problems: problems.list(), codes: problems.list().map(({ code, line }) => `${code}:${line}`) };
};
export const texts = (text: string): string[] => read(text).cues.map((cue) => cue.text);
export const cue = (more: Partial<Cue>): Cue => ({ id: '1', start: 1, end: 2, text: 'x', source: 'x', ...more });

/** Two cues as SubRip writes them. */
export const good = '1\n00:00:01,000 --> 00:00:02,500\nThe house\nin the field\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>Wind</i>\n';

/** A timing line that is to be read, with its times in seconds; at the beginning of a file and later. */
export const readsTimings = (spellings: readonly (readonly [line: string, start: number, end: number])[]): void => {
  for (const [line, start, end] of spellings)
    it(`reads “${line}”, first and later in the file`, () => {
      for (const before of ['', good.replaceAll(/00:00:0/g, '00:09:0') + '\n']) {
        const { cues, problems } = read(`${before}1\n${line}\nx\n`);
        expect(cues.at(-1)).to.include({ start, end, text: 'x' });
        expect(problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
        expect(cues.slice(0, -1).map((each) => each.text)).to.deep.equal(before ? ['The house\nin the field', 'Wind'] : []);
      }
    });
};
