import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { message } from '../i18n/message.js';
import type { FilmSession } from '../session/film-session.js';
import { define, FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { placeMenu } from './menu-place.js';
import { SessionController } from './session-controller.js';
import { SettingsOpener } from './settings-opener.js';
import { barButton, theme } from './theme.js';

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
    if (signal.aborted) return;
    this.#menu?.showPopover();
    this.#place();
    // What scrolls or grows may be any box around it.
    this.ownerDocument.addEventListener('scroll', this.#place, { signal, capture: true, passive: true });
    this.ownerDocument.defaultView?.addEventListener('resize', this.#place, { signal });
    this.renderRoot.querySelector<HTMLElement>('.item[aria-checked="true"]')?.focus({ preventScroll: true });
  }

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.menu');
  }

  #place = (): void => {
    const menu = this.#menu;
    if (!menu) return;
    const { scrollTop } = menu;
    menu.style.maxHeight = '';
    const { clientWidth: width, clientHeight: height } = this.ownerDocument.documentElement;
    const direction = getComputedStyle(this).direction === 'rtl' ? 'rtl' : 'ltr';
    const { left, top, maxHeight } = placeMenu(this.getBoundingClientRect(), menu.getBoundingClientRect(), { width, height }, direction);
    Object.assign(menu.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${maxHeight}px` });
    menu.scrollTop = scrollTop;
  };

  protected override updated(): void {
    // Tracks may have come, or gone, or taken a second one beside them.
    if (this.open && this.#menu?.matches(':popover-open')) this.#place();
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
    if (!this.open) return;
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (isLetter(event)) nextOfLetter(items, at, event.key)?.focus();
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
      ${this.open ? this.#renderMenu(name) : nothing}`;
  }

  #renderMenu(name: string): TemplateResult {
    const { tracks = [], selected = null, secondary = null } = this.#controller.value ?? {};
    const others = selected === null ? [] : tracks.filter(({ id }) => id !== selected);
    const choice = (id: string | null, label: string, chosen: string | null, act: (session: FilmSession) => void, language = '') =>
      html`<button
        class="item"
        part="item"
        type="button"
        role="menuitemradio"
        tabindex="-1"
        aria-checked=${String(id === chosen)}
        lang=${language || nothing}
        @click=${() => this.#do(act)}
      >
        ${icon('check')}${label}
      </button>`;
    return html`<div class="menu" part="menu" popover="manual" role="menu" aria-label=${name} @keydown=${this.#onKeydown}>
      <div class="group" role="group" aria-label=${name}>
        ${choice(null, message('subtitlesOff'), selected, (session) => session.selectTrack(null))}
        ${tracks.map(({ id, label, language }) => choice(id, label, selected, (session) => session.selectTrack(id), language))}
      </div>
      ${
        others.length
          ? html`<div class="group second" role="group" aria-labelledby="second">
              <div class="name" id="second" role="presentation">${message('secondSubtitle')}</div>
              ${choice(null, message('none'), secondary, (session) => session.selectSecondary(null))}
              ${others.map(({ id, label, language }) => choice(id, label, secondary, (session) => session.selectSecondary(id), language))}
            </div>`
          : nothing
      }
      <button
        class="item"
        part="item"
        type="button"
        role="menuitem"
        tabindex="-1"
        aria-haspopup="dialog"
        @click=${() => this.#do((session) => void this.#opener.open(session))}
      >
        ${icon('settings')}${message('openSettings')}
      </button>
    </div>`;
  }
}

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => /^\p{L}$/u.test(key) && !ctrlKey && !metaKey && !altKey;

/** The next item, from the one at that place on and around, whose words begin with the letter. */
function nextOfLetter(items: readonly HTMLElement[], at: number, letter: string): HTMLElement | undefined {
  const begins = (item: HTMLElement) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(begins);
}

define('film-subtitles-button', FilmSubtitlesButton);

declare global {
  interface HTMLElementTagNameMap {
    'film-subtitles-button': FilmSubtitlesButton;
  }
}
