import { html, nothing, type TemplateResult } from 'lit';
import { message } from '../i18n/message.js';
import type { FilmSession } from '../session/film-session.js';
import type { Notice } from '../session/files.js';
import { firstIcon } from './icon.js';

/** What is said of files that failed; the film's own failure stands in its place. */
export const renderNotices = (notices: readonly Notice[], session: FilmSession): readonly TemplateResult[] =>
  notices.filter(({ kind }) => kind !== 'film').map((notice) => renderNotice(notice, session));

function renderNotice({ kind, name, source, problems, retrying, tries }: Notice, session: FilmSession): TemplateResult {
  const [first] = problems;
  // What is wrong with the whole file says more than how many places in it are.
  const whole = problems.find(({ line, detail }) => !line && detail?.id === undefined && detail?.index === undefined);
  const more =
    whole || problems.length === 1
      ? (whole ?? first)?.message
      : message(first?.line ? 'lines' : 'unreadable', { count: problems.length, line: first?.line ?? 0 });
  return html`<div class="notice" part="notice" role="alert">
    <p><b>${message('fileOf', { kind: message(`kind-${kind}`), name })}</b> ${more} ${tries ? message('stillFailing') : nothing}</p>
    <button type="button" ?disabled=${retrying} @click=${() => session.retry(source)}>${message(retrying ? 'retrying' : 'retry')}</button>
    <button class="close" type="button" aria-label=${message('close')} @click=${() => session.dismissNotice(source)}>
      ${firstIcon('close')}
    </button>
  </div>`;
}
