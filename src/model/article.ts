import { toBytes } from './bytes.js';
import { decodeBytes } from './encoding.js';
import type { Interval } from './interval.js';
import { htmlBlocks, markdownBlocks, MAX_HTML, MAX_MARKDOWN, type MarkupBlock, type MarkupPage } from './markup.js';
import { MAX_QUOTATION, quotationsIn, timecodesIn } from './passage-clues.js';
import { ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';
import { type RichNode, type RichText, textOf } from './rich-text.js';

/** An essay cut into the pieces that can stand beside the film. */
export interface Article {
  readonly title?: string;
  /** From a line "By ..." right under the title. */
  readonly author?: string;
  /** BCP 47. */
  readonly language?: string;
  /** What its bytes were read as, a WHATWG label in lower case; absent where text was given. */
  readonly encoding?: string;
  readonly passages: readonly Passage[];
  readonly problems: readonly Problem[];
}

/** A paragraph-sized piece of an article. */
export interface Passage {
  /** `p-1`, `p-2`... in article order, or the element's own id. */
  readonly id: string;
  /** Plain text. */
  readonly text: string;
  /** The nearest heading above it. */
  readonly heading?: string;
  readonly body: RichText;
  /** What it quotes, word for word, without the quotation marks. */
  readonly quotations: readonly string[];
  /** Moments of the film it names ("at 1:02:10", "0:45-0:52"); a single moment has `end` equal to `start`. */
  readonly timecodes: readonly Interval[];
  /** Line of the source it begins on, counted from 1. */
  readonly line?: number;
}

export interface ParseArticleOptions {
  /** Guessed from the name and the text where absent. */
  readonly format?: 'markdown' | 'html' | 'text';
  /** The article's own address: relative links start there. */
  readonly base?: string;
  /** A WHATWG encoding label for bytes that bear no byte order mark; else it is found out. */
  readonly encoding?: string;
  /** File or address, named in the problems; its ending helps to guess the format. */
  readonly source?: string;
}

/** Bytes of a file. A page with pictures in its text may have some megabytes; what is over this would hold up the page. */
const MAX_ARTICLE_BYTES = 20_000_000;

/** In a page's text, what consists of links to this share is navigation. */
const MOSTLY_LINKS = 0.7;
/** A line of plain text that is no longer and ends like no sentence is a heading. */
const MAX_HEADING = 80;

/**
 * Cuts an article into passages: paragraphs, list items, quotations, table rows, each with the heading above it, what it quotes and the times it names.
 * Of a web page the main text is taken. Never throws for bad input.
 *
 * @param source text, or (better) the bytes of the file, whose encoding is then found out as for subtitles.
 * @throws {TypeError} where `source` is neither.
 * @example parseArticle('# A title\n\nAt 1:02:10 she says "I stayed for the lamp".').passages[0] // { id: 'p-1', quotations: ['I stayed for the lamp'], ... }
 */
export function parseArticle(source: string | ArrayBuffer | Uint8Array, options: ParseArticleOptions = {}): Article {
  const content = typeof source === 'string' ? source : toBytes(source);
  if (content === null) throw new TypeError('parseArticle: source must be a string, an ArrayBuffer or a Uint8Array');
  const problems = new ProblemList(options.source);
  if (typeof content !== 'string' && content.length > MAX_ARTICLE_BYTES) {
    const megabytes = Math.round(content.length / 1_000_000);
    problems.error('file-too-large', `The file has ${megabytes} MB; articles are never larger than 20 MB.`, { detail: { megabytes } });
    return { passages: [], problems: problems.list() };
  }
  const decoded = typeof content === 'string' ? { text: content } : decodeBytes(content, options.encoding, problems);
  const text = decoded.text.replace(/^\uFEFF/, '');
  const encoding = 'encoding' in decoded && { encoding: decoded.encoding };
  if (!text.trim()) problems.error('empty-file', 'The article is empty.');
  else if (isBinary(text)) problems.error('binary-file', 'This is not a text file.');
  else return { ...read(text, options, problems), ...encoding };
  return { ...encoding, passages: [], problems: problems.list() };
}

function read(text: string, options: ParseArticleOptions, problems: ProblemList): Article {
  const format = options.format ?? formatOfName(options.source) ?? guessFormat(text);
  if (format !== 'html' && PAGE.test(text.slice(0, 4096))) {
    problems.error('html-file', 'This is a web page, not an article. Perhaps the address is wrong, or asks for a login.');
    return { passages: [], problems: problems.list() };
  }
  const page: MarkupPage =
    format === 'html'
      ? htmlBlocks(text, options)
      : format === 'markdown'
        ? markdownBlocks(withoutFrontMatter(text), options)
        : textBlocks(text);
  if (page.truncated) {
    const limit = format === 'markdown' ? MAX_MARKDOWN : MAX_HTML;
    problems.error('file-too-large', `Only the first ${limit} characters of the article are read.`, { detail: { limit } });
  }
  const passages: Passage[] = [];
  const ids = new Set<string>();
  let heading: string | undefined;
  let title: string | undefined;
  let author: string | undefined;
  for (const block of page.blocks) {
    const plain = textOf(block.rich);
    if (!plain) continue;
    // Under the title and before the first paragraph. In plain text such a line looks like a heading.
    if (heading !== undefined && !passages.length && block.level !== 1) {
      const byline = readByline(plain);
      author ??= byline;
      if (byline !== undefined || DATE.test(plain)) continue;
    }
    if (block.kind === 'heading') {
      heading = plain.replaceAll('\n', ' ');
      if (block.level === 1) title ??= heading;
    } else if (format !== 'html' || block.linked < MOSTLY_LINKS) passages.push(passage(block, plain, heading, passages.length + 1, ids));
  }
  if (!passages.length) problems.error('no-passages', 'There is no text in this article.');
  title ??= page.title;
  const { language } = page;
  return {
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author }),
    ...(language && { language }),
    passages,
    problems: problems.list(),
  };
}

/** With more, it is a sentence that begins with "by". */
const MAX_BYLINE_WORDS = 8;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|\.)?`;
const DATE = new RegExp(
  String.raw`^(?:\p{L}{3,9} )?(?:on )?(?:\p{L}{3,10}, )?(?:${DAY} \p{L}{3,12}\.?,? \d{4}|\p{L}{3,12}\.? ${DAY}, \d{4}|\d{4}-\d\d-\d\d|\d{1,2}([./])\d{1,2}\1\d{4})$`,
  'u',
);

/** The name in "By Name Surname", a date behind it left out; `undefined` for what is no such line. */
function readByline(line: string): string | undefined {
  if (line.length > MAX_HEADING || line.split(/\s/, MAX_BYLINE_WORDS + 1).length > MAX_BYLINE_WORDS) return undefined;
  const name = /^by:?\s+(\p{Lu}.*)$/iu.exec(line)?.[1];
  if (name === undefined || !/^\p{Lu}/u.test(name) || /[.!?…:;,]$/.test(name)) return undefined;
  const cut = [...name.matchAll(/\s*[,|·•–—(]\s*|\s(?=\d)/g)].find(({ 0: sign, index }) =>
    DATE.test(name.slice(index + sign.length).replace(/\)$/, '')),
  );
  return cut ? name.slice(0, cut.index) : name;
}

function passage(block: MarkupBlock, text: string, heading: string | undefined, number: number, ids: Set<string>): Passage {
  let id = block.id !== undefined && !ids.has(block.id) ? block.id : `p-${number}`;
  for (let n = 2; ids.has(id); n++) id = `p-${number}-${n}`;
  ids.add(id);
  return {
    id,
    text,
    ...(heading !== undefined && { heading }),
    body: block.rich,
    quotations: findQuotations(block.rich, text),
    timecodes: timecodesIn(text),
    ...(block.line !== undefined && { line: block.line }),
  };
}

/** NULs, or the beginnings of the files that are most often taken for text. */
const isBinary = (text: string): boolean =>
  ['%PDF-', 'PK\u0003\u0004', '{\\rtf'].some((mark) => text.startsWith(mark)) || text.slice(0, 10_000).includes('\0');

/** How a whole web page begins, as it is served in place of a file that is not there; a piece of HTML within Markdown does not. */
const PAGE = /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head)\b/i;

function formatOfName(source: string | undefined): 'markdown' | 'html' | 'text' | undefined {
  const ending = /\.(md|markdown|html?|xhtml|txt)(?:[?#]|$)/i.exec(source ?? '')?.[1]?.toLowerCase();
  return ending === undefined ? undefined : ending === 'txt' ? 'text' : ending.startsWith('m') ? 'markdown' : 'html';
}

function guessFormat(text: string): 'markdown' | 'html' {
  const start = text.slice(0, 20_000);
  if (
    /^\s*(?:<!--(?:(?!-->)[^])*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype|html|head|body|main|article|section|div|p|h[1-6]|header)\b/i.test(start)
  )
    return 'html';
  return (start.match(/<\/(?:p|div|h[1-6]|li)>/gi)?.length ?? 0) >= 3 ? 'html' : 'markdown';
}

/** `---` to `---` at the very top is for programs; its lines stay, empty, so that line numbers do. */
function withoutFrontMatter(markdown: string): string {
  const matter = /^(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n){0,200}?\1[ \t]*(?:\r?\n|$)/.exec(markdown)?.[0];
  return matter ? matter.replace(/[^\n]/g, '') + markdown.slice(matter.length) : markdown;
}

/** Paragraphs between blank lines (or each line, where there are no blank lines); the first short line is the title, others are headings. */
function textBlocks(text: string): MarkupPage {
  const kept = text.slice(0, MAX_HTML);
  const lines = kept.replace(/\r\n?/g, '\n').split('\n');
  const blank = lines.some((line, i) => i && i < lines.length - 1 && !line.trim());
  const groups: { line: number; lines: string[] }[] = [];
  let open = false;
  for (const [i, line] of lines.entries()) {
    if (!line.trim()) open = false;
    else if (open && blank) groups.at(-1)!.lines.push(line.trim());
    else {
      groups.push({ line: i + 1, lines: [line.trim()] });
      open = true;
    }
  }
  const blocks = groups.map((group, i): MarkupBlock => {
    const joined = group.lines.join(' ');
    const heading = group.lines.length === 1 && joined.length <= MAX_HEADING && /[\p{L}\p{N})]$/u.test(joined) && i < groups.length - 1;
    return heading
      ? { kind: 'heading', level: i ? 2 : 1, rich: [joined], line: group.line, linked: 0 }
      : { kind: 'passage', rich: [{ tag: 'p', children: [joined] }], line: group.line, linked: 0 };
  });
  return { blocks, truncated: kept.length < text.length };
}

/** What stands in quotation marks, in the order of the text, then what is marked up as a quotation. */
function findQuotations(rich: RichText, text: string): string[] {
  const found = new Set(quotationsIn(text));
  const work: RichNode[] = rich.toReversed();
  while (work.length) {
    const node = work.pop()!;
    if (typeof node === 'string') continue;
    const quotation = node.tag === 'q' || node.tag === 'blockquote' ? textOf([node]).replace(/\s+/g, ' ') : '';
    if (quotation && quotation.length <= MAX_QUOTATION) found.add(quotation.replace(/^["“„«‘']+|["”“»’']+$/g, ''));
    for (let i = node.children.length - 1; i >= 0; i--) work.push(node.children[i]!);
  }
  return [...found];
}
