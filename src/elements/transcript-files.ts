import { message } from '../i18n/transcript-message.js';
import type { Speaker } from '../i18n/messages.js';
import type { Cue, CueSpan } from '../model/cue.js';
import { transcriptText, type TranscriptRow } from '../model/transcript.js';
import type { SubtitleTrack } from '../session/tracks.js';
import { transcriptLinesStyles } from './transcript-lines-styles.js';

export type TranscriptFormat = 'srt' | 'vtt' | 'txt';

const TYPES = { srt: 'application/x-subrip', vtt: 'text/vtt', txt: 'text/plain' } as const;

/**
 * What the file says: of subtitles all cues of the track, at the times of the corrected clock; as text the rows, two languages where there are two.
 */
export async function transcriptFile(format: TranscriptFormat, cues: readonly Cue[], rows: readonly TranscriptRow[]): Promise<string> {
  if (format === 'txt') return transcriptText(rows);
  const { formatSubtitles } = await import('../model/subtitles.js');
  return formatSubtitles(format === 'srt' ? cues.map(withNames) : cues, format);
}

/** SubRip has no speakers: their names are put before what they say. */
const withNames = (cue: Cue): Cue => (cue.spans ? { ...cue, spans: named(cue.spans) } : cue);

const named = (spans: readonly CueSpan[]): readonly CueSpan[] =>
  spans.map((span) => {
    if (typeof span === 'string') return span;
    const children = named(span.children);
    return { ...span, children: span.tag === 'v' && span.annotation ? [`${span.annotation}: `, ...children] : children };
  });

/** A name for it: that of the subtitles' file, or their label. */
export function fileNameOf({ src, label, language }: SubtitleTrack, format: TranscriptFormat): string {
  const path = src && URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI).pathname : '';
  const name = decodeURIComponent(/([^/]*)$/.exec(path)?.[1] ?? '').replace(/\.[a-z]{2,4}$/i, '');
  return `${name || [label, language].filter(Boolean).join('.') || 'transcript'}.${format}`.replaceAll(/[\\/:*?"<>|]/g, '-');
}

/** Hands a text to the viewer as a file. */
export function download(text: string, name: string, format: TranscriptFormat): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${TYPES[format]};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A page with these rows alone, to be printed: what stands round the transcript is not on the paper. It is not seen, and is the caller's to remove. */
export function paperOf(speaker: Speaker, lines: HTMLElement, title: string): HTMLIFrameElement {
  const { ownerDocument: document } = speaker;
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { position: 'fixed', inset: '0 auto auto 0', width: '0', height: '0', border: '0' });
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  document.body.append(frame);
  const { contentDocument: paper, contentWindow: view } = frame;
  if (!paper || !view) return frame;
  const sheet = new (view as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(transcriptLinesStyles.cssText + PAPER);
  paper.adoptedStyleSheets = [sheet];
  paper.title = title;
  paper.documentElement.lang = speaker.closest<HTMLElement>('[lang]')?.lang ?? '';
  paper.documentElement.dir = getComputedStyle(lines).direction;
  const heading = paper.createElement('h1');
  heading.append(title);
  const copy = paper.importNode(lines, true);
  copy.dataset.leftOut = message(speaker, 'linesLeftOut');
  paper.body.append(heading, copy);
  return frame;
}

const PAPER = `
  @page { margin: 18mm 16mm }
  body { margin: 0; font: 10.5pt/1.4 Georgia, 'DejaVu Serif', serif; color: #000; background: #fff }
  h1 { margin: 0 0 1em; font-size: 15pt; font-weight: 600 }
`;

/** Prints them; gives the page, which goes when that is done. */
export function printLines(speaker: Speaker, lines: HTMLElement, title: string): HTMLIFrameElement {
  const frame = paperOf(speaker, lines, title);
  frame.contentWindow?.addEventListener('afterprint', () => frame.remove(), { once: true });
  frame.contentWindow?.focus();
  frame.contentWindow?.print();
  return frame;
}
