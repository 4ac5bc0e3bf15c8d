import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define, FilmElement } from '../../src/elements/film-element.js';
import { SessionController } from '../../src/elements/session-controller.js';
import { theme } from '../../src/elements/theme.js';
import type { FilmSession } from '../../src/session/film-session.js';

const styles = css`
  :host {
    display: block;
  }
`;

/**
 * Names the notes of the moment, each by its title.
 *
 * @element film-example
 * @summary Names the notes of the moment.
 * @slot - what stands here while there is none
 * @csspart list - the list of titles
 */
export class FilmExample extends FilmElement {
  static override styles = [theme, styles];

  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  #controller = new SessionController(this, (state) => state.commentary.shown);

  protected override render(): TemplateResult {
    const { value: notes = [] } = this.#controller;
    if (!notes.length) return html`<slot></slot>`;
    return html`<ul part="list">
      ${notes.map(({ title, text, language = '' }) => html`<li lang=${language}>${title ?? text}</li>`)}
    </ul>`;
  }
}

define('film-example', FilmExample);

declare global {
  interface HTMLElementTagNameMap {
    'film-example': FilmExample;
  }
}
