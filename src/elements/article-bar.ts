import { html, nothing, type TemplateResult } from 'lit';
import { message } from '../i18n/article-message.js';
import type { Speaker } from '../i18n/messages.js';
import type { Article } from '../model/article.js';
import { formatTimecode } from '../model/timecode.js';
import { draw } from './icon.js';
import { foreignLanguage, interfaceDirection } from './interface-language.js';
import { missingHead } from './article-page.js';

const ICONS = {
  followFilm:
    'M4 5.4h16a.9.9 0 0 1 0 1.8H4a.9.9 0 0 1 0-1.8zm0 5.6h7a.9.9 0 0 1 0 1.8H4a.9.9 0 0 1 0-1.8zm0 5.6h7a.9.9 0 0 1 0 1.8H4a.9.9 0 0 1 0-1.8zm10.5-5.3v7.4c0 .6.7 1 1.2.6l5.5-3.7c.5-.3.5-1 0-1.3l-5.5-3.6c-.5-.4-1.2 0-1.2.6z',
  leadFilm:
    'M3.5 6.2v11.6c0 .8.9 1.3 1.6.9l8.3-5.8c.6-.4.6-1.3 0-1.7L5.1 5.3c-.7-.4-1.6 0-1.6.9zM18.3 3.4a.9.9 0 0 0-1.3 0l-2.3 2.3A.9.9 0 0 0 16 7l.8-.8v11.6L16 17a.9.9 0 0 0-1.3 1.3l2.3 2.3a.9.9 0 0 0 1.3 0l2.3-2.3a.9.9 0 0 0-1.3-1.3l-.8.8V6.2l.8.8a.9.9 0 0 0 1.3-1.3z',
  readingMode:
    'M11 6.9C9.3 5.7 7.2 5.2 4.7 5.1c-.5 0-.9.3-.9.8v11.3c0 .4.4.8.8.8 2.5.1 4.7.6 6.4 1.8zm2 0c1.7-1.2 3.8-1.7 6.3-1.8.5 0 .9.3.9.8v11.3c0 .4-.4.8-.8.8-2.5.1-4.7.6-6.4 1.8z',
} as const; // prettier-ignore

/** The switches of an article. */
export interface BarScope {
  readonly speaker: Speaker;
  /** Are any passages tied to the film? */
  readonly tied: boolean;
  readonly sync: 'none' | 'film' | 'scroll';
  readonly reading: boolean;
  /** Where the film is (seconds), while the reader has scrolled away from there. */
  readonly away: number | undefined;
  setSync(mode: 'film' | 'scroll'): void;
  setReading(reading: boolean): void;
  resume(): void;
}

export function renderBar({ speaker, tied, sync, reading, away, setSync, setReading, resume }: BarScope): TemplateResult {
  const button = (name: keyof typeof ICONS, pressed: boolean, act: () => void, how?: 'followFilmHow' | 'leadFilmHow') =>
    html`<button type="button" aria-pressed=${String(pressed)} title=${message(speaker, how ?? name)} @click=${act}>
      ${draw(name, ICONS[name])}<span>${message(speaker, name)}</span>
    </button>`;
  return html`<div class="bar-place">
    <div
      class="bar"
      part="bar"
      role="group"
      lang=${foreignLanguage(speaker)}
      dir=${interfaceDirection(speaker)}
      aria-label=${message(speaker, 'articleTools')}
    >
      ${
        tied
          ? [
              button('followFilm', sync === 'film', () => setSync('film'), 'followFilmHow'),
              button('leadFilm', sync === 'scroll', () => setSync('scroll'), 'leadFilmHow'),
            ]
          : nothing
      }
      ${button('readingMode', reading, () => setReading(!reading))}
      ${
        away === undefined
          ? nothing
          : html`<button type="button" class="resume" @click=${resume}>
              ${message(speaker, 'resumeFollowing', { time: formatTimecode(away) })}
            </button>`
      }
    </div>
  </div>`;
}

/** The page's own article is before its switches: this leads past it, and is seen while it has the focus. */
export const renderWayToBar = (speaker: Speaker, go: () => void): TemplateResult =>
  html`<button class="to-bar" type="button" lang=${foreignLanguage(speaker)} dir=${interfaceDirection(speaker)} @click=${go}>
    ${message(speaker, 'articleTools')}
  </button>`;

export const renderLoading = (speaker: Speaker): TemplateResult =>
  html`<div class="loading" lang=${foreignLanguage(speaker)} dir=${interfaceDirection(speaker)}>
    <p role="status">${message(speaker, 'articleLoading')}</p>
    <span></span><span></span><span></span><span></span>
  </div>`;

/** Title and author, where the text itself does not name them. */
export function renderHead(speaker: Speaker, article: Article, text: HTMLElement): unknown {
  const { title, author } = missingHead(article, text);
  if (!title && !author) return nothing;
  return html`<header class="head" lang=${article.language ?? nothing}>
    ${title ? html`<h2>${title}</h2>` : nothing}
    ${author ? html`<p class="byline" lang=${foreignLanguage(speaker)}>${message(speaker, 'articleBy', { author })}</p>` : nothing}
  </header>`;
}
