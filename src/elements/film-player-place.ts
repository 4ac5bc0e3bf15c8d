import { css, html, type TemplateResult } from 'lit';
import { message } from '../i18n/picture-message.js';
import type { FilmSession } from '../session/film-session.js';
import { define, FilmElement } from './film-element.js';
import { foreignLanguage } from './interface-language.js';
import { provideSession } from './session-controller.js';
import { theme } from './theme.js';

/** Keeps a film's place in the page while its player is in a window of its own: says so, brings it back, and hands the session on to the page's panels. */
export class FilmPlayerPlace extends FilmElement {
  static override styles = [
    theme,
    css`
      :host {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 0.75rem;
        box-sizing: border-box;
        padding: 1rem;
        overflow: auto;
        color: var(--_muted);
        background: #000;
        text-align: center;
        color-scheme: dark;
      }
      p {
        margin: 0;
        text-wrap: balance;
      }
      button {
        min-height: 2.5rem;
        padding: 0.4rem 1.1rem;
        border: 1px solid color-mix(in srgb, var(--_text) 40%, transparent);
        border-radius: 0.5rem;
        color: var(--_text);
        background: none;
        cursor: pointer;
      }
      @media (hover: hover) {
        button:hover {
          background: rgb(255 255 255 / 0.12);
        }
      }
    `,
  ];

  /** The player's session. */
  session: FilmSession | undefined;
  /** Brings the player back. */
  bringBack: () => void = () => undefined;
  /** The page has taken the place out: nobody waits for the player any more. */
  onGone: () => void = () => undefined;

  #provider = provideSession(this);

  override connectedCallback(): void {
    this.#provider.setValue(this.session);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move in the page is a leave and a return in one task.
    queueMicrotask(() => !this.isConnected && this.onGone());
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  protected override render(): TemplateResult {
    const language = foreignLanguage(this);
    return html`<p lang=${language}>${message(this, 'inPictureWindow')}</p>
      <button type="button" lang=${language} @click=${() => this.bringBack()}>${message(this, 'backToPage')}</button>`;
  }
}

define('film-player-place', FilmPlayerPlace);

declare global {
  interface HTMLElementTagNameMap {
    'film-player-place': FilmPlayerPlace;
  }
}
