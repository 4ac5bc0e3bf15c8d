import { html, nothing, type TemplateResult } from 'lit';
import type { Cue, CueSpan } from '../model/cue.js';
import type { FilmSession } from '../session/film-session.js';
import { NO_CUES, type SubtitleTrack, type TracksSlice } from '../session/tracks.js';
import { cueLines, hug } from './cue-lines.js';
import type { FilmSubtitles } from './film-subtitles.js';
import { repeat } from './repeat.js';
import { simpleNodes } from './simple-nodes.js';
import { around, boxesOf, type Stage } from './stage.js';
import { styleText } from './theme.js';

/** The lower part of the picture that is kept free for subtitles while they are on, even between them: a share of its height. */
export const KEPT_FREE = 0.25;
/** What stays free at the picture's sides, and above and below lines: percent of its width, its height. */
export const SAFE_SIDE = 4;
export const SAFE_END = 3.5;
/** What the plate adds to a line's height, in ems: see subtitles-styles.ts. */
export const PLATE = 0.1;
/** What the plate adds at either end of a line, in ems: words begin where the cue says, and their plate before them. */
export const PLATE_END = 0.4;

/** What a display of subtitles shows, and where. */
export interface SubtitleView {
  readonly session: FilmSession | undefined;
  readonly stage: Stage | undefined;
  /** Its place among those that make way for each other. */
  readonly rank: number;
  readonly tracks: TracksSlice | undefined;
  readonly track: SubtitleTrack | undefined;
  /** The cues of the track that are active. */
  readonly active: readonly Cue[];
}

/** A way to show subtitles. */
export interface SubtitleDisplay {
  /** The element is about to be rendered. */
  update(): void;
  render(): TemplateResult;
  /** Lays out what has been rendered, or has another size. */
  lay(): void;
  /** The element has left the page. */
  leave(): void;
}

/** One plain cue at a time, at the bottom of the picture, in the middle: what most of a film's subtitles ask for, and all that is needed for its first. */
export class PlainSubtitles implements SubtitleDisplay {
  #host: FilmSubtitles;
  #read: () => SubtitleView;
  #cues: readonly Cue[] = NO_CUES;
  /** The cues that were last asked whether they are plain, and the answer. */
  #asked: { readonly cues: readonly Cue[]; readonly plain: boolean } = { cues: NO_CUES, plain: true };
  /** Is what shows all others not to be had? Then their words are shown, wherever they should be. */
  alone = false;

  constructor(host: FilmSubtitles, read: () => SubtitleView) {
    this.#host = host;
    this.#read = read;
  }

  /** Can all of the track be shown as it should be? */
  get serves(): boolean {
    const { session, stage, tracks, track, active } = this.#read();
    const { cues = NO_CUES } = track ?? {};
    if (cues !== this.#asked.cues) this.#asked = { cues, plain: arePlain(cues) };
    const { srclang, secondary } = this.#host;
    const isFirst = stage && !stage.otherDisplays(this.#host).length && !srclang && !secondary && tracks?.secondary == null;
    return Boolean(isFirst && this.#asked.plain && arePlain(active) && !session?.state.preferences.subtitleStyle);
  }

  update(): void {
    this.#cues = this.alone || this.serves ? this.#read().active : NO_CUES;
  }

  render(): TemplateResult {
    const { stage, track } = this.#read();
    const covered = stage?.surround.covered ?? 0;
    const place = { bottom: `calc(${SAFE_END}% + ${covered}px)`, 'inset-inline': `calc(${SAFE_SIDE}% - ${PLATE_END}em)` };
    return html`<div class="stage" .style=${styleText({ height: `calc(100% + ${covered}px)` })}>
      <div class="screen" lang=${track?.language || nothing}>
        <div class="plain" .style=${styleText(place)}>${repeat(this.#cues, (cue) => cue, plainCue)}</div>
      </div>
    </div>`;
  }

  lay(): void {
    const { stage, track, rank } = this.#read();
    const host = this.#host;
    const box = host.renderRoot.querySelector<HTMLElement>('.stage');
    if (!stage || !box) return;
    if (!track || !box.getClientRects().length) {
      stage.display(host, null);
      return stage.claim(host, []);
    }
    const lines = [...host.renderRoot.querySelectorAll<HTMLElement>('.line')];
    hug(lines);
    const [cue] = this.#cues;
    const words = around(boxesOf(lines, box));
    stage.display(host, { words: cue && words ? [{ cue, box: words }] : [], layout: 0, order: rank, step: 0, secondary: false });
    stage.claim(host, [
      { left: 0, top: stage.height * (1 - KEPT_FREE), right: stage.width, bottom: stage.height },
      ...(words ? [words] : []),
    ]);
  }

  leave(): void {
    this.#cues = NO_CUES;
  }
}

/** Letters that are written from right to left, or turn the direction. */
const TURNING = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ud802\ud803\ud83a\ud83b\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Nothing but words from left to right, one after the other, slanted or bold perhaps? */
const arePlain = (cues: readonly Cue[]): boolean =>
  cues.every(
    ({ start, settings, spans, text }, i) =>
      !settings && start >= (cues[i - 1]?.end ?? 0) && !TURNING.test(text) && (spans?.every(isPlainSpan) ?? true),
  );

const isPlainSpan = (span: CueSpan): boolean =>
  typeof span === 'string' || (/^[ibu]$/.test(span.tag) && !span.classes && span.children.every(isPlainSpan));

function plainCue({ text, spans = [text] }: Cue): HTMLElement {
  const element = document.createElement('div');
  element.className = 'cue';
  element.setAttribute('part', 'cue');
  element.dir = 'ltr';
  for (const line of cueLines(spans)) {
    const box = element.appendChild(document.createElement('span'));
    box.className = 'line';
    box.setAttribute('part', 'line');
    box.append(...simpleNodes(line));
  }
  return element;
}
