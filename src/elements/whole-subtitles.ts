import { html, nothing, type TemplateResult } from 'lit';
import type { Cue } from '../model/cue.js';
import type { FilmSession } from '../session/film-session.js';
import type { SubtitleStyle } from '../session/preferences.js';
import { NO_CUES, type SubtitleTrack } from '../session/tracks.js';
import { CueDisplay, type DisplaySetting } from './cue-display.js';
import { wordsTime } from './cue-layout.js';
import type { FilmSubtitles } from './film-subtitles.js';
import type { SubtitleDisplay, SubtitleView } from './plain-subtitles.js';
import { playerOf } from './player-of.js';
import { repeat } from './repeat.js';
import type { subtitleStyleProperties } from './subtitle-style.js';
import { type PressAct, TextPress } from './text-selection.js';
import { styleText } from './theme.js';

export { wholeSubtitlesStyles } from './whole-subtitles-styles.js';

/** What makes styles of a viewer's choices; comes with the first viewer who has chosen something. */
let propertiesOf: typeof subtitleStyleProperties | undefined;

/**
 * Subtitles with all that they may ask for: each where its settings say, clear of controls and of each other, in regions, in two languages, word by word,
 * as the viewer wants them to look; and their text can be selected.
 */
export class WholeSubtitles implements SubtitleDisplay {
  #host: FilmSubtitles;
  #read: () => SubtitleView;
  #view: SubtitleView;
  #press: TextPress;
  #watch: ResizeObserver;
  #probe: Element | null = null;
  /** How the picture and the type were rendered last. */
  #look = '';
  /** The track that is followed for our sake. */
  #followed: { readonly session: FilmSession; readonly id: string; readonly end: AbortController } | undefined;
  /** What is rendered: the active cues, and those that are held because somebody selects in them. */
  #cues: readonly Cue[] = NO_CUES;
  #held: ReadonlySet<Cue> = new Set();
  /** The track that they are of. */
  #heldOf: string | undefined;
  #display: CueDisplay | undefined;

  constructor(host: FilmSubtitles, read: () => SubtitleView) {
    this.#host = host;
    this.#read = read;
    this.#view = read();
    this.#press = new TextPress(host, (act, pointerType) => this.#pressPicture(act, pointerType));
    this.#watch = new ResizeObserver(() => {
      this.#display?.remeasure();
      this.lay();
    });
  }

  update(): void {
    const { session, track } = this.#read();
    this.#follow(session, track);
    // With what the track says that is followed from now on.
    this.#view = this.#read();
    const { stage, active } = this.#view;
    if (this.#style && !propertiesOf) void this.#fetchStyle();
    this.#display ??= new CueDisplay(this.#setting);
    if (Boolean(stage) === Boolean(this.#host.renderRoot.querySelector('.flow'))) this.#display.startAnew();
    this.#display.set(this.#setting);
    this.#hold(active);
    // In the order in which they came: a node that is moved loses its selection.
    const before = this.#held.size ? this.#cues.filter((cue) => this.#held.has(cue) || active.includes(cue)) : NO_CUES;
    this.#cues = before.length ? [...before, ...active.filter((cue) => !before.includes(cue))] : active;
  }

  leave(): void {
    this.#watch.disconnect();
    this.#probe = null;
    this.#follow(undefined, undefined);
    this.#held = new Set();
    this.#display?.forget();
  }

  /** Words over the picture are a part of it: a click on them is one on the film, and the keys then work. */
  #pressPicture(act: PressAct, pointerType: string): void {
    const { stage } = this.#view;
    const player = stage && playerOf(this.#host);
    player?.focus({ preventScroll: true });
    if (act === 'select') return;
    if (pointerType === 'touch' && stage?.tap) stage.tap();
    else
      player?.shadowRoot?.querySelector('video')?.dispatchEvent(new MouseEvent(act, { bubbles: true, composed: true, cancelable: true }));
  }

  async #fetchStyle(): Promise<void> {
    try {
      propertiesOf = (await import('./subtitle-style.js')).subtitleStyleProperties;
      this.#host.requestUpdate();
    } catch (error) {
      console.error('film-subtitles: what makes styles of the viewer’s choices did not load', error);
    }
  }

  /** A track that the session shows to nobody else is followed for us. */
  #follow(session: FilmSession | undefined, track: SubtitleTrack | undefined): void {
    const tracks = session?.state.tracks;
    const shown = track && (track.id === tracks?.selected || track.id === tracks?.secondary);
    const wanted = session && track && !shown && this.#host.isConnected ? { session, id: track.id } : undefined;
    if (this.#followed?.session === wanted?.session && this.#followed?.id === wanted?.id) return;
    this.#followed?.end.abort();
    this.#followed = wanted && { ...wanted, end: new AbortController() };
    if (this.#followed) session?.followTrack(this.#followed.id, { signal: this.#followed.end.signal });
  }

  /** What words are selected in stays past its time, until the viewer has done with them. */
  #hold(active: readonly Cue[]): void {
    const { track } = this.#view;
    const isHeld = (cue: Cue) => !active.includes(cue) && this.#display && this.#press.holds(this.#display.element(cue));
    this.#held = new Set(track && track.id === this.#heldOf ? this.#cues.filter(isHeld) : []);
    this.#heldOf = track?.id;
  }

  /** In a cue with timestamps within, what has been said and what is to come. */
  #markWords(): void {
    const { session, tracks } = this.#view;
    // The picture may be a little ahead of the media's clock: what it has brought is not taken back.
    const now = Math.max(session?.currentTime ?? 0, tracks?.mark ?? 0);
    for (const words of this.#host.renderRoot.querySelectorAll<HTMLElement>('.words')) {
      const time = wordsTime(Number(words.dataset.from), Number(words.dataset.until), now);
      words.setAttribute('part', time);
      words.classList.toggle('future', time === 'future');
    }
  }

  /** Lays out what is new; everything, where the picture, the controls or the look are others. */
  lay(): void {
    const root = this.#host.renderRoot;
    const probe = root.querySelector('.probe');
    const box = root.querySelector<HTMLElement>('.stage');
    if (probe !== this.#probe) {
      this.#watch.disconnect();
      for (const watched of [probe, box]) if (watched) this.#watch.observe(watched);
      this.#probe = probe;
    }
    this.#markWords();
    const { stage } = this.#view;
    if (!stage || !box) this.#display?.flow(this.#cues);
    // Words stay under the pointer that selects them.
    else if (this.#host.isConnected) this.#display?.lay(stage, box, probe, this.#cues, this.#press.isSelecting);
  }

  get #style(): SubtitleStyle | undefined {
    return this.#view.session?.state.preferences.subtitleStyle;
  }

  get #setting(): DisplaySetting {
    const { rank, tracks, track } = this.#view;
    const { secondary } = this.#host;
    // Displays that came earlier go before, and the first language before the second.
    return { owner: this.#host, order: rank + (secondary ? 1e6 : 0), secondary, style: this.#style, tracks, track };
  }

  render(): TemplateResult {
    const { stage, track } = this.#view;
    const { secondary } = this.#host;
    const styles = propertiesOf?.(this.#style, { secondary }) ?? {};
    const regionOf = (cue: Cue) => {
      const region = stage && this.#display?.regionOf(cue);
      return region?.scroll && region.id;
    };
    const scrolling = new Set(this.#cues.flatMap((cue) => regionOf(cue) ?? []));
    const cues = (id?: string) => repeat(this.#cues.filter((cue) => regionOf(cue) === id), (cue) => cue, (cue) => this.#display?.element(cue)); // prettier-ignore
    const lang = track?.language || nothing;
    const second = secondary ? 'second' : '';
    if (!stage)
      return html`<div class="flow ${second}" .style=${styleText(styles)}>
        <div class="screen stack" lang=${lang}>${cues()}</div>
      </div>`;
    const { onPointerdown, onClick, onDblclick } = this.#press;
    const style = styleText({ ...styles, height: `calc(100% + ${stage.surround.covered}px)` });
    const look = JSON.stringify([style, secondary, stage.width, stage.height]);
    if (look !== this.#look) this.#display?.remeasure();
    this.#look = look;
    return html`<div class="stage ${second}" .style=${style}>
      <div class="screen" lang=${lang} @pointerdown=${onPointerdown} @click=${onClick} @dblclick=${onDblclick}>
        <div class="probe"></div>
        ${repeat(
          scrolling,
          (id) => id,
          (id) => html`<div class="region" part="region">${cues(id)}</div>`,
        )}
        ${cues()}
      </div>
    </div>`;
  }
}
