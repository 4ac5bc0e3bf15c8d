import { html, nothing, type TemplateResult } from 'lit';
import { message } from '../i18n/message.js';
import type { FilmSession } from '../session/film-session.js';
import { tracksBeside, type TracksSlice } from '../session/tracks.js';
import type { FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { foreignLanguage, interfaceDirection } from './interface-language.js';
import { placeMenu } from './menu-place.js';
import { scaleOf } from './stage.js';

/** What is done with the menu. */
interface MenuActs {
  close(): void;
  choose(act: (session: FilmSession) => void): void;
  openSettings(): void;
}

/** The menu that `<film-subtitles-button>` opens, in its own shadow root: what is in it, where it stands, its keys. */
export class SubtitlesMenu {
  readonly #host: FilmElement;
  readonly #acts: MenuActs;

  constructor(host: FilmElement, acts: MenuActs) {
    this.#host = host;
    this.#acts = acts;
  }

  /** Shows it once it is rendered, until the signal's abort. */
  show(signal: AbortSignal): void {
    const { ownerDocument, renderRoot } = this.#host;
    this.#box?.showPopover();
    this.#lay();
    // What scrolls or grows may be any box around it.
    ownerDocument.addEventListener('scroll', this.#lay, { signal, capture: true, passive: true });
    ownerDocument.defaultView?.addEventListener('resize', this.#lay, { signal });
    renderRoot.querySelector<HTMLElement>('.item[aria-checked="true"]')?.focus({ preventScroll: true });
  }

  /** Finds its place anew, while it is shown. */
  place(): void {
    if (this.#box?.matches(':popover-open')) this.#lay();
  }

  get #box(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.menu');
  }

  #lay = (): void => {
    const menu = this.#box;
    if (!menu) return;
    const { scrollTop } = menu;
    menu.style.maxHeight = '';
    const { documentElement: page } = this.#host.ownerDocument;
    const zoom = scaleOf(page);
    const viewport = { width: page.clientWidth * zoom, height: page.clientHeight * zoom };
    const direction = getComputedStyle(this.#host).direction === 'rtl' ? 'rtl' : 'ltr';
    const button = this.#host.getBoundingClientRect();
    const { left, top, maxHeight } = placeMenu(button, menu.getBoundingClientRect(), viewport, direction);
    // What a page zooms it zooms in the top layer, too.
    const own = (pixels: number) => `${pixels / scaleOf(menu)}px`;
    Object.assign(menu.style, { left: own(left), top: own(top), maxHeight: own(maxHeight) });
    menu.scrollTop = scrollTop;
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    const items = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.item')];
    const at = items.indexOf(this.#host.shadowRoot?.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (isLetter(event)) nextOfLetter(items, at, event.key)?.focus();
    else if (event.key === 'Escape') {
      this.#acts.close();
      this.#host.focus();
    } else if (event.key === 'Tab' || event.code === 'Tab') {
      // WebKitGTK has no name for the key when Shift is held.
      // The item that has the focus goes: the browser's step is then one from the button.
      this.#host.focus();
      return this.#acts.close();
    } else if (event.key !== 'Enter' && event.key !== ' ') return;
    // A key used in the menu is not one for the player.
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
  };

  /** @param name what the menu is called */
  render(name: string, { tracks, selected, secondary }: TracksSlice): TemplateResult {
    const first = tracks.find(({ id }) => id === selected);
    const others = first ? tracksBeside(tracks, first) : [];
    const choice = (id: string | null, label: string, chosen: string | null, act: (session: FilmSession) => void, language = '') =>
      html`<button
        class="item"
        part="item"
        type="button"
        role="menuitemradio"
        tabindex="-1"
        aria-checked=${String(id === chosen)}
        lang=${language || nothing}
        @click=${() => this.#acts.choose(act)}
      >
        ${icon('check')}${label}
      </button>`;
    return html`<div
      class="menu"
      part="menu"
      popover="manual"
      role="menu"
      aria-label=${name}
      lang=${foreignLanguage(this.#host)}
      dir=${interfaceDirection(this.#host)}
      @keydown=${this.onKeydown}
    >
      <div class="group" role="group" aria-label=${name}>
        ${choice(null, message(this.#host, 'subtitlesOff'), selected, (session) => session.selectTrack(null))}
        ${tracks.map(({ id, label, language }) => choice(id, label, selected, (session) => session.selectTrack(id), language))}
      </div>
      ${
        others.length
          ? html`<div class="group second" role="group" aria-labelledby="second">
              <div class="name" id="second" role="presentation">${message(this.#host, 'secondSubtitle')}</div>
              ${choice(null, message(this.#host, 'none'), secondary, (session) => session.selectSecondary(null))}
              ${others.map(({ id, label, language }) => choice(id, label, secondary, (session) => session.selectSecondary(id), language))}
            </div>`
          : nothing
      }
      <button class="item" part="item" type="button" role="menuitem" tabindex="-1" aria-haspopup="dialog" @click=${this.#acts.openSettings}>
        ${icon('settings')}${message(this.#host, 'openSettings')}
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
