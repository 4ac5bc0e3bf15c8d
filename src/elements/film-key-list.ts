import { css, html, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { en } from '../i18n/en.js';
import { enKeys } from '../i18n/en-keys.js';
import { messagesOf } from '../i18n/messages.js';
import { define, FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { foreignLanguage, interfaceDirection } from './interface-language.js';
import { roundButton } from './round-button.js';
import { theme } from './theme.js';

const message = messagesOf({ ...en, ...enKeys });

/** The keys as a viewer reads them, in the order of use. */
const ROWS: readonly (readonly [keys: readonly string[], does: keyof typeof enKeys])[] = [
  [['space', 'k'], 'keysPlay'],
  [['←', '→'], 'keysSkip'],
  [['j', 'l'], 'keysJump'],
  [['n'], 'keysCommentary'],
  [['Esc', 'x'], 'keysDismiss'],
  [['c'], 'keysSubtitles'],
  [['v'], 'keysSecondary'],
  [['a', 's', 'd'], 'keysLines'],
  [['q'], 'keysPauseAfterLine'],
  [['g', 'h'], 'keysOffset'],
  [['y'], 'keysSync'],
  [['⇧ y'], 'keysSyncNext'],
  [['u'], 'keysUndo'],
  [['⇧ g', '⇧ h'], 'keysOffsetSecondary'],
  [['↑', '↓'], 'keysVolume'],
  [['m'], 'keysMute'],
  [['<', '>'], 'keysRate'],
  [['0 – 9'], 'keysPosition'],
  [['f'], 'keysFullscreen'],
  [['?'], 'keysList'],
];

/**
 * Lists the keys in a dialog. `<film-player>` fetches and opens it when a viewer asks for it by `?`.
 *
 * @element film-key-list
 * @summary Lists the keys of the player.
 * @fires {Event} close - the viewer has closed it
 */
export class FilmKeyList extends FilmElement {
  static override styles = [
    theme,
    roundButton,
    css`
      dialog {
        max-width: min(26rem, 100% - 2rem);
        max-height: calc(100% - 2rem);
        padding: 1.1rem 1.4rem 1.3rem;
        border: 1px solid var(--_line);
        border-radius: 0.75rem;
        background: color-mix(in srgb, var(--_surface), #000 30%);
        color: var(--_text);
        font-size: 0.9375rem;
        overflow: auto;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.5);
      }
      h2 {
        margin: 0 2rem 0.6rem 0;
        font-size: 1.0625rem;
      }
      dl {
        margin: 0;
      }
      div {
        display: grid;
        grid-template-columns: 6rem 1fr;
        gap: 1rem;
        padding-block: 0.25rem;
      }
      dd {
        margin: 0;
        color: var(--_muted);
      }
      kbd {
        display: inline-block;
        min-width: 1.6em;
        padding: 0.05em 0.45em;
        border: 1px solid var(--_line);
        border-radius: 0.3em;
        font: inherit;
        text-align: center;
      }
      .round {
        position: absolute;
        top: 0.6rem;
        inset-inline-end: 0.6rem;
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement | null;

  /** Opens the dialog, over everything else in the page. */
  show(): void {
    if (this.dialog?.isConnected && !this.dialog.open) this.dialog.showModal();
  }

  /** Closes it, as the viewer does. */
  close(): void {
    this.dialog?.close();
  }

  protected override render(): TemplateResult {
    return html`<dialog
      lang=${foreignLanguage(this)}
      dir=${interfaceDirection(this)}
      aria-labelledby="name"
      @keydown=${(event: Event) => event.stopPropagation()}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <h2 id="name">${message(this, 'keys')}</h2>
      <button class="round close" type="button" aria-label=${message(this, 'close')} @click=${this.close}>${icon('close')}</button>
      <dl>
        ${ROWS.map(
          ([keys, does]) =>
            html`<div>
              <dt>${keys.map((key) => html`<kbd>${key === 'space' ? message(this, 'space') : key}</kbd> `)}</dt>
              <dd>${message(this, does)}</dd>
            </div>`,
        )}
      </dl>
    </dialog>`;
  }
}

define('film-key-list', FilmKeyList);

/** A new list, made in the page that defines it; who fetches this module asks for it by this function. */
export const createKeyList = (): FilmKeyList => document.createElement('film-key-list');

declare global {
  interface HTMLElementTagNameMap {
    'film-key-list': FilmKeyList;
  }
}
