import { parseSubtitles } from '../../src/model/subtitles.js';

/** Every parser here takes a file's bytes and gives its cues as [seconds, text], or `null` for a format that it does not know. */
export const read = (bytes) => parseSubtitles(bytes).cues.map(({ start, text }) => [start, text]);
