import { toBytes } from './bytes.js';
import { decodeBytes } from './encoding.js';
import type { Interval } from './interval.js';
import { blocksOf, type MarkupBlock } from './blocks.js';
import { htmlBlocks, markdownBlocks, MAX_HTML, MAX_MARKDOWN, type MarkupPage } from './markup.js';
import { pictureRefused, type TextOrigin } from './picture-address.js';
import { MAX_QUOTATION, quotationsIn, timecodesIn } from './passage-clues.js';
import { languageTag } from './language-tag.js';
import { ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';
import { MAX_PASSAGE, splitAtBreaks, splitAtSentences } from './rich-slice.js';
import { type RichElement, type RichNode, type RichText, textOf } from './rich-text.js';
import { cleanTree } from './safe-tree.js';

/** An essay cut into the pieces that can stand beside the film. */
export interface Article {
  readonly title?: string;
  /** From a line "By ..." right under the title, or from what a Markdown file says about itself at its top. */
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
  /** What it is in the article; a long one that was cut has the same for each piece. `parseArticle` always says it, and so the two lists below. */
  readonly form?: 'paragraph' | 'item' | 'quotation' | 'row' | 'definition' | 'preformatted';
  /** The nearest heading above it. */
  readonly heading?: string;
  /** BCP 47: its own, or that of the article. */
  readonly language?: string;
  readonly body: RichText;
  /** What it quotes, word for word, without the quotation marks. */
  readonly quotations: readonly string[];
  /** Moments of the film it names ("at 1:02:10", "0:45-0:52"); a single moment has `end` equal to `start`. */
  readonly timecodes: readonly Interval[];
  /** Where it leads: safe addresses, with the words that bear them. */
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  /** Pictures in it or right behind it, those only that may be displayed: of the article's own server, and of those that are allowed. Their captions are no part of the text. */
  readonly images?: readonly { readonly src: string; readonly alt: string }[];
  /** Lines of the source it begins and ends on, counted from 1; a piece of a long passage has those of the whole. */
  readonly line?: number;
  readonly endLine?: number;
  /** The passage that this is a further piece of: long ones are cut where a sentence ends. */
  readonly continues?: string;
}

export interface ParseArticleOptions {
  /** Guessed from the name and the text where absent. */
  readonly format?: 'markdown' | 'html' | 'text';
  /** The article's own address: relative links start there, and its pictures come from that server. */
  readonly base?: string;
  /** Other servers that its pictures may come from, as `https://pictures.example`. */
  readonly imageOrigins?: readonly string[];
  /** A WHATWG encoding label for bytes that bear no byte order mark; else it is found out. */
  readonly encoding?: string;
  /** File or address, named in the problems; its ending helps to guess the format. */
  readonly source?: string;
}

/** Bytes of a file. A page with pictures in its text may have some megabytes; what is over this would hold up the page. */
const MAX_ARTICLE_BYTES = 20_000_000;

/** A book has as many paragraphs; what has more is a list, and would hold up all that is done with passages. */
const MAX_PASSAGES = 5000;

/** In a page's text, what consists of links to this share is navigation. */
const MOSTLY_LINKS = 0.7;
/** A line of plain text that is no longer and ends like no sentence is a heading. */
const MAX_HEADING = 80;

/**
 * Cuts an article into passages: paragraphs, list items, quotations, table rows, definitions, each with the heading above it, what it quotes and the times it names.
 * Passages of more than 1,200 letters are cut where sentences end. Of a web page the main text is taken, without navigation, captions and footnotes. Never throws for bad input.
 *
 * @param source text, or (better) the bytes of the file, whose encoding is then found out as for subtitles.
 * @throws {TypeError} where `source` is neither. @throws {RangeError} for a format that is none of these.
 * @example parseArticle('# A title\n\nAt 1:02:10 she says "I stayed for the lamp".').passages[0] // { id: 'p-1', quotations: ['I stayed for the lamp'], ... }
 */
export function parseArticle(source: string | ArrayBuffer | Uint8Array, options: ParseArticleOptions = {}): Article {
  return readSource(source, options).article;
}

/** An article for reading: its passages, and the text with all that stands between them (headings, lists, tables, pictures, notes at the foot). */
export interface WholeArticle {
  readonly article: Article;
  readonly text: RichText;
}

/** As `parseArticle`, with the whole text for display. */
export function parseWholeArticle(source: string | ArrayBuffer | Uint8Array, options: ParseArticleOptions = {}): WholeArticle {
  const { article, whole } = readSource(source, options);
  return { article, text: whole() };
}

/** The text is made for display only where it is displayed. */
interface ReadSource {
  readonly article: Article;
  readonly whole: () => RichText;
}

function readSource(source: string | ArrayBuffer | Uint8Array, options: ParseArticleOptions): ReadSource {
  const content = typeof source === 'string' ? source : toBytes(source);
  if (content === null) throw new TypeError('parseArticle: source must be a string, an ArrayBuffer or a Uint8Array');
  if (options.format !== undefined && !['markdown', 'html', 'text'].includes(options.format))
    throw new RangeError(`parseArticle: there is no format "${options.format as string}"; there are markdown, html and text`);
  const problems = new ProblemList(options.source);
  if (typeof content !== 'string' && content.length > MAX_ARTICLE_BYTES) {
    const megabytes = Math.round(content.length / 1_000_000);
    problems.error('file-too-large', `The file has ${megabytes} MB; articles are never larger than 20 MB.`, { detail: { megabytes } });
    return nothingIn(problems);
  }
  const decoded = typeof content === 'string' ? { text: content } : decodeBytes(content, options.encoding, problems);
  const text = decoded.text.replace(/^\uFEFF/, '');
  const encoding = 'encoding' in decoded && { encoding: decoded.encoding };
  if (!text.trim()) problems.error('empty-file', 'The article is empty.');
  else if (isBinary(text)) problems.error('binary-file', 'This is not a text file.');
  else {
    const { article, whole } = read(text, options, problems);
    return { article: { ...article, ...encoding }, whole };
  }
  return nothingIn(problems, encoding);
}

const nothingIn = (problems: ProblemList, more: object | false = false): ReadSource => ({
  article: { ...more, passages: [], problems: problems.list() },
  whole: () => [],
});

function read(text: string, options: ParseArticleOptions, problems: ProblemList): ReadSource {
  const format = options.format ?? formatOfName(options.source) ?? guessFormat(text);
  if (format !== 'html' && PAGE.test(text.slice(0, 4096))) {
    problems.error('html-file', 'This is a web page, not an article. Perhaps the address is wrong, or asks for a login.');
    return nothingIn(problems);
  }
  const matter = format === 'markdown' ? frontMatter(text) : undefined;
  const refused = new Set<string>();
  let simplified = false;
  const origin: TextOrigin = { ...options, refused: (address) => refused.add(address), simplified: () => (simplified = true) };
  const page: MarkupPage =
    format === 'html'
      ? htmlBlocks(text, origin)
      : format === 'markdown'
        ? markdownBlocks(withoutFrontMatter(text, matter), origin)
        : textBlocks(text);
  for (const address of refused) problems.warning(...pictureRefused(address));
  if (page.truncated) {
    const limit = format === 'markdown' ? MAX_MARKDOWN : MAX_HTML;
    problems.error('file-too-large', `Only the first ${limit} characters of the article are read.`, { detail: { limit } });
  }
  if (simplified)
    problems.warning(
      'markup-left-out',
      'The article has more markup, or deeper, than is read. Some of it is left out; the words are all there.',
    );
  return { article: articleOf(page, problems, { format, about: matter?.about }), whole: page.whole };
}

/** An article's tree, as `articleOfElement` makes it of a page's own: `properties` are HTML's, of which those of the allow-list are read. */
export interface ArticleTree {
  readonly type: 'root';
  readonly children: readonly ArticleTreeNode[];
}
export type ArticleTreeNode =
  | { readonly type: 'text'; readonly value: string }
  | {
      readonly type: 'element';
      readonly tagName: string;
      readonly properties: Readonly<Record<string, string | number>>;
      readonly children: readonly ArticleTreeNode[];
    };

/** As `parseArticle`, of a tree instead of text; `dataLine` of an element is the `line` of its passage. */
export function parseArticleTree(
  tree: ArticleTree,
  { language, ...origin }: Pick<ParseArticleOptions, 'base' | 'imageOrigins'> & { readonly language?: string } = {},
): Article {
  const blocks = blocksOf(cleanTree(tree as Parameters<typeof cleanTree>[0]), origin, language);
  return articleOf({ blocks, ...(language && { language }) }, new ProblemList(), { format: 'html' });
}

interface About {
  readonly title?: string;
  readonly author?: string;
  readonly language?: string;
}

function articleOf(
  page: Pick<MarkupPage, 'blocks' | 'title' | 'language'>,
  problems: ProblemList,
  { format, about = {} }: { format: 'markdown' | 'html' | 'text'; about?: About },
): Article {
  const passages: Passage[] = [];
  const ids = new Set<string>();
  const language = languageTag(about.language) ?? languageTag(page.language);
  let heading: string | undefined;
  let title: string | undefined;
  let author: string | undefined;
  let number = 0;
  /** Pictures that no passage stands before. */
  let pictures: Picture[] = [];
  /** Those of the last passage, which may become more. */
  let imagesOfLast: Picture[] = [];
  for (const block of page.blocks) {
    const plain = textOf(block.rich);
    if (block.kind === 'picture' || !plain) {
      const images = imagesIn(block.rich);
      (passages.length ? imagesOfLast : pictures).push(...images);
      continue;
    }
    // Under the title and before the first paragraph. In plain text such a line looks like a heading.
    if (heading !== undefined && !passages.length && block.level !== 1) {
      const byline = readByline(plain);
      author ??= byline;
      if (byline !== undefined || DATE.test(plain) || READING_TIME.test(plain)) continue;
    }
    if (block.kind === 'heading') {
      // What stands over the title of a page is the part of the magazine that it is in.
      if (
        format === 'html' &&
        block.level === 1 &&
        heading === undefined &&
        passages.length <= MAX_KICKERS &&
        passages.every(({ text }) => text.length <= MAX_KICKER)
      ) {
        passages.length = number = 0;
        ids.clear();
      }
      heading = plain.replaceAll('\n', ' ');
      if (block.level === 1) title ??= heading;
      continue;
    }
    if (format === 'html' && block.linked >= MOSTLY_LINKS) continue;
    const isCut = block.form !== 'preformatted' && block.form !== 'row';
    for (const paragraph of isCut ? splitAtBreaks(block.rich) : [block.rich]) {
      const pieces = isCut && plain.length > MAX_PASSAGE ? splitAtSentences(paragraph) : [paragraph];
      number++;
      let whole: string | undefined;
      for (const [i, rich] of pieces.entries()) {
        const text = textOf(rich);
        if (!text) continue;
        imagesOfLast = [...pictures, ...imagesIn(rich)];
        pictures = [];
        const made = passage({ ...block, rich }, text, { heading, language, continues: whole, id: i ? `${whole}-${i + 1}` : `p-${number}`, ids, images: imagesOfLast }); // prettier-ignore
        whole ??= made.id;
        passages.push(made);
      }
    }
    if (passages.length >= MAX_PASSAGES) {
      problems.error('too-many-passages', `Only the first ${MAX_PASSAGES} passages of the article are read.`, {
        ...(block.line !== undefined && { line: block.line }),
        detail: { limit: MAX_PASSAGES },
      });
      break;
    }
  }
  if (!passages.length) problems.error('no-passages', 'There is no text in this article.');
  title ??= about.title ?? page.title;
  author ??= about.author;
  return {
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author }),
    ...(language && { language }),
    passages,
    problems: problems.list(),
  };
}

/** "5 min read", as magazines have it under the title. */
const READING_TIME = /^\d{1,3}[- ]?min(?:ute)?s?(?: read(?:ing time)?)?$/i;

/** Letters: "Essays", "Film of the week". */
const MAX_KICKER = 40;
/** Lines: with more over the title they are the text's own, a motto or a list. */
const MAX_KICKERS = 2;

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

function passage(
  block: MarkupBlock,
  text: string,
  more: { heading?: string; language?: string; continues?: string; id: string; ids: Set<string>; images: readonly Picture[] },
): Passage {
  const { heading, continues, ids } = more;
  const wanted = block.id !== undefined && continues === undefined && !ids.has(block.id) ? block.id : more.id;
  let id = wanted;
  for (let n = 2; ids.has(id); n++) id = `${wanted}-${n}`;
  ids.add(id);
  const language = block.language ?? more.language;
  return {
    id,
    text,
    form: block.form ?? 'paragraph',
    ...(heading !== undefined && { heading }),
    ...(language !== undefined && language && { language }),
    body: block.rich,
    quotations: findQuotations(block.rich, text),
    timecodes: timecodesIn(text),
    links: elementsIn(block.rich, 'a').map((link) => ({ href: link.attributes?.['href'] ?? '', text: textOf(link.children) })),
    images: more.images,
    ...(block.line !== undefined && { line: block.line }),
    ...(block.endLine !== undefined && { endLine: block.endLine }),
    ...(continues !== undefined && { continues }),
  };
}

type Picture = NonNullable<Passage['images']>[number];

const imagesIn = (rich: RichText): Picture[] =>
  elementsIn(rich, 'img').map(({ attributes }) => ({ src: attributes?.['src'] ?? '', alt: attributes?.['alt'] ?? '' }));

function elementsIn(rich: RichText, tag: string): RichElement[] {
  const found: RichElement[] = [];
  const work: RichNode[] = rich.toReversed();
  while (work.length) {
    const node = work.pop()!;
    if (typeof node === 'string') continue;
    if (node.tag === tag) found.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) work.push(node.children[i]!);
  }
  return found;
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
    /^\s*(?:<!--(?:(?!-->)[^])*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype|html|head|body|main|article|section|div|p|h[1-6]|header|blockquote|ul|ol|dl|table|figure)\b/i.test(
      start,
    )
  )
    return 'html';
  return (start.match(/<\/(?:p|div|h[1-6]|li)>/gi)?.length ?? 0) >= 3 ? 'html' : 'markdown';
}

interface FrontMatter {
  /** As it stands, with its marks. */
  readonly source: string;
  readonly about: About;
}

/** `---` to `---` at the very top is for programs, which say there what the article is: `title: ...`, `author: ...`, `lang: ...`. */
function frontMatter(markdown: string): FrontMatter | undefined {
  const source = /^(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n){0,200}?\1[ \t]*(?:\r?\n|$)/.exec(markdown)?.[0];
  if (source === undefined) return undefined;
  const valueOf = (key: string): string | undefined => {
    const value = new RegExp(String.raw`^(?:${key})[ \t]{0,9}[:=][ \t]{0,9}(\S[^\n]{0,200})`, 'im').exec(source)?.[1]?.trim();
    return value === undefined ? undefined : (/^(["'])(.*)\1$/.exec(value)?.[2] ?? value);
  };
  const [title, author, language] = [valueOf('title'), valueOf('author'), valueOf('lang(?:uage)?')];
  return {
    source,
    about: {
      ...(title && { title }),
      ...(author && !/^[[{]/.test(author) && { author }),
      ...(language && { language }),
    },
  };
}

/** Its lines stay, empty, so that line numbers do. */
const withoutFrontMatter = (markdown: string, matter: FrontMatter | undefined): string =>
  matter ? matter.source.replace(/[^\n]/g, '') + markdown.slice(matter.source.length) : markdown;

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
      : {
          kind: 'passage',
          rich: [{ tag: 'p', children: [joined] }],
          line: group.line,
          endLine: group.line + group.lines.length - 1,
          linked: 0,
        };
  });
  const whole = () => blocks.map(({ kind, level, rich }): RichNode => (kind === 'heading' ? { tag: level === 1 ? 'h1' : 'h2', children: rich } : rich[0]!)); // prettier-ignore
  return { blocks, truncated: kept.length < text.length, whole };
}

/** What stands in quotation marks, in the order of the text, then what is marked up as a quotation. */
function findQuotations(rich: RichText, text: string): string[] {
  const found = new Set(quotationsIn(text));
  const add = (quoted: string) => {
    const quotation = quoted.replace(/\s+/g, ' ').replace(/^["“„«‘']+|["”“»’']+$/g, '');
    if (quotation && quoted.length <= MAX_QUOTATION) found.add(quotation);
  };
  for (const element of elementsIn(rich, 'q')) add(textOf([element]));
  for (const element of elementsIn(rich, 'blockquote')) add(textOf(withoutSource(element)));
  return [...found];
}

/** A block quotation without who said it: a `cite` at its end, or a last line with a dash. */
function withoutSource({ children }: RichElement): RichText {
  const last = children.at(-1);
  if (last === undefined || isCite(last)) return children.slice(0, -1);
  if (children.length > 1 && isSource([last])) return children.slice(0, -1);
  if (typeof last === 'string') return children;
  const inner = isCite(last.children.at(-1)) && last.children.length > 1 ? last.children.slice(0, -1) : last.children;
  const line = inner.findLastIndex((node) => typeof node === 'object' && node.tag === 'br');
  const kept = line > 0 && isSource(inner.slice(line + 1)) ? inner.slice(0, line) : inner;
  return [...children.slice(0, -1), { ...last, children: kept }];
}

const isCite = (node: RichNode | undefined): boolean => typeof node === 'object' && node.tag === 'cite';

/** Of a quotation's last line: is it who said it? */
const isSource = (line: RichText): boolean =>
  /^[\p{Pd}~]\s*\S/u.test(textOf(line)) || line.every((node) => typeof node === 'object' && node.children.length > 0 && node.children.every(isCite)); // prettier-ignore
