import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { message } from '../i18n/message.js';
import type { FilmSession } from '../session/film-session.js';
import { define, FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { SessionController } from './session-controller.js';
import { barButton, theme } from './theme.js';

/**
 * A menu of the subtitle tracks, and off.
 *
 * @element film-subtitles-button
 * @summary Chooses the subtitles, or none.
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
      .menu {
        position: absolute;
        bottom: calc(100% + 0.25rem);
        inset-inline-end: 0;
        z-index: 1;
        min-width: 9rem;
        max-height: 14rem;
        padding: 0.3rem;
        overflow: auto;
        border-radius: 0.6rem;
        background: var(--_surface);
        color: var(--_text);
        box-shadow:
          0 0 0 1px var(--_line),
          0 0.5rem 1.5rem rgb(0 0 0 / 0.5);
        font-size: 0.875rem;
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
        visibility: hidden;
      }
      .item[aria-checked='true'] .icon {
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

  #controller = new SessionController(this, (state) => state.tracks);
  #icon = icon('subtitles');
  #away: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override willUpdate(): void {
    if (this.open && !this.#controller.value?.tracks.length) this.#close();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.bar-button')?.focus(options);
  }

  #toggle = (): void => (this.open ? this.#close() : void this.#show());

  async #show(): Promise<void> {
    this.open = true;
    this.#away = new AbortController();
    const { signal } = this.#away;
    const outside = (event: Event) => !event.composedPath().includes(this) && this.#close();
    this.ownerDocument.addEventListener('pointerdown', outside, { signal });
    this.ownerDocument.addEventListener('focusin', outside, { signal });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.item[aria-checked="true"]')?.focus();
  }

  #close(): void {
    this.open = false;
    this.#away?.abort();
  }

  #choose(id: string | null): void {
    this.#controller.session?.selectTrack(id);
    this.#close();
    this.focus();
  }

  #onKeydown = (event: KeyboardEvent): void => {
    if (!this.open) return;
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === 'Escape') {
      this.#close();
      this.focus();
    } else if (event.key === 'Tab') {
      // The item that has the focus goes: the browser's step is then one from the button.
      this.focus();
      return this.#close();
    } else if (event.key !== 'Enter' && event.key !== ' ') return;
    // A key used in the menu is not one for the player.
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
  };

  protected override render(): TemplateResult {
    const { tracks = [], selected = null } = this.#controller.value ?? {};
    const name = message(tracks.length ? 'subtitles' : 'noSubtitles');
    return html`<button
        class="bar-button ${selected === null ? '' : 'on'}"
        part="button"
        type="button"
        aria-label=${name}
        title="${name} (c)"
        aria-haspopup="menu"
        aria-expanded=${String(this.open)}
        ?disabled=${!tracks.length}
        @click=${this.#toggle}
        @keydown=${this.#onKeydown}
      >
        ${this.#icon}
      </button>
      ${
        this.open
          ? html`<div class="menu" part="menu" role="menu" aria-label=${name} @keydown=${this.#onKeydown}>
              ${this.#renderItem(message('subtitlesOff'), null, selected === null)}
              ${tracks.map((track) => this.#renderItem(track.label, track.id, track.id === selected, track.language))}
            </div>`
          : nothing
      }`;
  }

  #renderItem(label: string, id: string | null, checked: boolean, language = ''): TemplateResult {
    return html`<button
      class="item"
      part="item"
      type="button"
      role="menuitemradio"
      tabindex="-1"
      aria-checked=${String(checked)}
      lang=${language || nothing}
      @click=${() => this.#choose(id)}
    >
      ${icon('check')}${label}
    </button>`;
  }
}

define('film-subtitles-button', FilmSubtitlesButton);

declare global {
  interface HTMLElementTagNameMap {
    'film-subtitles-button': FilmSubtitlesButton;
  }
}
