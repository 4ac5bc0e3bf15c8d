import { css, html, type TemplateResult } from 'lit';
import { en } from '../i18n/en.js';
import { enKeys } from '../i18n/en-keys.js';
import { messagesOf, type Speaker } from '../i18n/messages.js';

const message = messagesOf({ ...en, ...enKeys });

/** The keys as a viewer reads them, in the order of use. */
const ROWS: readonly (readonly [keys: readonly string[], does: keyof typeof enKeys])[] = [
  [['space', 'k'], 'keysPlay'],
  [['←', '→'], 'keysSkip'],
  [['j', 'l'], 'keysJump'],
  [['n'], 'keysCommentary'],
  [['w', 'e', 'r'], 'keysNotes'],
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

/** Keys that the page's own media leaves to its browser. */
const OF_BROWSERS = /^(?:space|Esc|[←→↑↓f])$/;

/**
 * What each key does.
 *
 * @param ofScope only those that act in a scope around the page's own media
 */
export const renderKeys = (speaker: Speaker, ofScope = false): TemplateResult =>
  html`<dl class="keys">
    ${(ofScope ? ROWS.map(([keys, does]) => [keys.filter((key) => !OF_BROWSERS.test(key)), does] as const) : ROWS)
      .filter(([keys]) => keys.length)
      .map(
        ([keys, does]) =>
          html`<div>
            <dt>${keys.map((key) => html`<kbd dir="ltr">${key === 'space' ? message(speaker, 'space') : key}</kbd> `)}</dt>
            <dd>${message(speaker, does)}</dd>
          </div>`,
      )}
  </dl>`;

export const keyRowsStyles = css`
  .keys {
    margin: 0;
  }
  .keys div {
    display: grid;
    grid-template-columns: minmax(6.5rem, 0.4fr) 1fr;
    gap: 1rem;
    padding-block: 0.25rem;
  }
  .keys dt {
    min-width: 0;
  }
  .keys dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
    color: var(--_muted);
  }
  kbd {
    display: inline-block;
    min-width: 1.6em;
    margin-bottom: 0.15em;
    padding: 0.05em 0.45em;
    border: 1px solid var(--_line);
    border-radius: 0.3em;
    font: inherit;
    text-align: center;
  }
`;
