import { fixture, html } from '@open-wc/testing';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { pause, until } from './build.js';

export const FILM = '/film/what-the-wind-kept.mp4';
export const SUBTITLES = '/subtitles/what-the-wind-kept.en.vtt';
export const NOTES = '/commentary.json';
export const ESSAY = '/essay.md';

type Root = Document | ShadowRoot | Element;

/** All elements of a selector, in shadow roots too. */
export function deepAll<E extends HTMLElement = HTMLElement>(root: Root, selector: string): E[] {
  const found = [...root.querySelectorAll<E>(selector)];
  const holders = root instanceof Element && root.shadowRoot ? [root, ...root.querySelectorAll('*')] : [...root.querySelectorAll('*')];
  for (const { shadowRoot } of holders) if (shadowRoot) found.push(...deepAll<E>(shadowRoot, selector));
  return found;
}

export const deep = <E extends HTMLElement = HTMLElement>(root: Root, selector: string): E | undefined => deepAll<E>(root, selector)[0];

/** Does it take up room, and is it seen? */
export const isSeen = (element: HTMLElement): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 0;

/** The lines of subtitles that are to be seen. */
export const said = (scope: Root): string[] =>
  deepAll(scope, 'film-subtitles')
    .map((element) => ({ element, cues: [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.cue') ?? [])] }))
    // Before the film is known, words are seen in a box that is not.
    .flatMap(({ element, cues }) => (isSeen(element) || cues.some(isSeen) ? cues : []))
    .map((cue) => [...cue.querySelectorAll('.line')].map((line) => line.textContent).join('\n'));

/** The notes that are to be seen: title and text. */
export const notesOf = (scope: Root): { title: string; category: string; text: string; card: HTMLElement }[] =>
  deepAll(scope, 'film-annotations')
    .filter(isSeen)
    .flatMap((element) => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.card') ?? [])])
    .map((card) => ({
      title: card.querySelector('.title')?.textContent ?? '',
      category: card.querySelector('.category')?.textContent.trim() ?? '',
      text: card.querySelector('.body')?.textContent ?? '',
      card,
    }));

/** Goes to a moment and waits until what belongs to it has been rendered. */
export async function goTo(player: FilmPlayer, time: number): Promise<void> {
  player.currentTime = time;
  await until(() => !player.seeking, `the seek to ${time}`);
  await player.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** The player knows its film, cues and notes. */
export async function loaded(player: FilmPlayer, { cues = true, notes = true } = {}): Promise<void> {
  await until(() => player.readyState >= 1, 'the film');
  if (cues) await until(() => player.cues.length > 0, 'the subtitles');
  // Those that name their time come before those that quote the film's words.
  const { session } = player;
  if (notes) await until(() => player.annotations.length > 0 && session.state.commentary.sets.every(({ status }) => status !== 'loading'), 'the notes'); // prettier-ignore
  await until(() => player.videojs, 'the engine');
}

/** A player of the demo's film, with these properties. */
export async function filmWith(properties: Partial<FilmPlayer> = {}): Promise<FilmPlayer> {
  const player = await fixture<FilmPlayer>(html`<film-player style="width: 640px" muted src=${FILM} storage="none"></film-player>`);
  return Object.assign(player, properties);
}

/** What `networkState` may be of a video that fetches nothing: WebKitGTK says of one with `preload="none"` that it loads. */
export async function restingStates(): Promise<readonly number[]> {
  const video = Object.assign(document.createElement('video'), { preload: 'none', src: `${FILM}?${Math.random()}` });
  await pause(100);
  const { NETWORK_EMPTY, NETWORK_IDLE, NETWORK_NO_SOURCE } = HTMLMediaElement;
  return [NETWORK_EMPTY, NETWORK_IDLE, NETWORK_NO_SOURCE, video.networkState];
}

/** Plays it, and sees it run. */
export async function plays(player: FilmPlayer): Promise<void> {
  await player.play();
  const { currentTime } = player;
  await until(() => player.currentTime > currentTime + 0.2, 'the film to run');
}
