import type { Problem } from '../model/problem.js';
import type { Command } from './command.js';
import type { Arguments } from './command-arguments.js';
import { UsageError } from './failure.js';
import { readHlsList } from './hls-parts.js';
import { type Address, addressesOf, kindOfAddress } from './page-addresses.js';
import { type Answer, ask, whyNoAnswer } from './server-answer.js';
import { keptFor, problemsOfAnswer } from './server-check.js';
import type { Terminal } from './terminal.js';

/** Lists of one stream that are asked for; the others lie where these lie. */
const MAX_LISTS = 12;

/** What was found out about one address. */
interface Report {
  readonly address: string;
  readonly kind: Address['kind'];
  readonly status?: number;
  readonly type?: string;
  readonly problems: readonly Problem[];
  /** No answer came. */
  readonly silent?: true;
}

export const probe: Command = {
  name: 'probe',
  usage: 'URL...',
  summary: 'Says what a server lacks to give out films, subtitles and notes.',
  description: [
    'Asks a server as a browser would and prints a line for each problem, with what to set: address: error or warning: message. Of a page, what its HTML names is asked for: film, subtitles, chapters, notes, article, pictures, modules. Of an HLS stream also its lists, and a part of each.',
    'It looks at types, byte ranges, what other origins may read (CORS), compression and caching. An error keeps a viewer from the film, its words or its notes; a warning costs time.',
  ],
  options: [
    { name: 'json', help: 'Print one JSON object: addresses, each with its problems, and how many errors and warnings there are.' },
    { name: 'origin', value: 'ORIGIN', help: 'Where the pages are that use these files, as https://example.org; each file’s own origin, or that of the page it is named in, where it is not given.' }, // prettier-ignore
  ],
  examples: [
    ['probe https://example.org/film.html', 'A page, and all that its films need.'],
    ['probe https://a.example/film.mp4 --origin https://b.example', 'A film that another site shows.'],
    ['probe https://example.org/film.m3u8 --json > report.json', 'A stream; the report for another program.'],
  ],
  exitCodes: ['No errors; there may be warnings.', 'There are errors.'],
  run: runProbe,
};

async function runProbe({ positionals, flags, values }: Arguments, terminal: Terminal): Promise<number> {
  if (!positionals.length) throw new UsageError('Which addresses?', 'probe');
  const given = positionals.map((address) => httpUrl(address, 'is no address of the web, as https://example.org/film.html'));
  const asked = values.get('origin');
  const origin = asked === undefined ? undefined : httpUrl(asked, 'is no origin, as https://example.org').origin;

  const reports = new Map<string, Report>();
  /** Asks for a file, once; `undefined` where it did not come, or did before. */
  const look = async (
    address: Address,
    from: string,
    more: (answer: Answer) => readonly Problem[] = () => [],
  ): Promise<Answer | undefined> => {
    const { href } = address.url;
    if (reports.has(href)) return undefined;
    terminal.progress(href);
    try {
      const answer = await ask(address, from);
      const problems = problemsOfAnswer(address, answer, from);
      const isHere = answer.status < 400;
      const type = answer.headers.get('content-type');
      reports.set(href, { address: href, kind: address.kind, status: answer.status, ...(type && { type }), problems: [...problems, ...(isHere ? more(answer) : [])] }); // prettier-ignore
      return isHere ? answer : undefined;
    } catch (error) {
      const message = `No answer: ${whyNoAnswer(error)}.`;
      reports.set(href, { address: href, kind: address.kind, problems: [{ code: 'no-answer', severity: 'error', message, source: href }], silent: true }); // prettier-ignore
      return undefined;
    }
  };

  const lookAtStream = async (address: Address, from: string): Promise<void> => {
    const answer = await look(address, from, (list) => problemsOfList(list, address));
    const list = answer && readHlsList(answer.text, answer.url);
    const { crossOrigin } = address;
    for (const url of list?.lists.slice(0, MAX_LISTS) ?? []) await lookAtStream({ url, kind: 'stream', crossOrigin }, from);
    for (const url of list?.parts ?? []) await look({ url, kind: kindOfPart(url), crossOrigin }, from);
  };
  const lookAt = (address: Address, from: string): Promise<unknown> =>
    address.kind === 'stream' ? lookAtStream(address, from) : look(address, from);

  for (const url of given) {
    const kind = kindOfAddress(url);
    if (kind !== 'page') {
      await lookAt({ url, kind }, origin ?? url.origin);
      continue;
    }
    const page = await look({ url, kind }, url.origin, ({ text, url: base }) => nothingNamed(text, base, url));
    for (const address of page ? addressesOf(page.text, page.url) : []) await lookAt(address, origin ?? page!.url.origin);
  }
  terminal.endProgress();

  const all = [...reports.values()];
  const json = flags.has('json');
  if (!json)
    for (const { problems, silent } of all) for (const problem of problems) terminal.problem(problem, silent ? 'report' : 'result');
  const count = (severity: Problem['severity']): number =>
    all.flatMap(({ problems }) => problems).filter((problem) => problem.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  if (json) terminal.print(JSON.stringify({ addresses: all.map(({ silent: _silent, ...report }) => report), errors, warnings }, null, 2));
  else terminal.report(`${plural(all.length, 'address', 'es')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`);
  if (all.some(({ silent }) => silent)) return 2;
  return errors > 0 ? 1 : 0;
}

const plural = (count: number, noun: string, ending = 's'): string => `${count} ${noun}${count === 1 ? '' : ending}`;

function httpUrl(address: string, isNot: string): URL {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return new URL(address);
  throw new UsageError(`“${address}” ${isNot}.`, 'probe');
}

/** Subtitles of a stream are parts, too, but of text. */
const kindOfPart = (url: URL): Address['kind'] => (kindOfAddress(url) === 'subtitles' ? 'subtitles' : 'part');

function problemsOfList({ text, url, headers }: Answer, { url: { href: source, pathname } }: Address): Problem[] {
  if (pathname.endsWith('.mpd')) return [];
  const list = readHlsList(text, url);
  if (!list) return [{ code: 'bad-list', severity: 'error', message: 'This is no HLS list: it does not begin with #EXTM3U.', source }];
  const kept = keptFor(headers);
  return list.growsAfter !== undefined && kept > list.growsAfter
    ? [{ code: 'old-list', severity: 'warning', message: `The stream still grows, and its list may be kept for ${kept} s: viewers get an old one. Set: Cache-Control: max-age=${Math.floor(list.growsAfter / 2)}, or no-cache.`, source }] // prettier-ignore
    : [];
}

const nothingNamed = (text: string, base: URL, { href: source }: URL): Problem[] =>
  addressesOf(text, base).some(({ kind }) => kind !== 'script')
    ? []
    : [{ code: 'nothing-named', severity: 'warning', message: 'The page’s HTML names no film, subtitles or notes: a script puts them there. Give their addresses one by one, with --origin.', source }]; // prettier-ignore
