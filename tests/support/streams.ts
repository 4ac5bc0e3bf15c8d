import { fixture, html } from '@open-wc/testing';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { note, until } from './build.js';
import { deep, isSeen } from './player.js';

/** The same twelve seconds of film as streams, and the byte at which its second part begins, with one that lies within that part, of pictures and of sound. */
export const STREAMS = [
  { name: 'HLS', path: 'tests/media/stream/master.m3u8', second: 36627, within: 40000 },
  { name: 'DASH', path: 'tests/media/stream/film.mpd', second: 17725, within: 19000 },
] as const;

/** A player of a stream, with subtitles and a note of the page's own where they are wanted. */
export async function streamAt(src: string, { subtitles = '/tests/network/first-line.vtt' } = {}): Promise<FilmPlayer> {
  const player = await fixture<FilmPlayer>(
    html`<film-player style="width: 640px" muted src=${src} subtitles=${subtitles} storage="none"></film-player>`,
  );
  player.annotations = [note('a', 0, 12)];
  return player;
}

/** What is said of the film's failure. */
export const failureWords = (player: FilmPlayer): string => {
  const display = deep(player, '.vjs-error-display');
  return display && isSeen(display) ? (display.querySelector('.vjs-modal-dialog-content p')?.textContent ?? '') : '';
};

export const pressRetry = (player: FilmPlayer): void => deep<HTMLButtonElement>(player, '.vjs-error-display button')?.click();

/** Retry brings it; whether it runs by itself hangs on whether it had begun before it failed. */
export async function retryPlays(player: FilmPlayer): Promise<void> {
  pressRetry(player);
  await until(() => player.readyState >= 1 && failureWords(player) === '', 'the stream');
  ask(player);
  await runsBeyond(player, 0.3);
}

/** The viewer wants it to play; it may fail. */
export const ask = (player: FilmPlayer): void => void player.play().catch(() => undefined);

/** It runs beyond this moment. */
export const runsBeyond = (player: FilmPlayer, time: number): Promise<void> =>
  until(() => player.currentTime > time && (!player.paused || player.ended), `the stream to run beyond ${time} s`, 40_000);

/** It runs, so slowly that it lasts as long as a test: an engine asks for the lines of a stream that plays. */
export async function playsLong(player: FilmPlayer): Promise<void> {
  ask(player);
  await runsBeyond(player, 0);
  player.playbackRate = 0.25;
}
