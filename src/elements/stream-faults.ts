import { loadProblem } from '../session/load-problem.js';
import type { EnginePlayer, VideoJs } from './engine.js';
import type { ControlledPlayer } from './player-controls.js';

// What video.js's streams leave to others where a server fails them. It comes with them.

/** A manifest is one if it has these: a playlist lists other playlists or parts, or says how long those will be. */
const MANIFESTS: Readonly<Record<string, readonly RegExp[]>> = {
  'hls-playlist': [/^\s*#EXTM3U/, /^[ \t]*#EXT(?:INF|-X-STREAM-INF|-X-TARGETDURATION):/m],
  'dash-manifest': [/<(?:\w+:)?MPD\b/, /<\/(?:\w+:)?MPD\s*>/],
};

const guarded = new WeakSet<VideoJs>();

/** Makes an error of whatever comes in the place of a manifest: it would be taken for a film that has no parts yet, and be waited for. */
export function guardManifests(videojs: VideoJs): void {
  if (guarded.has(videojs)) return;
  guarded.add(videojs);
  const { xhr } = videojs;
  const guard: typeof xhr = (...given) => {
    const [options, callback] = given;
    const signs = MANIFESTS[options.requestType ?? ''];
    // What others ask for is none of ours.
    if (!signs) return xhr(...given);
    return xhr(options, (error, response, body) => {
      const { body: text } = response ?? {};
      const isNone = !error && typeof text === 'string' && !signs.every((sign) => sign.test(text));
      try {
        callback(isNone ? new Error(`no manifest: ${options.uri}`) : error, response, body);
      } catch (fault) {
        // It has told of a manifest that it cannot read, and stumbles over what is missing.
        console.error('film-player: a stream cannot be read', fault);
      }
    });
  };
  videojs.xhr = Object.assign(guard, xhr);
}

/** So often in a row a part is asked for in vain before the viewer is told; between two requests lies half a part's length. */
const VAIN_REQUESTS = 3;

/** `MediaError.MEDIA_ERR_NETWORK` */
const NETWORK = 2;

/**
 * Tells the viewer of a stream that cannot go on, as the engine does of a film: the engine asks for a part that does not come without end, and without a word.
 * It goes on asking; once the part is there the film runs on.
 *
 * @param onRecovery the film has what it lacked
 */
export function watchStream(player: EnginePlayer, video: HTMLVideoElement, onRecovery: () => void, signal: AbortSignal): void {
  // A manifest may fail before the video has begun to load, which forgets the error.
  let failed: { readonly error: { code: number; message: string }; readonly src: string } | undefined;
  let vain = 0;
  let had = '';
  const count = () => {
    const { buffered, duration, readyState } = video;
    const has = Array.from({ length: buffered.length }, (_, i) => `${buffered.start(i)}-${buffered.end(i)}`).join();
    vain = has === had ? vain + 1 : 1;
    had = has;
    // Where not even the list of the parts has come, it does not ask again.
    const isLast = vain >= VAIN_REQUESTS || !duration;
    if (!isLast || readyState > HTMLMediaElement.HAVE_CURRENT_DATA || player.error()) return;
    player.error({ code: NETWORK, message: `asked ${vain} times in vain for the next part` });
  };
  player.ready(() => player.tech(true).on('retryplaylist', count));
  const recover = () => {
    failed = undefined;
    if (player.error()?.code !== NETWORK) return;
    player.error(null);
    onRecovery();
  };
  video.addEventListener('canplay', recover, { signal });
  player.on('error', () => {
    const error = player.error();
    if (error) failed = { error, src: player.currentSrc() };
  });
  player.on('loadstart', () => {
    [vain, had] = [0, ''];
    // Another film has nothing of this.
    if (failed?.src !== player.currentSrc()) failed = undefined;
    if (failed && !player.error()) player.error(failed.error);
  });
}

/** The subtitles that a stream brings along; what reads them comes with the first stream. Where it does not, the viewer is told, and may ask again. */
export async function takeTracks(textTracks: TextTrackList, player: ControlledPlayer): Promise<void> {
  const { video, session, sources, signal } = player;
  const source = sources()[0]?.src ?? '';
  try {
    const { takeInBandTracks } = await import('./in-band-tracks.js');
    if (signal.aborted) return;
    session.report('in-band', 'subtitles', source, []);
    // A browser that plays the stream by itself has its subtitles in the video's own list.
    for (const list of [textTracks, video.textTracks]) takeInBandTracks(list, video, session, signal);
  } catch (error) {
    console.error('film-player: its subtitles did not load', error);
    if (!signal.aborted)
      session.report('in-band', 'subtitles', source, [loadProblem(undefined, source)], () => takeTracks(textTracks, player));
  }
}
