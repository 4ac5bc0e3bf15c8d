import { html, nothing, type TemplateResult } from 'lit';
import { message } from '../i18n/message.js';
import type { Speaker } from '../i18n/messages.js';
import type { FilmSession } from '../session/film-session.js';
import type { Notice } from '../session/files.js';
import { firstIcon } from './icon.js';
import { foreignLanguage, interfaceDirection, problemWords } from './interface-language.js';

/** What is said of files that failed; the film's own failure stands in its place. */
export const renderNotices = (session: FilmSession, speaker: Speaker, noFilm: boolean): TemplateResult =>
  html`<div class="notices">
      ${session.state.notices.filter(({ kind }) => kind !== 'film').map((notice) => renderNotice(notice, session, speaker))}
    </div>
    ${noFilm ? html`<p class="empty">${message(speaker, 'noFilm')}</p>` : nothing}`;

function renderNotice({ kind, name, source, problems, retrying, tries }: Notice, session: FilmSession, speaker: Speaker): TemplateResult {
  const [first] = problems;
  // What is wrong with the whole file says more than how many places in it are.
  const whole = problems.find(({ line, detail }) => !line && detail?.id === undefined && detail?.index === undefined);
  const said = whole ?? (problems.length === 1 ? first : undefined);
  const more = said
    ? (problemWords(speaker, said.code, said.detail) ?? html`<span lang="en">${said.message}</span>`)
    : message(speaker, first?.line ? 'lines' : 'unreadable', { count: problems.length, line: first?.line ?? 0 });
  return html`<div class="notice" part="notice" role="alert" lang=${foreignLanguage(speaker)} dir=${interfaceDirection(speaker)}>
    <p>
      <b>${message(speaker, 'fileOf', { kind: message(speaker, `kind-${kind}`), name })}</b> ${more}
      ${tries ? message(speaker, 'stillFailing') : nothing}
    </p>
    <button type="button" ?disabled=${retrying} @click=${() => session.retry(source)}>
      ${message(speaker, retrying ? 'retrying' : 'retry')}
    </button>
    <button class="close" type="button" aria-label=${message(speaker, 'close')} @click=${() => session.dismissNotice(source)}>
      ${firstIcon('close')}
    </button>
  </div>`;
}
