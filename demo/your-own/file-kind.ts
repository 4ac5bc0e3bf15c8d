/** What a visitor may bring. `notes` are a file of annotations, as this page gives one out. */
export type Kind = 'film' | 'subtitles' | 'article' | 'notes';

/** What a file is, or a sentence that says why it is of no use here. */
export type Verdict = { readonly kind: Kind } | { readonly refused: string };

const ENDINGS: Readonly<Record<Kind, RegExp>> = {
  film: /^(?:mp4|m4v|mov|webm|mkv|ogv|avi|wmv|mpe?g|ts|mp3|m4a|aac|og[ga]|opus|flac|wav)$/,
  subtitles: /^(?:srt|vtt)$/,
  article: /^(?:md|markdown|html?|xhtml)$/,
  notes: /^(?:json|jsonld)$/,
};

const TYPES: Readonly<Record<Kind, RegExp>> = {
  film: /^(?:video|audio)\//,
  subtitles: /^text\/vtt|subrip/,
  article: /^text\/(?:html|markdown)|xhtml/,
  notes: /json/,
};

/** What people have instead, and what they can do about it. */
const OTHERS: readonly (readonly [endings: RegExp, advice: string])[] = [
  [/^pdf$/, 'is a PDF, which does not say in what order its words are read. Save the article as a web page, Markdown or plain text.'],
  [/^(?:docx?|odt|rtf|pages|epub)$/, 'is a document of a word processor. Save it there as a web page or as plain text.'],
  [/^(?:ass|ssa|sub|idx|sup|ttml|dfxp|smi|sbv|stl)$/, 'holds subtitles in a format that is not read here. A subtitle editor can save them as SRT or WebVTT.'],
  [/^(?:zip|rar|7z|t?gz|tar)$/, 'is an archive. Unpack it and bring what is inside.'],
  [/^(?:jpe?g|png|gif|webp|avif|svg|heic|bmp|tiff?)$/, 'is a picture. A film, subtitles or an article is wanted.'],
  [/^(?:m3u8|mpd)$/, 'only lists the parts of a stream, which lie elsewhere. Paste the link to it instead.'],
]; // prettier-ignore

/** Subtitles are sometimes called `.txt`: the times give them away. */
const TIMES = /^\s*\d{1,2}:\d{2}(?::\d{2})?[,.]\d{1,3}\s*-->/m;
/** They show within this (bytes). */
const BEGINNING = 16_384;

/**
 * What is this file? Its name says, then its type, then its first lines.
 *
 * @param wanted what the visitor says it is, where nothing else tells
 */
export async function kindOf(file: File, wanted?: Kind): Promise<Verdict> {
  const ending = endingOf(file.name);
  const known = kindByName(ending) ?? kindByType(file.type);
  if (known) return { kind: known };
  const advice = OTHERS.find(([endings]) => endings.test(ending))?.[1];
  if (advice) return { refused: `“${file.name}” ${advice}` };
  if (ending === 'txt' || file.type.startsWith('text/')) {
    const beginning = await file.slice(0, BEGINNING).text();
    return { kind: TIMES.test(beginning) ? 'subtitles' : 'article' };
  }
  if (wanted) return { kind: wanted };
  return { refused: `“${file.name}” is neither a film nor subtitles nor an article, as far as its name tells.` };
}

/** What a file is, as far as its name tells. */
export const kindOfName = (name: string): Kind | undefined => kindByName(endingOf(name));

/** What a link leads to, as far as its ending tells. */
export const kindOfLink = (link: string): Kind | undefined => {
  const ending = endingOf(new URL(link).pathname);
  if (/^(?:m3u8|mpd)$/.test(ending)) return 'film';
  return kindByName(ending) ?? (ending === 'txt' ? 'article' : undefined);
};

const endingOf = (name: string): string => /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
const kinds = Object.keys(ENDINGS) as Kind[];
const kindByName = (ending: string): Kind | undefined => kinds.find((kind) => ENDINGS[kind].test(ending));
const kindByType = (type: string): Kind | undefined => kinds.find((kind) => TYPES[kind].test(type));
