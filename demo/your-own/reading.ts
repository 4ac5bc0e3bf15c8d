import { fileAddress, fileName, releaseFile } from '../../src/index.js';
import {
  type Article,
  type Cue,
  formatTimecode,
  parseAnnotations,
  parseArticle,
  type Problem,
  readSubtitles,
} from '../../src/model/index.js';
import type { Kind } from './file-kind.js';
import { languageOf } from './language.js';

/** A file that can be used, under an address that leads to it and to nowhere else. */
export interface Taken {
  readonly kind: Kind;
  readonly name: string;
  readonly address: string;
  /** What is in it, in a few words. */
  readonly detail: string;
  readonly problems: readonly Problem[];
  readonly cues?: readonly Cue[];
  /** BCP 47, where the name, the file or its words tell. */
  readonly language?: string;
  /** Of a film: seconds. */
  readonly duration?: number;
  /** What a visitor had better know of it, though it can be used. */
  readonly remark?: string;
  readonly article?: Article;
}

/** What came of reading a file: it is read before it takes another's place, so that a broken one takes nothing away. */
export type Reading = Taken | { readonly refused: string; readonly problems?: readonly Problem[] };

/** No subtitles and no article come near it. */
const LARGEST = 25 * 1024 * 1024;
/** Files of these names have a picture, as a rule. */
const MOVES = /\.(?:mp4|m4v|mov|webm|mkv|ogv|avi|wmv|mpe?g|ts)$/i;
/** A film from another server has so long (milliseconds) to say what it is. */
const PATIENCE_MS = 20_000;

const count = (number: number, one: string, many = `${one}s`): string => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

export async function readFile(file: File, kind: Kind): Promise<Reading> {
  // A file that is gone, or may not be read, has no size either: only reading it tells.
  await (file.size ? file.slice(0, 1) : file).arrayBuffer();
  if (!file.size) return { refused: `“${file.name}” is empty.` };
  if (kind === 'film') return readFilm(fileAddress(file), file.name);
  if (file.size > LARGEST) return { refused: `“${file.name}” is far too large for ${kind === 'article' ? 'an article' : kind}.` };
  const bytes = await file.arrayBuffer();
  if (kind === 'subtitles') return readCues(file, bytes);
  return kind === 'article' ? readArticle(file, bytes) : readNotes(file, bytes);
}

/** Asks the browser itself whether it can play it. */
export function readFilm(address: string, name = fileName(address)): Promise<Reading> {
  const video = document.createElement('video');
  video.preload = 'metadata';
  video.muted = true;
  return new Promise<Reading>((resolve) => {
    const refuse = (why: string) => () => {
      releaseFile(address);
      resolve({ refused: `“${name}” ${why}` });
    };
    const timer = setTimeout(refuse('has not said what it is for twenty seconds: its server is silent.'), PATIENCE_MS);
    video.addEventListener('loadedmetadata', () => {
      const { duration, videoWidth, videoHeight } = video;
      const length = Number.isFinite(duration) ? formatTimecode(duration) : 'live';
      const picture = videoWidth ? `${videoWidth} × ${videoHeight}` : 'sound only';
      const remark =
        videoWidth || !MOVES.test(name)
          ? undefined
          : `Only sound was found in “${name}”. If it has a picture, this browser does not know the picture’s format.`;
      clearTimeout(timer);
      resolve({ kind: 'film', name, address, detail: `${length}, ${picture}`, problems: [], duration, ...(remark && { remark }) });
    });
    const why = address.startsWith('blob:')
      ? 'cannot be played by this browser: it does not know the format, or the file is damaged. MP4 (H.264) and WebM play nearly everywhere.'
      : 'could not be played from its address: there is nothing, its server does not give it away, or this browser does not know the format. The link has to lead to the film itself, not to a page that shows it.';
    video.addEventListener('error', refuse(why));
    video.src = address;
  }).finally(() => {
    video.removeAttribute('src');
    video.load();
  });
}

async function readCues(file: File, bytes: ArrayBuffer): Promise<Reading> {
  const { cues, problems, format, encoding } = await readSubtitles(bytes, { source: file.name });
  if (!cues.length) return { refused: `No subtitles were found in “${file.name}”.`, problems };
  const end = Math.max(...cues.map((cue) => cue.end));
  const detail = `${count(cues.length, 'line')} until ${formatTimecode(end)}, ${format === 'srt' ? 'SRT' : 'WebVTT'}, ${(encoding ?? 'utf-8').toUpperCase()}`;
  const language = languageInName(file.name) ?? languageOf(cues.map(({ text }) => text).join('\n'));
  return { kind: 'subtitles', name: file.name, address: fileAddress(file), detail, problems, cues, ...(language && { language }) };
}

function readArticle(file: File, bytes: ArrayBuffer): Reading {
  const article = parseArticle(bytes, { source: file.name });
  const { passages, problems, title, author } = article;
  if (!passages.length) return { refused: `No text was found in “${file.name}”.`, problems };
  const detail = [title && `“${title}”${author ? ` by ${author}` : ''}`, count(passages.length, 'passage')].filter(Boolean).join(', ');
  const language = languageOf(passages.map(({ text }) => text).join('\n')) ?? article.language;
  return { kind: 'article', name: file.name, address: fileAddress(file), detail, problems, article, ...(language && { language }) };
}

function readNotes(file: File, bytes: ArrayBuffer): Reading {
  const { annotations, problems } = parseAnnotations(new TextDecoder().decode(bytes));
  // Notes that quote the film wait for its subtitles: to have found none yet is no error.
  if (!annotations.length && problems.some(({ severity }) => severity === 'error'))
    return { refused: `No notes were found in “${file.name}”.`, problems };
  return { kind: 'notes', name: file.name, address: fileAddress(file), detail: count(annotations.length, 'note'), problems };
}

/** `film.ru.srt`, `film.pt-BR.vtt`: the part before the ending may be a language. */
export function languageInName(name: string): string | undefined {
  const tag = /[._ -]([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.\w+$/.exec(name)?.[1];
  try {
    return tag && new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** Fetches what a link leads to, as if it had been chosen; a sentence where it does not come. */
export async function fetchFile(link: string): Promise<File | string> {
  const name = fileName(link);
  try {
    const response = await fetch(link, { signal: AbortSignal.timeout(PATIENCE_MS), referrerPolicy: 'no-referrer', credentials: 'omit' });
    if (response.ok) return new File([await response.blob()], name, { type: response.headers.get('content-type')?.split(';', 1)[0] ?? '' });
    return response.status === 404
      ? `There is no file at ${link}.`
      : `The server of ${link} does not give the file away (${response.status}).`;
  } catch {
    return `“${name}” could not be fetched: the connection failed, or its server does not share it with other pages. Save it, and choose the file.`;
  }
}
