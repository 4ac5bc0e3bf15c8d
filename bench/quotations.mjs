// Makes quotations of films, and asks how they are found: those that are in the film as a writer may quote them, and those that are not.
import { randomFrom } from './random.mjs';

export const LENGTHS = Array.from({ length: 18 }, (_, i) => i + 3);
/** Below this a quotation must be found word for word or not at all. */
export const APPROXIMATE_FROM = 6;
/** How a writer quotes. `from` says from how many words on it is one that has to be found. */
export const KINDS = {
  'verbatim': { from: 3 },
  'joined across cues': { from: 3 },
  'curly, other case': { from: 3 },
  'a word misremembered': { from: APPROXIMATE_FROM },
  'middle elided': { from: APPROXIMATE_FROM },
  'a repeat, by its context': { from: 3 },
  // No goal: as likely as not it is another line.
  'a word changed, two left out': { from: 8, told: true },
}; // prettier-ignore
export const ABSENT = { 'absent': '', 'absent, elided': ' … ' }; // prettier-ignore

/** Words for comparing, on purpose not by the library's own rules. */
const plainWords = (text) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]|(?<=[a-z0-9])['’‑-](?=[a-z0-9])/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The film as a row of spoken words: each as it is written, with the breaks behind it, and the cue it is in. */
export function wordsOf({ name, cues }, spokenText) {
  const words = [];
  for (const [cue, { text }] of cues.map((one) => ({ text: spokenText(one) })).entries())
    for (const match of text.matchAll(/(\S+)(\s*)/g)) {
      const plain = plainWords(match[1]);
      // A sign between two words goes with the first, two words without a space count as they stand.
      if (plain.length) words.push({ raw: match[1], gap: match[2] || ' ', plain: plain.join(' '), cue });
      else if (words.length) words.at(-1).raw += ` ${match[1]}`;
    }
  const single = words.every(({ plain }) => !plain.includes(' ')) ? words : words.filter(({ plain }) => !plain.includes(' '));
  const text = ` ${words.map(({ plain }) => plain).join(' ')} `;
  return { name, cues, words, single, text };
}

const plainOf = (words) => words.map(({ plain }) => plain).join(' ');
const proseOf = (words) => words.map(({ raw }) => raw).join(' ');
const has = (film, plain) => film.text.includes(` ${plain} `);

const curly = (text) => text.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’').replaceAll(/"([^"]*)"/g, '“$1”');
/** As it stands within a writer's sentence. */
function requoted(text, random) {
  const turned = random() < 0.5 ? text.toLowerCase() : random() < 0.5 ? text.toUpperCase() : text[0].toLowerCase() + text.slice(1);
  return `“${curly(turned.replace(/[\s.,;:!?—-]+$/, ''))}${random() < 0.5 ? ',' : ''}”`;
}

/** One quotation of that kind and length, with the places where it is right; `undefined` where the draw gave none. */
function draw(kind, count, film, random) {
  const { words } = film;
  const elision = kind === 'middle elided' ? 1 + Math.floor(random() * count) : kind.endsWith('left out') ? 2 : 0;
  const total = count + elision;
  const from = Math.floor(random() * (words.length - total));
  const run = words.slice(from, from + total);
  const [first, last] = [run[0].cue, run.at(-1).cue];
  const plain = plainOf(run);
  const whole = { plain, first, last };
  switch (kind) {
    case 'verbatim':
      return first === last ? { exact: run.map(({ raw, gap }) => raw + gap).join('').trim(), ...whole } : undefined; // prettier-ignore
    case 'joined across cues':
      return first === last ? undefined : { exact: proseOf(run), ...whole };
    case 'curly, other case':
      return { exact: requoted(proseOf(run), random), ...whole };
    case 'a word misremembered': {
      const at = Math.floor(random() * count);
      const other = words[Math.floor(random() * words.length)];
      if (other.plain === run[at].plain) return undefined;
      const changed = run.with(at, other);
      return has(film, plainOf(changed)) ? undefined : { exact: proseOf(changed), ...whole };
    }
    case 'a word changed, two left out': {
      const other = words[Math.floor(random() * words.length)];
      const at = 1 + Math.floor(random() * (count - 2));
      const left = new Set(Array.from({ length: 2 }, () => 1 + Math.floor(random() * (total - 2))));
      const kept = run.with(at, other).filter((_, i) => !left.has(i));
      return has(film, plainOf(kept)) ? undefined : { exact: proseOf(kept), ...whole };
    }
    case 'middle elided': {
      const before = Math.ceil(count / 2);
      const sign = [' … ', ' ... ', ' [...] ', ' […] '][Math.floor(random() * 4)];
      return { exact: proseOf(run.slice(0, before)) + sign + proseOf(run.slice(before + elision)), ...whole };
    }
    case 'a repeat, by its context': {
      if (film.text.indexOf(` ${plain} `) === film.text.lastIndexOf(` ${plain} `)) return undefined;
      const around = 6;
      const [prefix, suffix] = [words.slice(Math.max(0, from - around), from), words.slice(from + total, from + total + around)];
      const context = `${plainOf(prefix)} ${plain} ${plainOf(suffix)}`;
      if (film.text.indexOf(` ${context} `) !== film.text.lastIndexOf(` ${context} `)) return undefined;
      return { exact: proseOf(run), prefix: proseOf(prefix), suffix: proseOf(suffix), plain: context, first, last };
    }
  }
}

/** One that is not in the film: a line of another. */
function drawAbsent(elided, count, film, others, random) {
  const other = others[Math.floor(random() * others.length)];
  const from = Math.floor(random() * (other.words.length - count));
  const run = other.words.slice(from, from + count);
  if (has(film, plainOf(run))) return undefined;
  if (!elided) return { exact: proseOf(run) };
  const before = Math.ceil(count / 2);
  const rest = other.words.slice(from + count + 4, from + 2 * count + 4 - before);
  return rest.length === count - before ? { exact: proseOf(run.slice(0, before)) + elided + proseOf(rest) } : undefined;
}

/** Do the cues of the answer touch a place where these words are spoken? */
function isRight({ start, end }, { plain, first, last }, film) {
  const touches = (from, to) => start < film.cues[to].end && film.cues[from].start < end;
  if (touches(first, last)) return true;
  // The same words elsewhere are as right.
  let word = 0;
  for (let at = film.text.indexOf(` ${plain} `); at >= 0; at = film.text.indexOf(` ${plain} `, at + 1)) {
    word = film.text.slice(0, at).split(' ').length - 1;
    const count = plain.split(' ').length;
    const [a, b] = [film.flat[word], film.flat[word + count - 1]];
    if (a !== undefined && b !== undefined && touches(a, b)) return true;
  }
  return false;
}

const emptyRow = () => ({ asked: 0, anchored: 0, right: 0, suggested: 0 });

/**
 * Asks `anchorQuote` for so many quotations of each kind and length in each film.
 *
 * @returns counts by kind, then by length; `odd` holds some absent ones that were anchored, and real ones anchored at a wrong place.
 */
export function measure(films, { anchorQuote, spokenText }, { real, absent, seed, kinds = Object.keys(KINDS) }) {
  const random = randomFrom(seed);
  const read = films.map((film) => {
    const made = wordsOf(film, spokenText);
    return { ...made, flat: made.words.flatMap(({ plain, cue }) => plain.split(' ').map(() => cue)) };
  });
  const table = Object.fromEntries([...kinds, ...Object.keys(ABSENT)].map((kind) => [kind, new Map(LENGTHS.map((n) => [n, emptyRow()]))]));
  const odd = [];
  const ask = (kind, count, film, quotation) => {
    const { plain, first, last: _last, ...asked } = quotation;
    const found = anchorQuote(asked, film.cues);
    const row = table[kind].get(count);
    row.asked++;
    if (found.state === 'suggested') row.suggested++;
    if (found.state === 'orphan') return;
    const right = plain !== undefined && isRight(found, quotation, film);
    if (right && found.state === 'anchored') row.right++;
    if (found.state !== 'anchored') return;
    row.anchored++;
    if (!right) odd.push({ kind, count, film: film.name, exact: asked.exact, score: found.score, start: found.start, wanted: first });
  };
  /** A draw may give nothing, e.g. where no cue has so many words. */
  const tries = (wanted, make) => {
    for (let i = 0, made = 0; made < wanted && i < wanted * 40; i++) if (make()) made++;
  };
  for (const film of read) {
    const others = read.filter((other) => other !== film);
    for (const count of LENGTHS) {
      for (const kind of kinds)
        tries(real, () => {
          const quotation = draw(kind, count, film, random);
          if (quotation) ask(kind, count, film, quotation);
          return quotation;
        });
      for (const [kind, elided] of Object.entries(ABSENT))
        if (!elided || count >= 4)
          tries(absent, () => {
            const quotation = drawAbsent(elided, count, film, others, random);
            if (quotation) ask(kind, count, film, quotation);
            return quotation;
          });
    }
  }
  return { table, odd };
}

/** The rows of some lengths as one. */
export function sum(rows, within = () => true) {
  const total = emptyRow();
  for (const [count, row] of rows) if (within(count)) for (const key of Object.keys(total)) total[key] += row[key];
  return total;
}
