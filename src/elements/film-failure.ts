import { message } from '../i18n/message.js';
import type { Speaker } from '../i18n/messages.js';
import type { MediaSource } from './media-source.js';
import type { ControlledPlayer } from './player-controls.js';

/** A film that breaks: why, and how it is fetched again and goes on where it broke off. */
export class FilmFailure {
  #player: ControlledPlayer;
  #retries = 0;
  /** Does the viewer want the film to run? */
  #playing: boolean;
  /** Where the film broke off, while it is being fetched again. */
  #broken: { readonly src: string | undefined; readonly time: number; readonly playing: boolean; readonly rate: number } | null = null;

  constructor(player: ControlledPlayer) {
    const { video, session, signal } = player;
    this.#player = player;
    this.#playing = !video.paused;
    video.addEventListener('play', () => (this.#playing = true), { signal });
    // A film that breaks is paused by the browser, not by the viewer.
    video.addEventListener('pause', () => (this.#playing &&= Boolean(video.error)), { signal });
    video.addEventListener('loadedmetadata', () => this.#goOn(), { signal });
    const forget = () => session.report('film', 'film', '', []);
    video.addEventListener('loadedmetadata', forget, { signal });
    if (video.readyState > 0) forget();
  }

  /** What to say of a film that cannot be played; where the server can be asked, it is. */
  async describe(code: number): Promise<string> {
    const { session, video, signal, host } = this.#player;
    const source = this.#source?.src ?? '';
    const text = await failureWords(host, code, source);
    // Meanwhile it may have become another film.
    if (!signal.aborted && source === (this.#source?.src ?? '') && video.error)
      session.report('film', 'film', source, [{ code: `film-${code}`, severity: 'error', message: text, source }]);
    return text;
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
async function failureWords(speaker: Speaker, code: number, address: string): Promise<string> {
  // MediaError.MEDIA_ERR_NETWORK
  if (code === 2) return message(speaker, 'filmNetwork');
  try {
    const { describeFailure } = await import('./playback-failure.js');
    return await describeFailure(speaker, code, address);
  } catch {
    return message(speaker, 'filmNetwork');
  }
}
