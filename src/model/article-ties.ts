import type { Annotation } from './annotation.js';
import type { Passage } from './article.js';
import type { Interval } from './interval.js';

/** A passage of an article, tied to a span of the film (seconds). */
export interface Tie extends Interval {
  /** The passage's id. */
  readonly passage: string;
  /** The note that ties it. */
  readonly note: Annotation;
}

/** Texts shorter than this (letters) are too common to tell a passage by, unless all of it is the same. */
const MIN_PART = 40;
/** With more pairs of passage and note, parts are not looked for: it would hold up the page. A book with some hundred notes has as many. */
const MAX_PAIRS = 1_000_000;

/**
 * Which passages of an article the notes of a film come from, by start.
 *
 * A note is tied by what it says of its passage (`passage`: an id, `essay.html#id`, a text fragment `#:~:text=…`) or by its words, where they are those of a passage.
 * Words go before a counted id (`p-7`): an article may have got a new paragraph since its notes were made. A note that names another file is not tied.
 *
 * @param source the article's address, where it has one
 */
export function tiesOf(passages: readonly Passage[], notes: readonly Annotation[], source?: string): readonly Tie[] {
  if (!passages.length) return [];
  const index = new PassageIndex(passages, passages.length * notes.length <= MAX_PAIRS);
  return notes
    .flatMap((note): Tie[] => {
      const passage = index.passageOf(note, source);
      return passage === undefined ? [] : [{ passage, start: note.start, end: note.end, note }];
    })
    .sort((a, b) => a.start - b.start);
}

/** The tie that began last, at a moment: where the film is in the article. Background is nowhere. */
export function lastTie(ties: readonly Tie[], time: number): Tie | undefined {
  return ties.findLast(({ start, note }) => start <= time && note.origin !== 'ambient');
}

/** How a note names its passage. */
interface Reference {
  /** The file's own name, without its folders. */
  readonly file?: string;
  readonly id?: string;
  /** Words that the passage has, and those that the quoted stretch ends with, if it is told by its ends. */
  readonly words?: string;
}

class PassageIndex {
  readonly #byId = new Map<string, { readonly id: string; readonly letters: string }>();
  readonly #byText = new Map<string, string>();

  constructor(
    passages: readonly Passage[],
    private readonly findsParts: boolean,
  ) {
    for (const { id, text } of passages) {
      const letters = lettersOf(text);
      this.#byId.set(id, { id, letters });
      if (letters && !this.#byText.has(letters)) this.#byText.set(letters, id);
    }
  }

  passageOf({ passage, text }: Annotation, source: string | undefined): string | undefined {
    const reference: Reference = passage === undefined ? {} : readReference(passage);
    if (reference.file !== undefined && source !== undefined && reference.file !== fileOf(source)) return undefined;
    const named = this.#byId.get(reference.id ?? '');
    const letters = lettersOf(text);
    if (named && (!letters || sharesText(named.letters, letters))) return named.id;
    return this.#byWords(reference.words) ?? this.#byText.get(letters) ?? this.#byPart(letters) ?? named?.id;
  }

  #byWords(words: string | undefined): string | undefined {
    const letters = words === undefined ? '' : lettersOf(words);
    return letters ? [...this.#byId.values()].find((one) => one.letters.includes(letters))?.id : undefined;
  }

  /** A note may be a part of its passage; or more, where a quotation of the film was joined to it. */
  #byPart(letters: string): string | undefined {
    if (!this.findsParts || letters.length < MIN_PART) return undefined;
    const all = [...this.#byId.values()];
    const whole = all.find((one) => one.letters.includes(letters));
    const parts = all.filter((one) => one.letters.length >= MIN_PART && letters.includes(one.letters));
    return (whole ?? parts.sort((a, b) => b.letters.length - a.letters.length)[0])?.id;
  }
}

const sharesText = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

/** What of a text is compared: its letters and digits, without case, signs and line breaks. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

const fileOf = (address: string): string => {
  const [path = ''] = address.split(/[?#]/, 1);
  return path.slice(path.lastIndexOf('/') + 1);
};

/** `p-3`, `#p-3`, `essay.html#p-3`, `#p-3:~:text=words`, `essay.html#:~:text=before-,first,last,-after`. */
function readReference(passage: string): Reference {
  const at = passage.indexOf('#');
  const fragment = at < 0 ? passage : passage.slice(at + 1);
  const file = at > 0 ? fileOf(passage.slice(0, at)) : '';
  const [id = '', directive] = fragment.split(':~:', 2);
  // Of a range only its beginning is looked for: both ends lie in one passage.
  const parts = /(?:^|&)text=([^&]*)/.exec(directive ?? '')?.[1]?.split(',').filter((part) => !/^-|-$/.test(part)); // prettier-ignore
  return { ...(file && { file }), ...(id && { id: decode(id) }), ...(parts?.[0] && { words: decode(parts[0]) }) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
