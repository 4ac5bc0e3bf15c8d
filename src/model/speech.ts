import type { Cue, CueSpan } from './cue.js';
import { describesSound, isSpokenSentence } from './sound-words.js';

/**
 * What subtitles say beside what is spoken, by the customs of English ones: sound descriptions, marks of songs, dashes and names before lines.
 * Where a custom leaves it open (brackets may hold words that are spoken, a colon may follow any word), it is taken for speech:
 * a line that is missing hurts more than a description too many.
 */

/** A piece of a cue's text that is not speech; `end` is outside. */
interface Mark {
  readonly kind: 'sound' | 'song' | 'dash' | 'speaker';
  readonly start: number;
  readonly end: number;
}

/** A longer text is no subtitle, and is taken as it is: what follows compares marks with each other. Characters. */
const LONGEST_TEXT = 2000;

/** Longest bracket that is looked for, in characters; it bounds the work for text made of opening brackets. */
const LONGEST = 300;

const SQUARE = new RegExp(String.raw`\[([^[\]]{0,${LONGEST}})\]`, 'g');
const ROUND = new RegExp(String.raw`\(([^()]{0,${LONGEST}})\)`, 'g');
const STARRED = /\*([^*\n]{1,60})\*|<([a-z][a-z ]{1,40})>/g;
/** Begun and not closed in this cue, or closed and begun in the one before: such a description goes on over two cues. */
const UNCLOSED = /\[\p{L}[^[\]]{0,100}$/u;
const UNOPENED = /^[^[\]]{0,100}[\p{L}.…]\]/u;

const NOTES = '♩♪♫♬🎵🎶';
const NOTE_SIGNS = new RegExp(`[${NOTES}]+`, 'gu');
/** `#` where the notes should be: round a whole line, or all of it. */
const HASHED = /^([^\S\n]{0,9}[-–—]?[^\S\n]{0,9})(#{1,2})(?=[^\S\n]|$)([^\n]{0,500}[^\S\n])?(#{1,2})[^\S\n]{0,9}$/gm;

/** What may stand before a line's first word: a dash, `>>` where the speaker changes, notes, quotation marks. */
const LEAD = new RegExp(String.raw`^[^\S\n]{0,9}(?:(?:>{1,3}|[-‐‑–—]|[${NOTES}#"“«])[^\S\n]{0,9}){0,4}`, 'u');
const DASH = /^[^\S\n]{0,9}(>{2,3}|[-‐‑–—])[^\S\n]{0,9}(?=[^\s\d])/;

const CAPITALS = /^(?:\p{Lu}[\p{Lu}\p{M}\p{N}.'’&/ #-]{1,30}|\p{Lu}\d?)(?: ?[([][^()[\]\n]{1,30}[)\]])?:(?=\s|$)/u;
const ROLE =
  /^(?:(?:Young|Old|Older|Little|First|Second|Third|Another|Other|Male|Female|Drunk|Tall) )?(?:Man|Woman|Boy|Girl|Child|Children|Kid|Kids|Baby|Men|Women|Mother|Father|Narrator|Announcer|Reporter|Newsreader|Interviewer|Host|Presenter|Voice|Voices|Voiceover|Both|All|Everyone|Crowd|Group|Chorus|Officer|Policeman|Soldier|Guard|Sergeant|Captain|Driver|Waiter|Waitress|Doctor|Nurse|Teacher|Student|Students|Operator|Dispatcher|Radio|Pilot|Clerk|Judge|Priest|Servant|Maid|Butler|Singer|Speaker)(?: (?:#?\d{1,2}|[A-D]|on (?:radio|TV|phone|tape)|over (?:radio|phone|PA|intercom)))?(?: ?[([][^()[\]\n]{1,30}[)\]])?:(?=\s|$)/;
const TITLED =
  /^(?:Dr|Mr|Mrs|Ms|Miss|Prof|Capt|Sgt|Lt|Col|Gen|Rev|St|Sir|Lady|Lord|Captain|Doctor|Professor|Inspector|Detective|Father|Sister|Brother|Uncle|Aunt)\.? \p{Lu}[\p{L}'’-]{1,20}:(?=\s|$)/u;
/** Behind `>>` any name is one. */
const NAME = /^\p{Lu}[\p{L}'’.-]{0,20}(?: \p{Lu}[\p{L}'’.-]{0,20}){0,2}:(?=\s|$)/u;
/** In capitals before a colon, and no names. */
const NO_NAMES =
  /^(?:NOTE|WARNING|ATTENTION|NOTICE|CAUTION|DANGER|PS|P\.S\.|N\.?B\.?|RE|FROM|TO|CC|SUBJECT|DATE|TIME|PLACE|LOCATION|SIGN|TITLE|CAPTION|CHAPTER [\dIVX]+|PART [\dIVX]+|EPISODE \d+|ACT [\dIVX]+|SCENE [\dIVX]+|DAY \d+|SUBTITLES?|SUBTITLED BY|CAPTIONED BY|TRANSLATION|PHONE|TEL|ADDRESS|A|I|OK|URGENT|TOP SECRET|BREAKING NEWS|BREAKING|LIVE|NEWS|WANTED|FOR SALE|STOP)\b[^:]{0,8}:/;

/** The words that are spoken: no sound descriptions, no names and dashes before lines, no marks of songs. Line breaks stay between lines that are left. */
export const spokenText = (cue: Pick<Cue, 'text'>): string => speechIn(cue.text);

/** As `spokenText`, of any text. */
export function speechIn(text: string): string {
  const marks = marksIn(text);
  return marks.length === 0 ? text : cut(text, keptOf(text, marks, false));
}

/**
 * The cue as a viewer sees it who hears the film: without `[door slams]`, `(sighs)`, `*thud*`, or notes with nothing sung.
 * Names, dashes and songs stay, but where nothing else is left of their line.
 *
 * @returns the same cue where there is nothing to leave out; `null` where nothing is left to show.
 */
export function withoutSoundDescriptions(cue: Cue): Cue | null {
  const marks = marksIn(cue.text);
  const isSilent = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);
  const onlyNotes = isSilent(cue.text) && marks.some(({ kind }) => kind === 'song');
  if (onlyNotes) return null;
  if (!marks.some(({ kind }) => kind === 'sound')) return cue;
  const kept = keptOf(cue.text, marks, true);
  const text = cut(cue.text, kept);
  if (isSilent(text)) return null;
  const { spans, ...rest } = cue;
  const left = spans && cutSpans(spans, kept);
  return { ...rest, text, ...(left?.some((span) => typeof span !== 'string') && { spans: left }) };
}

/** Who speaks: from a voice tag, or from the name before the first line, as it is written there. `undefined` where neither says, or two speak. */
export function speakerOf(cue: Pick<Cue, 'text' | 'speaker'>): string | undefined {
  if (cue.speaker) return cue.speaker;
  const names = marksIn(cue.text).filter(({ kind }) => kind === 'speaker');
  const [first] = names;
  if (!first || names.length > 1 || LEAD.exec(cue.text)?.[0].length !== first.start) return undefined;
  return cue.text
    .slice(first.start, first.end)
    .replace(/:\s*$/, '')
    .replace(/ ?[([].*$/, '');
}

/** Everything in the text that is not speech, by its place. Only a name may have another mark in it: `ANNA (on phone):`. */
function marksIn(text: string): Mark[] {
  // Most cues have nothing of the kind.
  if (text.length > LONGEST_TEXT || !/[[\]()*<:#>♩♪♫♬🎵🎶]|^\s*[-‐‑–—]/mu.test(text)) return [];
  const sounds = soundsIn(text);
  const marks: Mark[] = [...sounds];
  const add = (kind: Mark['kind'], start: number, end: number): void => {
    if (end > start && (kind === 'speaker' || !marks.some((mark) => start < mark.end && mark.start < end)))
      marks.push({ kind, start, end });
  };
  for (const match of text.matchAll(NOTE_SIGNS)) add('song', match.index, match.index + match[0].length);
  for (const { index, 0: line, 1: before = '', 2: opening = '', 4: closing = '' } of text.matchAll(HASHED)) {
    const [start, end] = [index + before.length, index + line.trimEnd().length];
    add('song', start, start + opening.length);
    add('song', end - closing.length, end);
  }
  const shouted = isShouted(text);
  for (const line of linesOf(text)) addLineMarks(text, line, shouted, sounds, add);
  return marks.sort((a, b) => a.start - b.start);
}

function addLineMarks(
  text: string,
  line: { start: number; end: number },
  shouted: boolean,
  sounds: readonly Mark[],
  add: (kind: Mark['kind'], start: number, end: number) => void,
): void {
  const content = text.slice(line.start, line.end);
  const lead = LEAD.exec(content)?.[0] ?? '';
  const dash = DASH.exec(content);
  if (dash) add('dash', line.start, line.start + dash[0].length);
  const rest = content.slice(lead.length);
  // “[softly] ANNA: No.”
  const skipped = sounds.find(({ start, end }) => start === line.start + lead.length && end <= line.end);
  const from = skipped ? lead.length + (skipped.end - skipped.start) : lead.length;
  const begins = skipped ? content.slice(from).trimStart() : rest;
  const name = speakerBefore(begins, lead.includes('>>'), shouted);
  if (!name) return;
  const start = line.start + content.length - begins.length;
  add('speaker', start, start + name.length);
}

/** Is all that is said written in capitals? */
function isShouted(text: string): boolean {
  const said = text.replaceAll(/\[[^[\]]*\]|\([^()]*\)/g, '').replaceAll(/^[^:\n]{0,40}:/gm, '');
  return /\p{Lu}/u.test(said) && !/\p{Ll}/u.test(said);
}

/** The name at the start of a line, with its colon; `''` where there is none. In a text all in capitals they say nothing. */
function speakerBefore(line: string, announced: boolean, shouted: boolean): string {
  const capitals = CAPITALS.exec(line)?.[0];
  if (capitals && (announced || !shouted) && /\p{Lu}/u.test(capitals) && !NO_NAMES.test(capitals)) return capitals;
  const found = ROLE.exec(line) ?? TITLED.exec(line) ?? (announced ? NAME.exec(line) : null);
  return found?.[0] ?? '';
}

function soundsIn(text: string): Mark[] {
  const sounds: Mark[] = [];
  const add = (start: number, end: number): void => void sounds.push({ kind: 'sound', start, end });
  const isFree = (start: number): boolean => !sounds.some((sound) => sound.start <= start && start < sound.end);
  for (const { index, 0: whole, 1: inner = '' } of text.matchAll(SQUARE))
    if (/\p{L}/u.test(inner) && !isSpokenSentence(inner)) add(index, index + whole.length);
  const [unclosed, unopened] = [UNCLOSED.exec(text), UNOPENED.exec(text)];
  if (unopened) add(0, unopened[0].length);
  if (unclosed) add(unclosed.index, text.length);
  for (const pattern of [ROUND, STARRED])
    for (const { index, 0: whole, 1: inner, 2: angled = '' } of text.matchAll(pattern)) {
      const where = placeOf(text, index, index + whole.length);
      // A whole line may stand in stars to be stressed.
      const place = pattern === STARRED && where === 'alone' ? 'edge' : where;
      if (isFree(index) && describesSound(inner ?? angled, place)) add(index, index + whole.length);
    }
  return sounds.sort((a, b) => a.start - b.start);
}

/** Where in its sentence a bracket stands: alone on its lines, at a sentence's edge, or within. */
function placeOf(text: string, start: number, end: number): 'alone' | 'edge' | 'within' {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 60);
  const lead = before.slice(before.lastIndexOf('\n') + 1);
  const opens = new RegExp(String.raw`^[\s>\-‐‑–—${NOTES}#"“«]*$`, 'u').test(lead);
  const closes = new RegExp(String.raw`^[^\S\n]*[${NOTES}#"”»]*[^\S\n]*(?:\n|$)`, 'u').test(after);
  if (opens && closes) return 'alone';
  const named = speakerBefore(lead.replace(LEAD, '').trimEnd(), false, false) !== '';
  // “ANNA (on phone): No.”
  if (/^:(?:\s|$)/.test(after)) return 'edge';
  return opens || named || /[.!?…,;:—–-]["'”’)\]]?\s*$/.test(before) ? 'edge' : 'within';
}

function linesOf(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    lines.push({ start, end });
    start = end + 1;
  }
  return [...lines, { start, end: text.length }];
}

/**
 * Which characters are left. Spaces round what has gone go with it, and so do lines of which nothing is left but marks, and a dash where one of two speakers is left.
 *
 * @param soundsOnly leave names, dashes and notes where they are, in lines that say anything else.
 */
function keptOf(text: string, marks: readonly Mark[], soundsOnly: boolean): boolean[] {
  const kept = Array<boolean>(text.length).fill(true);
  const spoken = Array<boolean>(text.length).fill(true);
  for (const { kind, start, end } of marks) {
    spoken.fill(false, start, end);
    if (!soundsOnly || kind === 'sound') dropWithSpaces(text, kept, start, end);
  }
  const lines = linesLeft(text, kept);
  const isWord = (at: number): boolean => kept[at]! && spoken[at]! && /[\p{L}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(at)!));
  const said = lines.filter(({ start, end }) => {
    const gone = kept.indexOf(false, start);
    if (gone < 0 || gone >= end) return true;
    for (let at = start; at < end; at++) if (isWord(at)) return true;
    kept.fill(false, start, end);
    return false;
  });
  // Breaks stand between lines that are left.
  const left = new Set(said.slice(0, -1));
  for (const line of lines) if (line.end < text.length && !left.has(line)) kept[line.end] = false;
  const dashes = marks.filter(({ kind }) => kind === 'dash');
  const [only] = said;
  if (said.length === 1 && dashes.length > 1) for (const { start, end } of dashes) if (start === only!.start) kept.fill(false, start, end);
  return kept;
}

function dropWithSpaces(text: string, kept: boolean[], from: number, to: number): void {
  const isSpace = (at: number): boolean => /[^\S\n]/.test(text[at] ?? '');
  let [start, end] = [from, to];
  const opens = start === 0 || /[\s"“«(]/.test(text[start - 1]!) || !kept[start - 1];
  if (opens) while (isSpace(end)) end++;
  if (end === text.length || /[\n:;,.!?]/.test(text[end]!)) while (isSpace(start - 1)) start--;
  kept.fill(false, start, end);
}

/** The lines as they are now: a description may have taken a line break with it. */
function linesLeft(text: string, kept: readonly boolean[]): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '\n' || !kept[at]) continue;
    lines.push({ start, end: at });
    start = at + 1;
  }
  return [...lines, { start, end: text.length }];
}

const cut = (text: string, kept: readonly boolean[]): string => text.split('').filter((_, at) => kept[at]).join(''); // prettier-ignore

/** The same characters left out of styled text; tags with nothing left in them go, too. */
function cutSpans(spans: readonly CueSpan[], kept: readonly boolean[]): CueSpan[] {
  let at = 0;
  const left = (span: CueSpan): CueSpan[] => {
    if (typeof span === 'string') {
      const text = cut(span, kept.slice(at, at + span.length));
      at += span.length;
      return text ? [text] : [];
    }
    const children = span.children.flatMap(left);
    return children.length > 0 || span.tag === 'timestamp' ? [{ ...span, children }] : [];
  };
  return spans.flatMap(left);
}
