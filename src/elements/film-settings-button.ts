import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { message } from '../i18n/message.js';
import type { FilmSession } from '../session/film-session.js';
import { barButton } from './bar-button.js';
import { define, FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { foreignLanguage } from './interface-language.js';
import { SessionController } from './session-controller.js';
import { SettingsOpener } from './settings-opener.js';
import { theme } from './theme.js';

/**
 * Opens the viewer's settings: how subtitles look, a second language, their timing.
 *
 * @element film-settings-button
 * @summary Opens the viewer's settings.
 * @csspart button - the button
 */
export class FilmSettingsButton extends FilmElement {
  static override styles = [theme, barButton];

  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  #opener = new SettingsOpener(this);
  // The settings of one film are not those of another.
  #controller = new SessionController(
    this,
    () => null,
    () => this.#opener.close(),
  );
  #icon = icon('settings');

  /** Gives the button the focus. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  #open = (): void => {
    const { session } = this.#controller;
    if (session) void this.#opener.open(session);
  };

  protected override render(): TemplateResult {
    const name = message(this, 'settings');
    return html`<button
      class="bar-button"
      part="button"
      type="button"
      lang=${foreignLanguage(this)}
      aria-label=${name}
      title=${name}
      aria-haspopup="dialog"
      aria-expanded=${String(this.#opener.isOpen)}
      ?disabled=${!this.#controller.session}
      @click=${this.#open}
    >
      ${this.#icon}
    </button>`;
  }
}

define('film-settings-button', FilmSettingsButton);

declare global {
  interface HTMLElementTagNameMap {
    'film-settings-button': FilmSettingsButton;
  }
}
