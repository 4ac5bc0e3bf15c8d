import type { VideoJs } from './engine.js';

/** video.js in the size that the film needs; fetched once for all players. The only importer of video.js: `engine.ts` knows how it is used. */
export async function loadVideoJs(streams: boolean): Promise<VideoJs> {
  // Read by video.js when it is evaluated: without it a style element goes into the page, which a strict policy refuses.
  (globalThis as { VIDEOJS_NO_DYNAMIC_STYLE?: boolean }).VIDEOJS_NO_DYNAMIC_STYLE = true;
  const module = streams ? await import('video.js/dist/video.es.js') : await import('video.js/core.es.js');
  return module.default as VideoJs;
}
