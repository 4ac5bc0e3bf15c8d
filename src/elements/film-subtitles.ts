import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Cue } from '../model/cue.js';
import type { FilmSession } from '../session/film-session.js';
import type { SubtitleStyle } from '../session/preferences.js';
import { findTrack, NO_CUES, type SubtitleTrack, trackOf } from '../session/tracks.js';
import { CueDisplay, type DisplaySetting } from './cue-display.js';
import { wordsTime } from './cue-layout.js';
import { define, FilmElement } from './film-element.js';
import { repeat } from './repeat.js';
import { SessionController } from './session-controller.js';
import { StageController } from './stage.js';
import type { subtitleStyleProperties } from './subtitle-style.js';
import { subtitlesStyles } from './subtitles-styles.js';
import { TextPress } from './text-selection.js';
import { styleText, theme } from './theme.js';

/** What makes styles of a viewer's choices; comes with the first viewer who has chosen something. */
let propertiesOf: typeof subtitleStyleProperties | undefined;

/**
 * The subtitles of the moment. Over a film they stand where each cue says, by the rules of WebVTT, clear of controls and of each other;
 * one that is on screen does not move when another comes or goes. Elsewhere in a page they flow with it.
 *
 * Their text can be selected and copied; a click on them is a click on the film.
 *
 * @element film-subtitles
 * @summary The subtitles of the moment.
 * @csspart cue - one subtitle
 * @csspart line - one line of it
 * @csspart region - the box of a region that scrolls
 * @csspart past - words whose time is over, in a cue with timestamps within
 * @csspart present - words that are being said
 * @csspart future - words that are still to come
 * @cssprop [--film-subtitle-color=#ffffff] - colour of the words
 * @cssprop [--film-subtitle-background=rgb(0 0 0 / 0.62)] - plate behind each line
 * @cssprop [--film-subtitle-font=system-ui] - typeface
 * @cssprop [--film-subtitle-size=min(max(0.9375rem, 5.2cqmin), 12cqh)] - size, by default a share of the picture's, and no less than the page's own text; 1.15rem in a page
 * @cssprop [--film-subtitle-scale=1] - multiplies the size
 * @cssprop [--film-subtitle-secondary-size=0.8] - size of the second subtitle, times that of the first
 * @cssprop [--film-subtitle-line-height=1.3] - distance of lines, in heights of the type
 * @cssprop [--film-subtitle-opacity=1] - of words and plate together
 * @cssprop [--film-subtitle-future-opacity=0.65] - of words that are still to come, in a cue with timestamps within
 * @cssprop [--film-subtitle-shadow=0 1px 2px rgb(0 0 0 / 0.8)] - shadow of the words; none in a page
 */
export class FilmSubtitles extends FilmElement {
  static override styles = [theme, subtitlesStyles];

  /** Show the track of this language, BCP 47, whichever is selected. */
  @property({ reflect: true }) srclang = '';
  /** Show the second track that the viewer has chosen beside the first. */
  @property({ type: Boolean, reflect: true }) secondary = false;
  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  #controller = new SessionController(
    this,
    (state) => state.tracks,
    (session, signal) => {
      const equals = (a?: SubtitleStyle, b?: SubtitleStyle) => JSON.stringify(a) === JSON.stringify(b);
      session?.subscribe((state) => state.preferences.subtitleStyle, () => this.requestUpdate(), { signal, equals }); // prettier-ignore
    },
  );
  #onStage = new StageController(this);
  #press = new TextPress(this, (act, pointerType) => this.#onStage.stage?.press?.(act, pointerType));
  #watch: ResizeObserver | undefined;
  #probe: Element | null = null;
  /** The track that is followed for our sake. */
  #followed: { readonly session: FilmSession; readonly id: string; readonly end: AbortController } | undefined;

  #track: SubtitleTrack | undefined;
  /** What is rendered: the active cues, and those that are held because somebody selects in them. */
  #cues: readonly Cue[] = NO_CUES;
  #held: ReadonlySet<Cue> = new Set();
  /** The track that they are of. */
  #heldOf: string | undefined;
  #display = new CueDisplay(this.#setting);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(() => this.#lay());
    this.#watch.observe(this);
    this.#probe = null;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#follow(undefined, undefined);
    this.#held = new Set();
    this.#display.forget();
  }

  protected override willUpdate(): void {
    if (this.hasUpdated && Boolean(this.#onStage.stage) === Boolean(this.renderRoot.querySelector('.flow'))) this.#display.startAnew();
    if (this.#style && !propertiesOf) void this.#fetchStyle();
    const { session } = this.#controller;
    this.#track = this.#findTrack();
    this.#follow(session, this.#track);
    this.#display.set(this.#setting);
    const tracks = this.#controller.value;
    const id = this.#track?.id;
    const active = !tracks || id === undefined ? NO_CUES : id === tracks.selected ? tracks.activeCues : (tracks.active.get(id) ?? NO_CUES);
    this.#hold(active);
    // In the order in which they came: a node that is moved loses its selection.
    const before = this.#held.size ? this.#cues.filter((cue) => this.#held.has(cue) || active.includes(cue)) : NO_CUES;
    this.#cues = before.length ? [...before, ...active.filter((cue) => !before.includes(cue))] : active;
  }

  async #fetchStyle(): Promise<void> {
    try {
      propertiesOf = (await import('./subtitle-style.js')).subtitleStyleProperties;
      this.requestUpdate();
    } catch (error) {
      console.error('film-subtitles: what makes styles of the viewer’s choices did not load', error);
    }
  }

  #findTrack(): SubtitleTrack | undefined {
    const tracks = this.#controller.value;
    if (!tracks) return undefined;
    if (this.srclang) return trackOf(tracks.tracks, this.srclang);
    return findTrack(tracks, this.secondary ? tracks.secondary : tracks.selected);
  }

  /** A track that the session shows to nobody else is followed for us. */
  #follow(session: FilmSession | undefined, track: SubtitleTrack | undefined): void {
    const tracks = session?.state.tracks;
    const shown = track && (track.id === tracks?.selected || track.id === tracks?.secondary);
    const wanted = session && track && !shown && this.isConnected ? { session, id: track.id } : undefined;
    if (this.#followed?.session === wanted?.session && this.#followed?.id === wanted?.id) return;
    this.#followed?.end.abort();
    this.#followed = wanted && { ...wanted, end: new AbortController() };
    if (this.#followed) session?.followTrack(this.#followed.id, { signal: this.#followed.end.signal });
  }

  /** What words are selected in stays past its time, until the viewer has done with them. */
  #hold(active: readonly Cue[]): void {
    const isHeld = (cue: Cue) => !active.includes(cue) && this.#press.holds(this.#display.element(cue));
    this.#held = new Set(this.#track && this.#track.id === this.#heldOf ? this.#cues.filter(isHeld) : []);
    this.#heldOf = this.#track?.id;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const probe = this.renderRoot.querySelector('.probe');
    if (probe !== this.#probe) {
      if (this.#probe) this.#watch?.unobserve(this.#probe);
      if (probe) this.#watch?.observe(probe);
      this.#probe = probe;
    }
    this.#markWords();
    this.#lay();
  }

  /** In a cue with timestamps within, what has been said and what is to come. */
  #markWords(): void {
    // The picture may be a little ahead of the media's clock: what it has brought is not taken back.
    const now = Math.max(this.#controller.session?.currentTime ?? 0, this.#controller.value?.mark ?? 0);
    for (const words of this.renderRoot.querySelectorAll<HTMLElement>('.words')) {
      const time = wordsTime(Number(words.dataset.from), Number(words.dataset.until), now);
      words.setAttribute('part', time);
      words.classList.toggle('future', time === 'future');
    }
  }

  /** Lays out what is new; everything, where the picture, the controls or the look are others. */
  #lay(): void {
    const box = this.renderRoot.querySelector<HTMLElement>('.stage');
    const { stage } = this.#onStage;
    if (!stage || !box) this.#display.flow(this.#cues);
    // Words stay under the pointer that selects them.
    else if (this.isConnected) this.#display.lay(stage, box, this.#probe, this.#cues, this.#press.isSelecting);
  }

  get #style(): SubtitleStyle | undefined {
    return this.#controller.session?.state.preferences.subtitleStyle;
  }

  get #setting(): DisplaySetting {
    return {
      owner: this,
      // Displays that came earlier go before, and the first language before the second.
      order: this.#onStage.rank + (this.secondary ? 1e6 : 0),
      secondary: this.secondary,
      style: this.#style,
      tracks: this.#controller.value,
      track: this.#track,
    };
  }

  protected override render(): TemplateResult {
    const { stage } = this.#onStage;
    const styles = propertiesOf?.(this.#style, { secondary: this.secondary }) ?? {};
    const regionOf = (cue: Cue) => {
      const region = stage && this.#display.regionOf(cue);
      return region?.scroll && region.id;
    };
    const scrolling = new Set(this.#cues.flatMap((cue) => regionOf(cue) ?? []));
    const cues = (id?: string) => repeat(this.#cues.filter((cue) => regionOf(cue) === id), (cue) => cue, (cue) => this.#display.element(cue)); // prettier-ignore
    const lang = this.#track?.language || nothing;
    const second = this.secondary ? 'second' : '';
    if (!stage)
      return html`<div class="flow ${second}" .style=${styleText(styles)}>
        <div class="screen stack" lang=${lang}>${cues()}</div>
      </div>`;
    const { onPointerdown, onClick, onDblclick } = this.#press;
    const height = `calc(100% + ${stage.surround.covered}px)`;
    return html`<div class="stage ${second}" .style=${styleText({ ...styles, height })}>
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

define('film-subtitles', FilmSubtitles);

declare global {
  interface HTMLElementTagNameMap {
    'film-subtitles': FilmSubtitles;
  }
}
