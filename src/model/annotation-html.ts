import type { FormatAnnotationsOptions, Writable } from './annotation-export.js';
import { escapeHtml, formatHtml } from './rich-html.js';
import { safeUrl } from './safe-url.js';
import { formatTimecode } from './timecode.js';

/**
 * A list to be read where no script runs, by start: each note with its time, which links into the film where its address is given, else to the moment in
 * the page. It is markup for a page of the author's own; it is not read back.
 */
export function writeHtml(notes: readonly Writable[], { film, label }: FormatAnnotationsOptions): string {
  const address = film === undefined ? '' : (safeUrl(film)?.replace(/#.*/s, '') ?? '');
  const hours = notes.some(({ annotation }) => annotation.start >= 3600);
  const items = notes
    .toSorted((a, b) => a.annotation.start - b.annotation.start)
    .map(({ annotation: { id, start, title, category, body, text, language } }) => {
      const time = formatTimecode(start, { hours });
      const about = [
        `<a href="${escapeHtml(address)}#t=${Number(start.toFixed(3))}"><time datetime="PT${Number(start.toFixed(3))}S">${time}</time></a>`,
        title === undefined ? '' : `<strong dir="auto">${escapeHtml(title)}</strong>`,
        category === undefined ? '' : `<small dir="auto">${escapeHtml(category)}</small>`,
      ];
      // Links to the note lead here.
      const anchor = /\s/.test(id) ? '' : ` id="note=${escapeHtml(id)}"`;
      const lang = language === undefined ? '' : ` lang="${escapeHtml(language)}"`;
      const words = body.length ? formatHtml(body) : escapeHtml(text);
      return `<li${anchor}${lang}>\n<p>${about.filter(Boolean).join(' ')}</p>\n<div dir="auto">${words}</div>\n</li>\n`;
    });
  return `<ol class="film-notes"${label === undefined ? '' : ` aria-label="${escapeHtml(label)}"`}>\n${items.join('')}</ol>\n`;
}
