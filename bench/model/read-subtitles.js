export { readSubtitles } from '../../src/model/index.ts';
