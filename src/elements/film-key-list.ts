import { css, html, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { en } from '../i18n/en.js';
import { enKeys } from '../i18n/en-keys.js';
import { messagesOf } from '../i18n/messages.js';
import { define, FilmElement } from './film-element.js';
import { icon } from './icons.js';
import { foreignLanguage, interfaceDirection } from './interface-language.js';
import { keyRowsStyles, renderKeys } from './key-rows.js';
import { roundButton } from './round-button.js';
import { theme } from './theme.js';

const message = messagesOf({ ...en, ...enKeys });

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
    keyRowsStyles,
    css`
      dialog {
        max-width: min(26rem, 100% - 2rem);
        max-height: calc(100% - 2rem);
        padding: 1.1rem 1.4rem 1.3rem;
        border: 1px solid var(--_line);
        border-radius: 0.75rem;
        background: var(--_surface);
        background: rgb(from var(--_surface) r g b / 1);
        color: var(--_text);
        font-size: 0.9375rem;
        overflow: auto;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.5);
      }
      h2 {
        margin: 0;
        margin-block-end: 0.6rem;
        margin-inline-end: 2rem;
        font-size: 1.0625rem;
      }
      .round {
        position: absolute;
        top: 0.6rem;
        inset-inline-end: 0.6rem;
      }
    `,
  ];

  /** Only the keys that act in a scope around the page's own media. */
  @property({ attribute: false }) ofScope = false;

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
      ${renderKeys(this, this.ofScope)}
    </dialog>`;
  }
}

define('film-key-list', FilmKeyList);

/** Opens the list in the shadow root of its host, and takes it away when it is closed, or with the signal's abort. `onClose`: the viewer has closed it. */
export async function openKeyList(
  host: { readonly renderRoot: HTMLElement | DocumentFragment },
  signal: AbortSignal,
  { ofScope = false, onClose }: { readonly ofScope?: boolean; readonly onClose?: () => void } = {},
): Promise<void> {
  if (signal.aborted || host.renderRoot.querySelector('film-key-list')) return;
  const list = Object.assign(document.createElement('film-key-list'), { ofScope });
  const end = () => list.remove();
  list.addEventListener('close', () => {
    end();
    onClose?.();
  });
  signal.addEventListener('abort', end);
  host.renderRoot.append(list);
  await list.updateComplete;
  list.show();
}

declare global {
  interface HTMLElementTagNameMap {
    'film-key-list': FilmKeyList;
  }
}
