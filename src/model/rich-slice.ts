import type { RichNode, RichText } from './rich-text.js';

// Cutting a rich text: by its letters, of which a line break and a picture are one each.

const BREAK = '\v';
const PICTURE = '\uFFFC';
const HOLLOW: Readonly<Record<string, string>> = { br: BREAK, hr: PICTURE, img: PICTURE };

/** All letters as they are in the tree, white space too; and where in them elements on lines of their own begin. */
function lettersOf(rich: RichText): { letters: string; blocks: number[] } {
  const pieces: string[] = [];
  const blocks: number[] = [];
  let length = 0;
  const push = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  const work: RichNode[] = rich.toReversed();
  while (work.length) {
    const node = work.pop()!;
    if (typeof node === 'string') push(node);
    else if (HOLLOW[node.tag]) push(HOLLOW[node.tag]!);
    else {
      if (/^(p|li|dd|dt|blockquote)$/.test(node.tag) && length) blocks.push(length);
      for (let i = node.children.length - 1; i >= 0; i--) work.push(node.children[i]!);
    }
  }
  return { letters: pieces.join(''), blocks };
}

/** The letters from `from` to `to`, in the elements that they are in. */
function sliceRich(rich: RichText, from: number, to: number): RichNode[] {
  let at = 0;
  const visit = (nodes: RichText): RichNode[] =>
    nodes.flatMap((node): RichNode[] => {
      if (typeof node === 'string') {
        const kept = node.slice(Math.max(0, from - at), Math.max(0, to - at));
        at += node.length;
        return kept ? [kept] : [];
      }
      if (HOLLOW[node.tag]) {
        const place = at++;
        return place >= from && place < to ? [node] : [];
      }
      const children = visit(node.children);
      return children.length ? [{ ...node, children }] : [];
    });
  return visit(rich);
}

/** The pieces between these cuts, each with the white space at its edges left out. */
function piecesAt(rich: RichText, letters: string, cuts: readonly number[]): RichText[] {
  return [...cuts, letters.length].map((to, i) => {
    let [from, until] = [cuts[i - 1] ?? 0, to];
    while (from < until && /\s/.test(letters[from]!)) from++;
    while (until > from && /\s/.test(letters[until - 1]!)) until--;
    return sliceRich(rich, from, until);
  });
}

/** Paragraphs that an author told apart by two line breaks and more. */
export function splitAtBreaks(rich: RichText): readonly RichText[] {
  if (!JSON.stringify(rich).includes('"br"')) return [rich];
  const { letters } = lettersOf(rich);
  const cuts = [...letters.matchAll(/\v(?:[^\S\v]*\v)+/g)].map(({ index }) => index);
  return cuts.length ? piecesAt(rich, letters, cuts).filter((piece) => piece.length) : [rich];
}

/** What ends a sentence, and what the next one begins with. Chinese and Japanese need no space between. */
const SENTENCE_END = /(?<![.!?…])[.!?…]+["”’»)\]]*\s+(?=[("“„«‘'[¿¡—–-]*[\p{Lu}\p{N}\p{Lo}])|(?<![。！？])[。！？]+[」』”’]*/gu;
/** A full stop that ends no sentence. */
const ABBREVIATED =
  /(?:^|[\s("“‘[])(?:Mrs?|Ms|Dr|St|Prof|Sr|Jr|Mme|Mlle|vs|cf|e\.g|i\.e|pp?|vol|no|nos|fig|ch|eds?|trans|dir|approx|ca?|\p{Lu})\.\s+$/iu;

/** A passage as long as fits a card and a page; those up to this stay whole. Letters. */
export const MAX_PASSAGE = 1200;
/** Longer ones are cut into pieces of about so many. */
const PIECE = 900;

/** A long passage in pieces of like length that end with a sentence, or with a paragraph in it, but not within a quotation. */
export function splitAtSentences(rich: RichText): readonly RichText[] {
  const { letters, blocks } = lettersOf(rich);
  if (letters.length <= MAX_PASSAGE) return [rich];
  const ends = [...sentenceEnds(letters), ...blocks].sort((a, b) => a - b);
  const count = Math.ceil(letters.length / PIECE);
  const cuts: number[] = [];
  let next = 0;
  for (let piece = 1; piece < count; piece++) {
    const wanted = (letters.length * piece) / count;
    while (next + 1 < ends.length && Math.abs(ends[next + 1]! - wanted) <= Math.abs(ends[next]! - wanted)) next++;
    const cut = ends[next];
    if (cut !== undefined && cut > (cuts.at(-1) ?? 0) && cut < letters.length) cuts.push(cut);
  }
  return cuts.length ? piecesAt(rich, letters, cuts).filter((piece) => piece.length) : [rich];
}

function sentenceEnds(letters: string): number[] {
  const ends: number[] = [];
  let open = 0;
  let straight = false;
  let counted = 0;
  for (const match of letters.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    for (; counted < end; counted++) {
      const letter = letters[counted]!;
      if (letter === '“' || letter === '«') open++;
      else if (letter === '”' || letter === '»') open = Math.max(0, open - 1);
      else if (letter === '"') straight = !straight;
    }
    if (!open && !straight && !ABBREVIATED.test(letters.slice(Math.max(0, end - 16), end))) ends.push(end);
  }
  return ends;
}
