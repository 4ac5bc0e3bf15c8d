import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { message } from '../i18n/settings-message.js';
import { type Cue, isDisplayable } from '../model/cue.js';
import type { CueTiming } from '../model/cue-timing.js';
import type { FilmSession } from '../session/film-session.js';
import { nearestLine } from '../session/lines.js';
import { findTrack, type SubtitleTrack, type TracksSlice } from '../session/tracks.js';
import { define, FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { foreignLanguage, interfaceDirection, interfaceLanguage } from './interface-language.js';
import { SessionController } from './session-controller.js';
import { appearanceSection, preview, type Sample } from './settings-appearance.js';
import { section } from './settings-fields.js';
import { interfaceSection, keysSection } from './settings-general.js';
import { habitsSection, languagesSection } from './settings-languages.js';
import { notesSection } from './settings-notes.js';
import { SettingsReset, type Tab, TABS } from './settings-reset.js';
import { pageKeepsKeys } from './key-hint.js';
import { keyRowsStyles } from './key-rows.js';
import { categoryMarkStyles } from './category-mark.js';
import type { Preferences } from '../session/preferences.js';
import { roundButton } from './round-button.js';
import { settingsStyles } from './settings-styles.js';
import { type LineWindow, lineWindow, timingSection, turnedBy } from './settings-timing.js';
import { theme } from './theme.js';
import { timingWords } from './timing-words.js';

/** What can be played from here; a session may follow media that cannot. */
type Playable = { play?(): Promise<void> | void; pause?(): void };

/**
 * The viewer's settings, in a dialog at the side of the film. What is chosen shows on the film at once, and is remembered.
 * `<film-settings-button>` and the menu of `<film-subtitles-button>` fetch and open it.
 *
 * @element film-settings-dialog
 * @summary The viewer's settings, opened by the settings button.
 * @csspart dialog - the dialog
 * @fires {Event} close - the viewer has closed it
 */
export class FilmSettingsDialog extends FilmElement {
  static override styles = [theme, roundButton, keyRowsStyles, categoryMarkStyles, settingsStyles];

  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  /** The lines offered to be set by ear. */
  @state() private window: LineWindow = { first: 0, now: -1 };
  /** What was found when one was pressed. */
  @state() private found: CueTiming | null = null;

  /** The track whose clock the viewer wants to correct. */
  @state() private timed: string | null = null;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  /** The part of the settings that is open. */
  @property({ reflect: true }) tab: Tab = 'subtitles';

  #tracks = new SessionController(this, (state) => state.tracks);
  #preferences = new SessionController(this, (state) => state.preferences);
  #media = new SessionController(this, (state) => state.media);
  #sets = new SessionController(this, (state) => state.commentary.sets);
  #progress = new SessionController(this, (state) => state.progress.filmSeen);
  #reset = new SettingsReset();
  #lines: readonly Cue[] = [];
  /** The cues that the lines were picked from. */
  #cues: readonly Cue[] | undefined;
  #track: string | null = null;
  /** Has the viewer turned to other lines than the present ones? */
  #turned = false;
  #samples = new Map<string, Sample>();

  /** Opens the dialog, over everything else in the page. */
  show(): void {
    if (this.dialog?.isConnected && !this.dialog.open) this.dialog.showModal();
  }

  /** Closes it, as the viewer does. */
  close(): void {
    this.dialog?.close();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('tab')) this.renderRoot.querySelector('.body')?.scrollTo(0, 0);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { session } = this.#tracks;
    const tracks = this.#tracks.value;
    if (!session || !tracks) return;
    const track = this.#timedTrack(tracks);
    if (track?.id !== this.#track) {
      this.#track = track?.id ?? null;
      this.found = null;
      this.#turned = false;
    }
    if (track?.timing !== this.found) this.found = null;
    if (track?.cues !== this.#cues) {
      // Another clock moves lines, but makes them no others: the window stays.
      this.#cues = track?.cues;
      this.#lines = track?.cues.filter(isDisplayable) ?? [];
    }
    const window = lineWindow(this.#lines, session.currentTime, this.window);
    const first = this.#turned ? this.window.first : window.first;
    if (first !== this.window.first || window.now !== this.window.now) this.window = { first, now: window.now };
    for (const each of shownTracks(tracks)) if (each) this.#pickSample(each, session.currentTime);
  }

  /** The preview says what the film says near the moment of opening: in the film's own language and script. It stays, so that looks can be compared. */
  #pickSample({ id, cues, language }: SubtitleTrack, time: number): void {
    const line = this.#samples.has(id) ? undefined : nearestLine(cues.filter(isDisplayable), time);
    const text = line?.text;
    if (text) this.#samples.set(id, { text, language });
  }

  /** The track whose clock is corrected: the viewer's choice of the two, else the first. */
  #timedTrack(tracks: TracksSlice): SubtitleTrack | undefined {
    const shown = shownTracks(tracks);
    return shown.find(({ id }) => id === this.timed) ?? shown[0];
  }

  #sync = (id: string): void => {
    const timing = this.#tracks.session?.syncLine(id, this.#track);
    if (timing) this.found = timing;
    this.#turned = false;
  };

  #turn = (pages: number): void => {
    this.#turned = true;
    this.window = turnedBy(pages, this.#lines, this.window);
  };

  #togglePlay = (): void => {
    const media = this.#media.session?.media as Playable | null | undefined;
    if (!this.#media.value?.paused) media?.pause?.();
    // The browser may refuse; the button then goes on saying "Play".
    else void Promise.resolve(media?.play?.()).catch(() => undefined);
  };

  /** Arrows go from tab to tab, in the direction of reading; the tab that has the focus is open. */
  #onTabKey = (event: KeyboardEvent): void => {
    const forward = this.matches(':dir(rtl)') || interfaceDirection(this) === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const at = TABS.indexOf(this.tab);
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : event.key === forward ? at + 1 : /^Arrow(?:Left|Right)$/.test(event.key) ? at - 1 : undefined; // prettier-ignore
    const tab = to === undefined ? undefined : TABS.at(to % TABS.length);
    if (!tab) return;
    event.preventDefault();
    this.tab = tab;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus());
  };

  /** The button to take it back comes, or goes with the focus on it. */
  #afterReset = (): void => {
    this.requestUpdate();
    void this.updateComplete.then(() => {
      if (!this.shadowRoot?.activeElement) this.renderRoot.querySelector<HTMLElement>('.reset-tab')?.focus({ preventScroll: true });
      this.renderRoot.querySelector('.reset-settings')?.scrollIntoView({ block: 'nearest' });
    });
  };

  /** The dialog has no backdrop to be seen; what is beside it is not it. */
  #onClick = (event: MouseEvent): void => {
    if (event.target !== this.dialog || !this.dialog) return;
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x < left || x > right || y < top || y > bottom) this.close();
  };

  protected override render(): TemplateResult {
    const { session } = this.#tracks;
    const tracks = this.#tracks.value;
    const preferences = this.#preferences.value;
    if (!session || !tracks || !preferences) return html`${nothing}`;
    return html`<dialog
      part="dialog"
      lang=${foreignLanguage(this)}
      dir=${interfaceDirection(this)}
      aria-labelledby="name"
      @keydown=${(event: Event) => event.stopPropagation()}
      @click=${this.#onClick}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <header>
        <h2 id="name">${message(this, 'settings')}</h2>
        ${this.#renderPlay(session)}
        <button
          class="round close"
          type="button"
          aria-label=${message(this, 'close')}
          title=${message(this, 'close')}
          @click=${() => this.close()}
        >
          ${icon('close')}
        </button>
      </header>
      ${this.#renderTabs()}
      <div class="body" id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}" tabindex="-1">
        ${this.#renderPanel(session, tracks, preferences)} ${this.#reset.render(this, session, this.tab, this.#afterReset)}
      </div>
    </dialog>`;
  }

  #renderTabs(): TemplateResult {
    const tab = (name: Tab) =>
      html`<button
        class="tab"
        type="button"
        role="tab"
        id="tab-${name}"
        aria-controls="panel"
        aria-selected=${String(name === this.tab)}
        tabindex=${name === this.tab ? 0 : -1}
        @click=${() => (this.tab = name)}
      >
        ${message(this, `tab-${name}`)}
      </button>`;
    return html`<div class="tabs" role="tablist" aria-labelledby="name" @keydown=${this.#onTabKey}>${TABS.map(tab)}</div>`;
  }

  #renderPanel(session: FilmSession, tracks: TracksSlice, preferences: Preferences): TemplateResult {
    if (this.tab === 'notes') return html`<div class="section open">${notesSection(this, session, preferences)}</div>`;
    if (this.tab === 'general')
      return html`<div class="section open">${interfaceSection(this, session, preferences)}</div>
        <div class="section open">
          <h3>${message(this, 'keys')}</h3>
          ${keysSection(this, session, preferences, pageKeepsKeys(this))}
        </div>`;
    return this.#renderSubtitles(session, tracks, preferences);
  }

  #renderSubtitles(session: FilmSession, tracks: TracksSlice, preferences: Preferences): TemplateResult {
    const { subtitleStyle } = preferences;
    const sampleOf = (id: string | null) => (id === null ? undefined : this.#samples.get(id));
    return html`<div class="looks">
        ${preview(subtitleStyle, sampleOf(tracks.selected) ?? { text: message(this, 'sampleLine'), language: interfaceLanguage(this) }, sampleOf(tracks.secondary))}
        ${section(this, 'appearance', appearanceSection(this, session, subtitleStyle), true)}
        ${section(this, 'languages', languagesSection(this, session, tracks, subtitleStyle))}
      </div>
      ${section(
        this,
        'timing',
        timingSection(this, session, this.#timedTrack(tracks), {
          tracks: shownTracks(tracks),
          choose: (id) => (this.timed = id),
          lines: this.#lines,
          window: this.window,
          found: this.found ? timingWords(this, this.found) : '',
          sync: this.#sync,
          turn: this.#turn,
        }),
      )}
      ${section(this, 'habits', habitsSection(this, session, preferences))}`;
  }

  #renderPlay(session: FilmSession): TemplateResult | typeof nothing {
    if (!(session.media as Playable | null)?.play) return nothing;
    const paused = this.#media.value?.paused ?? true;
    const name = message(this, paused ? 'play' : 'pause');
    return html`<button class="round play" type="button" aria-label=${name} title=${name} @click=${this.#togglePlay}>
      ${icon(paused ? 'play' : 'pause')}
    </button>`;
  }
}

/** The tracks that are read: the first, and the second if there is one. */
const shownTracks = (tracks: TracksSlice): readonly SubtitleTrack[] =>
  [tracks.selected, tracks.secondary].flatMap((id) => findTrack(tracks, id) ?? []);

define('film-settings-dialog', FilmSettingsDialog);

/**
 * A new dialog. Who fetches this module asks for it by this function: a bundler drops a module of which nothing is used.
 * It is made in the page that defines it; the host may be in another document, which knows no such element.
 */
export const createSettingsDialog = (): FilmSettingsDialog => document.createElement('film-settings-dialog');

declare global {
  interface HTMLElementTagNameMap {
    'film-settings-dialog': FilmSettingsDialog;
  }
}
