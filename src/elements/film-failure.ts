import { message } from '../i18n/message.js';
import type { Speaker } from '../i18n/messages.js';
import type { MediaSource } from './media-source.js';
import type { ControlledPlayer } from './player-controls.js';

/** `MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED`: what browsers say of a film of which nothing comes, for whatever reason. The engine has several words for that. */
const UNSUPPORTED = 4;

/** A film that breaks: why, and how it is fetched again and goes on where it broke off. */
export class FilmFailure {
  #player: ControlledPlayer;
  #retries = 0;
  /** Does the viewer want the film to run? */
  #playing: boolean;
  /** Where the film broke off, while it is being fetched again. */
  #broken: { readonly src: string | undefined; readonly time: number; readonly playing: boolean; readonly rate: number } | null = null;

  constructor(player: ControlledPlayer) {
    const { video, signal } = player;
    this.#player = player;
    this.#playing = !video.paused;
    video.addEventListener('play', () => (this.#playing = true), { signal });
    // A film that breaks is paused by the browser, not by the viewer.
    video.addEventListener('pause', () => (this.#playing &&= Boolean(video.error)), { signal });
    video.addEventListener('loadedmetadata', () => this.#goOn(), { signal });
    video.addEventListener('loadedmetadata', () => this.forget(), { signal });
    if (video.readyState > 0) this.forget();
  }

  /**
   * What to say of a film that cannot be played; where the server can be asked, it is.
   *
   * @param isSo has it not become another film meanwhile?
   */
  async describe(code: number, isSo: () => boolean): Promise<string> {
    const { session, video, signal, host } = this.#player;
    const source = this.#source?.src ?? '';
    const isEmpty = !video.readyState;
    const text = await failureWords(host, code, this.#source, isEmpty);
    if (!signal.aborted && isSo())
      session.report('film', 'film', source, [{ code: `film-${isEmpty ? UNSUPPORTED : code}`, severity: 'error', message: text, source }]);
    return text;
  }

  /** Nothing is wrong with the film any more. */
  forget(): void {
    this.#player.session.report('film', 'film', '', []);
  }

  /** Fetch the film again, and go on where it broke off. */
  retry(): void {
    const { video, host, sources, setSources } = this.#player;
    const src = this.#source?.src;
    // Where an earlier retry has failed, the film still broke off where it did then.
    const time = video.currentTime || (this.#broken?.src === src && this.#broken?.time) || 0;
    this.#broken = { src, time, playing: this.#playing, rate: video.playbackRate };
    host.focus({ preventScroll: true });
    const retry = ++this.#retries;
    setSources(sources().map((source) => ({ ...source, src: again(source.src, retry) })));
  }

  /** Where the film is fetched again it begins there. */
  beginAt(time: number): void {
    if (this.#broken) this.#broken = { ...this.#broken, time };
  }

  get #source(): MediaSource | undefined {
    return this.#player.sources()[0];
  }

  #goOn(): void {
    const { video, host } = this.#player;
    const broken = this.#broken;
    this.#broken = null;
    if (!broken || broken.src !== this.#source?.src) return;
    if (broken.time > 0) video.currentTime = broken.time;
    video.playbackRate = broken.rate;
    if (broken.playing) void host.play().catch(() => undefined);
  }
}

/**
 * The same address, told apart: Chromium remembers for minutes how long the file at an address is and what came of it,
 * so that a film that was cut off would stay so. What follows the `#` is not sent.
 */
const again = (src: string, times: number): string => `${src}${src.includes('#') ? '&' : '#'}again=${times}`;

/** Why the film cannot be played; what finds that out comes with the first failure. Where it does not come, the connection is what broke. */
async function failureWords(speaker: Speaker, code: number, film: MediaSource | undefined, isEmpty: boolean): Promise<string> {
  // MediaError.MEDIA_ERR_NETWORK; of a stream it may also mean that nothing has come at all.
  if (code === 2 && !isEmpty) return message(speaker, 'filmNetwork');
  try {
    const { describeFailure } = await import('./playback-failure.js');
    return await describeFailure(speaker, code, film, isEmpty);
  } catch {
    return message(speaker, 'filmNetwork');
  }
}
