import { parseSync } from 'subtitle';

export const read = (bytes) =>
  parseSync(new TextDecoder().decode(bytes))
    .filter(({ type }) => type === 'cue')
    .map(({ data: { start, text } }) => [start / 1000, text]);
