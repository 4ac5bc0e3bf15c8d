export { parseSubtitles } from '../../src/model/index.ts';
