/** What a file is to a page. */
export type AddressKind = 'page' | 'film' | 'stream' | 'part' | 'subtitles' | 'notes' | 'article' | 'script' | 'picture';

/** A file that a page asks for. */
export interface Address {
  readonly url: URL;
  readonly kind: AddressKind;
  /** What the attribute `crossorigin` says; absent where there is none. */
  readonly crossOrigin?: 'anonymous' | 'use-credentials';
}

/** By the ends of names; most servers are right about them. */
const KINDS: readonly (readonly [AddressKind, RegExp])[] = [
  ['stream', /\.(?:m3u8|mpd)$/i],
  ['film', /\.(?:mp4|m4v|mov|webm|mkv|ogv|ogg|oga|opus|mp3|m4a|aac|wav|flac)$/i],
  ['subtitles', /\.(?:vtt|srt)$/i],
  ['notes', /\.(?:json|jsonld|csv)$/i],
  ['article', /\.(?:md|markdown|txt)$/i],
  ['script', /\.m?js$/i],
  ['part', /\.(?:ts|m4s|cmf[vat])$/i],
  ['picture', /\.(?:jpe?g|png|webp|avif|svg)$/i],
];

/** What a file is by its address; a page where that does not tell. */
export const kindOfAddress = ({ pathname }: URL): AddressKind => KINDS.find(([, end]) => end.test(pathname))?.[0] ?? 'page';

const film = (url: URL): AddressKind => (kindOfAddress(url) === 'stream' ? 'stream' : 'film');

/** Which attributes of which elements name a file, and what it is. */
const NAMED: Readonly<Record<string, Readonly<Record<string, AddressKind | typeof film>>>> = {
  'film-player': { src: film, poster: 'picture', subtitles: 'subtitles', annotations: 'notes', article: 'article', chapters: 'subtitles' },
  'film-annotations': { src: 'notes' },
  'film-article': { src: 'article' },
  video: { src: film, poster: 'picture' },
  audio: { src: film },
  source: { src: film },
  track: { src: 'subtitles' },
};

/** A tag with its attributes, by small steps: a page may be anything. */
const TAG = /<!--[^]*?-->|<(script|style|template|textarea)\b|<([a-z][a-z0-9-]*)/gi;
const ATTRIBUTE = /\s*([^\s"'=<>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?/y;

function attributesAt(html: string, from: number): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = from;
  for (let found = ATTRIBUTE.exec(html); found; found = ATTRIBUTE.exec(html)) {
    const [, name = '', value = ''] = found;
    attributes.set(
      name.toLowerCase(),
      value
        .replace(/^(["'])(.*)\1$/s, '$2')
        .replaceAll('&amp;', '&')
        .trim(),
    );
  }
  return attributes;
}

const parsed = (address: string, base: URL): URL | undefined => (URL.canParse(address, base.href) ? new URL(address, base) : undefined);

/** The files that a page names for its films, in their order, each once; and the modules it loads. */
export function addressesOf(html: string, page: URL): Address[] {
  let base = page;
  let crossOrigin: Address['crossOrigin'];
  const found = new Map<string, Address>();
  for (const { 0: tag, 1: raw, 2: element, index } of html.matchAll(TAG)) {
    const name = (raw ?? element)?.toLowerCase();
    if (name === undefined) continue;
    const attributes = attributesAt(html, index + tag.length);
    if (name === 'base') base = parsed(attributes.get('href') ?? '', page) ?? base;
    if (/^(?:film-player|video|audio)$/.test(name)) {
      const value = attributes.get('crossorigin');
      // Any other word means the same as none.
      crossOrigin = value === undefined ? undefined : value === 'use-credentials' ? value : 'anonymous';
    }
    const add = (address: string | undefined, kind: AddressKind | typeof film): void => {
      const url = address ? parsed(address, base) : undefined;
      if (!url || !/^https?:$/.test(url.protocol)) return;
      url.hash = '';
      const isOfPlayer = !/^film-a|^script$/.test(name);
      found.set(url.href, { url, kind: typeof kind === 'string' ? kind : kind(url), ...(isOfPlayer && crossOrigin && { crossOrigin }) });
    };
    if (name === 'script' && attributes.get('type') === 'module') add(attributes.get('src'), 'script');
    for (const [attribute, kind] of Object.entries(NAMED[name] ?? {})) add(attributes.get(attribute), kind);
  }
  return [...found.values()];
}
