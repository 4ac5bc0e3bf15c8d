import { css, html, type TemplateResult } from 'lit';
import { message } from '../i18n/message.js';
import type { Speaker } from '../i18n/messages.js';
import type { Problem } from '../model/problem.js';
import type { FileKind } from '../session/files.js';
import type { FilmSession } from '../session/film-session.js';
import { fileName } from '../session/load.js';
import { foreignLanguage, interfaceDirection, problemWords } from './interface-language.js';
import { noticeStyles } from './notice-styles.js';

/** A file that a panel lives on, and does not have. */
export interface FileFailure {
  readonly kind: FileKind;
  readonly source: string;
  readonly problem: Problem | undefined;
  /** Has nobody else said it? Then it is an `alert`. */
  readonly role: 'alert' | 'status';
  readonly retrying?: boolean;
  retry(): void;
}

/** What is wrong with a file, in the place of what would be shown of it, and a way to fetch it again. */
export function renderFailure(speaker: Speaker, { kind, source, problem, role, retrying = false, retry }: FileFailure): TemplateResult {
  const said = problem && (problemWords(speaker, problem.code, problem.detail) ?? html`<span lang="en">${problem.message}</span>`);
  return html`<div class="notice" part="notice" role=${role} lang=${foreignLanguage(speaker)} dir=${interfaceDirection(speaker)}>
    <p><b>${message(speaker, 'fileOf', { kind: message(speaker, `kind-${kind}`), name: fileName(source) })}</b> ${said}</p>
    <button type="button" ?disabled=${retrying} @click=${retry}>${message(speaker, retrying ? 'retrying' : 'retry')}</button>
  </div>`;
}

/** The same of a file that the session has fetched; its player says it, too. */
export function renderSessionFailure(speaker: Speaker, session: FilmSession, kind: FileKind, source: string): TemplateResult {
  const { problems, notices } = session.state;
  return renderFailure(speaker, {
    kind,
    source,
    problem: problems.find((one) => one.source === source && one.severity === 'error'),
    role: 'status',
    retrying: notices.some((notice) => notice.source === source && notice.retrying),
    retry: () => session.retry(source),
  });
}

const ownStyles = css`
  .notice {
    gap: 0.5rem 1rem;
    max-inline-size: 38rem;
    margin-block: 0 1.5rem;
    padding: 0.8rem 1rem;
    border: 1px solid color-mix(in srgb, currentColor 22%, transparent);
    border-inline-start: 3px solid var(--_accent);
    border-radius: 0.4rem;
    font: 0.9375rem / 1.45 var(--film-font, system-ui, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif);
  }
  .notice button {
    min-block-size: 2.25rem;
    padding: 0.2rem 1rem;
  }
  @media print {
    .notice {
      display: none;
    }
  }
`;

export const failureStyles = [noticeStyles, ownStyles];
