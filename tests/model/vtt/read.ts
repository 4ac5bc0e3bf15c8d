import { html4Characters } from '../../../src/model/html4-characters.js';
import { ProblemList } from '../../../src/model/problem-list.js';
import { parseVtt } from '../../../src/model/vtt.js';

/** What the parser gives, and its problems as `code:line`. */
export const read = (text: string) => {
  const problems = new ProblemList();
  const { cues, regions } = parseVtt(text, problems, { characters: html4Characters() });
  return { cues, regions, problems: problems.list(), codes: problems.list().map(({ code, line }) => `${code}:${line}`) };
};
export const texts = (text: string): string[] => read(text).cues.map((cue) => cue.text);

/** A line of times. */
export const timing = '00:01.000 --> 00:02.000';
