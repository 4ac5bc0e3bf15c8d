import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { message } from '../i18n/message.js';
import type { FilmSession } from '../session/film-session.js';
import { barButton } from './bar-button.js';
import { define, FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { SessionController } from './session-controller.js';
import { theme } from './theme.js';

/**
 * Switches the commentary on and off.
 *
 * @element film-commentary-button
 * @summary Switches the commentary on and off.
 * @csspart button - the button
 * @cssprop [--film-button-on=currentColor] - its colour while on; in a player's bar the accent
 */
export class FilmCommentaryButton extends FilmElement {
  static override styles = [theme, barButton];

  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  #controller = new SessionController(this, (state) => state.commentary.on);
  #icon = icon('commentary');

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  #toggle = (): void => {
    const { session, value } = this.#controller;
    session?.setPreference('commentary', !value);
  };

  protected override render(): TemplateResult {
    const { session, value } = this.#controller;
    return html`<button
      class="bar-button"
      part="button"
      type="button"
      aria-label=${message('commentary')}
      title="${message('commentary')} (n)"
      aria-pressed=${String(Boolean(value))}
      aria-keyshortcuts="n"
      ?disabled=${!session}
      @click=${this.#toggle}
    >
      ${this.#icon}
    </button>`;
  }
}

define('film-commentary-button', FilmCommentaryButton);

declare global {
  interface HTMLElementTagNameMap {
    'film-commentary-button': FilmCommentaryButton;
  }
}
