import { css, html, type TemplateResult } from 'lit';
import { message, type MessageName } from '../i18n/message.js';
import { icon } from './icons.js';

/** The keys as a viewer reads them, in the order of use. */
const ROWS: readonly (readonly [keys: readonly string[], does: MessageName])[] = [
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
  [['↑', '↓'], 'keysVolume'],
  [['m'], 'keysMute'],
  [['<', '>'], 'keysRate'],
  [['0 – 9'], 'keysPosition'],
  [['f'], 'keysFullscreen'],
  [['?'], 'keysList'],
];

/** A dialog that lists the keys; `showModal()` opens it. */
export function keyList(): TemplateResult {
  const close = (event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close();
  return html`<dialog class="key-list" aria-labelledby="key-list-name" @keydown=${(event: Event) => event.stopPropagation()}>
    <h2 id="key-list-name">${message('keys')}</h2>
    <button class="close" type="button" aria-label=${message('close')} @click=${close}>${icon('close')}</button>
    <dl>
      ${ROWS.map(
        ([keys, does]) =>
          html`<div>
            <dt>${keys.map((key) => html`<kbd>${key === 'space' ? message('space') : key}</kbd> `)}</dt>
            <dd>${message(does)}</dd>
          </div>`,
      )}
    </dl>
  </dialog>`;
}

export const keyListStyles = css`
  .key-list {
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
  .key-list::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .key-list h2 {
    margin: 0 2rem 0.6rem 0;
    font-size: 1.0625rem;
  }
  .key-list dl {
    margin: 0;
  }
  .key-list div {
    display: grid;
    grid-template-columns: 6rem 1fr;
    gap: 1rem;
    padding-block: 0.25rem;
  }
  .key-list dd {
    margin: 0;
    color: var(--_muted);
  }
  .key-list kbd {
    display: inline-block;
    min-width: 1.6em;
    padding: 0.05em 0.45em;
    border: 1px solid var(--_line);
    border-radius: 0.3em;
    font: inherit;
    text-align: center;
  }
  .key-list .close {
    position: absolute;
    top: 0.6rem;
    inset-inline-end: 0.6rem;
    display: grid;
    place-items: center;
    width: 2.25rem;
    height: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: 0.4rem;
    background: none;
    font-size: 0.8rem;
    cursor: pointer;
  }
  .key-list .close:hover {
    background: rgb(255 255 255 / 0.12);
  }
`;
