import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { FilmSession } from '../session/film-session.js';
import { findTrack, NO_CUES, type SubtitleTrack, trackOf } from '../session/tracks.js';
import { define, FilmElement } from './film-element.js';
import { PlainSubtitles, type SubtitleDisplay, type SubtitleView } from './plain-subtitles.js';
import { SessionController } from './session-controller.js';
import { StageController } from './stage.js';
import { subtitlesStyles } from './subtitles-styles.js';
import { theme } from './theme.js';
import type * as Whole from './whole-subtitles.js';

/** What shows all subtitles, plain or not; comes when it is first needed, or once there is time. */
let whole: typeof Whole | undefined;

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
      session?.subscribe((state) => JSON.stringify(state.preferences.subtitleStyle), () => this.requestUpdate(), { signal }); // prettier-ignore
    },
  );
  #onStage = new StageController(this);
  #watch: ResizeObserver | undefined;
  #plain = new PlainSubtitles(this, () => this.#view);
  #display: SubtitleDisplay = this.#plain;
  #arrival: Promise<void> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(() => this.hasUpdated && this.#display.lay());
    this.#watch.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#display.leave();
  }

  protected override willUpdate(): void {
    if (whole) this.#showWhole(whole);
    else if (this.#onStage.stage?.isSettled || !this.#plain.serves) this.#arrival ??= this.#fetchWhole();
    this.#display.update();
  }

  #showWhole({ WholeSubtitles, wholeSubtitlesStyles }: typeof Whole): void {
    if (this.#display !== this.#plain) return;
    this.addStyles([wholeSubtitlesStyles]);
    this.#display = new WholeSubtitles(this, () => this.#view);
  }

  async #fetchWhole(): Promise<void> {
    try {
      whole = await import('./whole-subtitles.js');
    } catch (error) {
      this.#plain.alone = true;
      console.error('film-subtitles: what lays out subtitles did not load', error);
    }
    this.requestUpdate();
  }

  /** With what the update has been found to need. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#arrival;
    return super.getUpdateComplete();
  }

  get #view(): SubtitleView {
    const { session, value: tracks } = this.#controller;
    const { stage, rank } = this.#onStage;
    const track = this.#track;
    const active = !tracks || !track ? NO_CUES : track.id === tracks.selected ? tracks.activeCues : tracks.active.get(track.id);
    return { session, stage, rank, tracks, track, active: active ?? NO_CUES };
  }

  get #track(): SubtitleTrack | undefined {
    const tracks = this.#controller.value;
    if (!tracks) return undefined;
    if (this.srclang) return trackOf(tracks.tracks, this.srclang);
    return findTrack(tracks, this.secondary ? tracks.secondary : tracks.selected);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#display.lay();
  }

  protected override render(): TemplateResult {
    return this.#display.render();
  }
}

define('film-subtitles', FilmSubtitles);

declare global {
  interface HTMLElementTagNameMap {
    'film-subtitles': FilmSubtitles;
  }
}
