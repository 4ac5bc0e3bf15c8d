/** What an HLS list names. */
export interface HlsList {
  /** Other lists: qualities, languages, subtitles. */
  readonly lists: readonly URL[];
  /** One of each kind of part: what begins it, its key, its first piece. */
  readonly parts: readonly URL[];
  /** Seconds after which a list that still grows has to be asked for again; absent where it is complete. */
  readonly growsAfter?: number;
}

/** `undefined` where the text is no such list. */
export function readHlsList(text: string, address: URL): HlsList | undefined {
  if (!/^\ufeff?#EXTM3U/.test(text)) return undefined;
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const urls = (addresses: readonly (string | undefined)[]): URL[] =>
    [...new Set(addresses)].filter((each) => each && URL.canParse(each, address.href)).map((each) => new URL(each!, address));
  const named = (tag: string): string[] => lines.filter((line) => line.startsWith(`#${tag}:`)).map((line) => /URI="([^"]*)"/.exec(line)?.[1] ?? ''); // prettier-ignore
  const isName = (line: string): boolean => line !== '' && !line.startsWith('#');
  const after = (tag: string): (string | undefined)[] =>
    lines.flatMap((line, index) => (line.startsWith(`#${tag}`) ? [lines.slice(index + 1).find(isName)] : []));

  const lists = urls([...after('EXT-X-STREAM-INF'), ...named('EXT-X-MEDIA')]);
  if (lists.length) return { lists, parts: [] };
  const target = Number(/^#EXT-X-TARGETDURATION:(\d+)/m.exec(text)?.[1] ?? 0);
  const parts = urls([...named('EXT-X-MAP').slice(0, 1), ...named('EXT-X-KEY').slice(0, 1), lines.find(isName)]);
  return { lists, parts: parts.filter(({ protocol }) => /^https?:$/.test(protocol)), ...(!/^#EXT-X-ENDLIST/m.test(text) && { growsAfter: target }) }; // prettier-ignore
}
