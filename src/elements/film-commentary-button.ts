import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { message } from '../i18n/message.js';
import type { FilmSession } from '../session/film-session.js';
import { barButton } from './bar-button.js';
import { define, FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { foreignLanguage } from './interface-language.js';
import { keyHint, withKey } from './key-hint.js';
import { SessionController } from './session-controller.js';
import { theme } from './theme.js';

/** Comes up only where the work takes long enough to be noticed. */
const placingStyles = css`
  progress {
    position: absolute;
    inset-inline: 0.4rem;
    bottom: 0.15rem;
    width: auto;
    height: 3px;
    border: 0;
    border-radius: 2px;
    background: color-mix(in srgb, currentColor 25%, transparent);
    appearance: none;
    pointer-events: none;
    animation: come 0.3s 0.5s backwards;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    border-radius: 2px;
    background: currentColor;
  }
  progress::-moz-progress-bar {
    border-radius: 2px;
    background: currentColor;
  }
  @keyframes come {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    progress {
      appearance: auto;
    }
  }
`;

/**
 * Switches the commentary on and off. While an article is being placed over the film, a bar in it says how far that is.
 *
 * @element film-commentary-button
 * @summary Switches the commentary on and off.
 * @csspart button - the button
 * @csspart progress - the bar, while an article is being placed
 * @cssprop [--film-button-on=currentColor] - its colour while on; in a player's bar the accent
 */
export class FilmCommentaryButton extends FilmElement {
  static override styles = [theme, barButton, placingStyles];

  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  #controller = new SessionController(this, (state) => state.commentary.on);
  #keys = new SessionController(this, (state) => state.preferences.hotkeys);
  #share = new SessionController(this, (state) => state.commentary.placing);
  #icon = icon('commentary');

  /** Gives the button the focus. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  #toggle = (): void => {
    const { session, value } = this.#controller;
    session?.setPreference('commentary', !value);
  };

  protected override render(): TemplateResult {
    const { session, value } = this.#controller;
    const key = keyHint(this, this.#keys.session, 'n');
    return html`<button
      class="bar-button"
      part="button"
      type="button"
      lang=${foreignLanguage(this)}
      aria-label=${message(this, 'commentary')}
      title=${withKey(message(this, 'commentary'), key)}
      aria-pressed=${String(Boolean(value))}
      aria-keyshortcuts=${key ?? nothing}
      ?disabled=${!session}
      @click=${this.#toggle}
    >
      ${this.#icon}
      ${this.#share.value === undefined ? nothing : html`<progress part="progress" aria-label=${message(this, 'placing')} .value=${this.#share.value}></progress>`}
    </button>`;
  }
}

define('film-commentary-button', FilmCommentaryButton);

declare global {
  interface HTMLElementTagNameMap {
    'film-commentary-button': FilmCommentaryButton;
  }
}
