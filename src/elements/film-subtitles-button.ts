import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { message } from '../i18n/message.js';
import type { FilmSession } from '../session/film-session.js';
import { NO_TRACKS } from '../session/tracks.js';
import { barButton } from './bar-button.js';
import { define, FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { foreignLanguage } from './interface-language.js';
import { keyHint, withKey } from './key-hint.js';
import { SessionController } from './session-controller.js';
import { SettingsOpener } from './settings-opener.js';
import type { SubtitlesMenu } from './subtitles-menu.js';
import { theme } from './theme.js';

/**
 * A menu of the subtitle tracks, and off; of a second one beside it; and the way to the settings.
 *
 * @element film-subtitles-button
 * @summary Chooses the subtitles, or none, and a second language.
 * @csspart button - the button
 * @csspart menu - the menu it opens
 * @csspart item - one choice in it
 * @cssprop [--film-button-on=currentColor] - its colour while on; in a player's bar the accent
 */
export class FilmSubtitlesButton extends FilmElement {
  static override styles = [
    theme,
    barButton,
    css`
      /* In the top layer: no player or page cuts it off. Its place is measured when it opens. */
      .menu {
        visibility: visible;
        position: fixed;
        inset: auto;
        margin: 0;
        min-width: 9rem;
        max-width: calc(100vw - 1rem);
        padding: 0.3rem;
        overflow: auto;
        overscroll-behavior: contain;
        border: 0;
        border-radius: 0.6rem;
        /* It may open over words of the page, which would show through the plate that is made for pictures. */
        background: var(--_surface);
        background: rgb(from var(--_surface) r g b / 1);
        color: var(--_text);
        box-shadow:
          0 0 0 1px var(--_line),
          0 0.5rem 1.5rem rgb(0 0 0 / 0.5);
        font-size: 0.875rem;
        line-height: 1.4;
      }
      .group + .group,
      .group + .item {
        margin-top: 0.3rem;
        border-top: 1px solid var(--_line);
      }
      .group + .group {
        padding-top: 0.3rem;
      }
      .group + .item {
        border-radius: 0 0 0.4rem 0.4rem;
      }
      .name {
        padding: 0.2rem 0.5rem;
        color: var(--_muted);
        font-size: 0.8125rem;
      }
      .item {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        width: 100%;
        min-height: 2.25rem;
        padding: 0 0.9rem 0 0.5rem;
        border: 0;
        border-radius: 0.4rem;
        background: none;
        text-align: start;
        white-space: nowrap;
        cursor: pointer;
      }
      .item:focus-visible {
        background: rgb(255 255 255 / 0.12);
      }
      @media (hover: hover) {
        .item:hover {
          background: rgb(255 255 255 / 0.12);
        }
      }
      .item .icon {
        width: 1.1rem;
        height: 1.1rem;
      }
      .item .check {
        visibility: hidden;
      }
      .item[aria-checked='true'] .check {
        visibility: visible;
        color: var(--_accent);
      }
      @media (forced-colors: active) {
        .menu {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  @state() private open = false;

  #opener = new SettingsOpener(this);
  #controller = new SessionController(
    this,
    (state) => state.tracks,
    () => this.#opener.close(),
  );
  #keys = new SessionController(this, (state) => state.preferences.hotkeys);
  #icon = icon('subtitles');
  #away: AbortController | undefined;
  #menu: SubtitlesMenu | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override willUpdate(): void {
    if (this.open && !this.#controller.value?.tracks.length) this.#close();
  }

  /** Gives the button the focus. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.bar-button')?.focus(options);
  }

  #toggle = (): void => (this.open ? this.#close() : void this.#show());

  /** The menu is fetched when it is first opened. */
  async #show(): Promise<void> {
    this.open = true;
    this.#away = new AbortController();
    const { signal } = this.#away;
    const outside = (event: Event) => !event.composedPath().includes(this) && this.#close();
    this.ownerDocument.addEventListener('pointerdown', outside, { signal });
    this.ownerDocument.addEventListener('focusin', outside, { signal });
    const module = await import('./subtitles-menu.js').catch((error: unknown) => {
      console.error('film-subtitles-button: the menu did not load', error);
    });
    if (signal.aborted) return;
    if (!module) return this.#close();
    this.#menu ??= new module.SubtitlesMenu(this, {
      close: () => this.#close(),
      choose: (act) => this.#do(act),
      openSettings: () => this.#do((session) => void this.#opener.open(session)),
    });
    this.requestUpdate();
    await this.updateComplete;
    if (!signal.aborted) this.#menu.show(signal);
  }

  protected override updated(): void {
    // Tracks may have come, or gone, or taken a second one beside them.
    if (this.open) this.#menu?.place();
  }

  #close(): void {
    this.open = false;
    this.#away?.abort();
  }

  #do(act: (session: FilmSession) => void): void {
    this.#close();
    this.focus();
    const { session } = this.#controller;
    if (session) act(session);
  }

  #onKeydown = (event: KeyboardEvent): void => {
    if (this.open) this.#menu?.onKeydown(event);
  };

  protected override render(): TemplateResult {
    const { tracks, selected } = this.#controller.value ?? NO_TRACKS;
    const key = keyHint(this, this.#keys.session, 'c');
    const name = message(this, tracks.length ? 'subtitles' : 'noSubtitles');
    return html`<button
        class="bar-button ${selected === null ? '' : 'on'}"
        part="button"
        type="button"
        lang=${foreignLanguage(this)}
        aria-label=${name}
        title=${withKey(name, key)}
        aria-keyshortcuts=${key ?? nothing}
        aria-haspopup="menu"
        aria-expanded=${String(this.open)}
        ?disabled=${!tracks.length}
        @click=${this.#toggle}
        @keydown=${this.#onKeydown}
      >
        ${this.#icon}
      </button>
      ${this.open && this.#menu ? this.#menu.render(name, this.#controller.value ?? NO_TRACKS) : nothing}`;
  }
}

define('film-subtitles-button', FilmSubtitlesButton);

declare global {
  interface HTMLElementTagNameMap {
    'film-subtitles-button': FilmSubtitlesButton;
  }
}
