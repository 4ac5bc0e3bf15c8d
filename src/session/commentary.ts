import type { Annotation } from '../model/annotation.js';
import { countWhere } from '../model/count-where.js';
import type { Moments } from '../model/first-timeline.js';
import { paragraphs, textOf } from '../model/rich-text.js';
import type { Shown } from '../model/schedule.js';
import { keepIfSame } from './tracks.js';

/** A set of annotations, as a page declares it. */
export interface SetDeclaration {
  /** Address of an annotation file. */
  readonly src?: string;
  /** The annotations themselves, where there is no file. */
  readonly annotations?: readonly Annotation[];
  readonly label?: string;
  /** Hidden until the viewer asks for it. */
  readonly defaultOff?: boolean;
  /** Has it an element of its own that shows it? */
  readonly displayed?: boolean;
}

/** One commentary: the notes of one file, one article, or one call. */
export interface AnnotationSet {
  readonly id: string;
  readonly src?: string;
  readonly label: string;
  readonly defaultOff: boolean;
  readonly displayed: boolean;
  /** Does the viewer see it, while the commentary is on? */
  readonly visible: boolean;
  readonly status: 'loading' | 'ready' | 'failed';
  /** The notes that are here. */
  readonly annotations: readonly Annotation[];
  /** Of a set whose pages are fetched as the film comes near them: how many notes it has in all. */
  readonly total?: number;
}

/** The commentaries, what they speak of now, and what of it is on screen. */
export interface CommentarySlice {
  readonly sets: readonly AnnotationSet[];
  /** Is the commentary switched on? */
  readonly on: boolean;
  /** All notes of the sets that are shown, by start. */
  readonly annotations: readonly Annotation[];
  /** The notes whose own span holds the moment. */
  readonly active: readonly Annotation[];
  /** The notes on screen: scheduled for the moment or held, and not dismissed. */
  readonly shown: readonly Annotation[];
  /** Those of them that wait while another has the place; where there is room for two, one stands beside it. */
  readonly crowded: readonly Annotation[];
  /** The first note that is still to come. */
  readonly next?: Annotation;
  /** The note that somebody points at, here or in a panel, by id. */
  readonly pointed?: string;
  /** While an article is being placed over the film: how much is done, 0 to 1. */
  readonly placing?: number;
}

export const NO_NOTES: readonly Annotation[] = Object.freeze([]);
export const NO_COMMENTARY: CommentarySlice = Object.freeze({
  sets: Object.freeze([]),
  on: true,
  annotations: NO_NOTES,
  active: NO_NOTES,
  shown: NO_NOTES,
  crowded: NO_NOTES,
});

/**
 * Notes that a page hands over, whole: what can be made from the rest is made (`text` from `body`, `body` from `text`, no tags).
 *
 * @throws TypeError for what is no list of notes; says which of them is no note, and what of it cannot be used
 */
export function givenNotes(notes: readonly Annotation[] | null | undefined): readonly Annotation[] {
  let bad = ': no list';
  try {
    return (notes ?? []).map((note: Partial<Annotation> | null, at) => {
      let { id, start, end, body, text } = note ?? {};
      bad = `[${at}].id`;
      if (typeof id !== 'string') throw new TypeError();
      bad = `[${at}].body`;
      const words = textOf((body ??= paragraphs(text ?? '')));
      text ??= words;
      return { tags: [], origin: 'authored', anchor: { type: 'time', start, end }, ...note, body, text } as unknown as Annotation;
    });
  } catch {
    // What makes no text is no body.
    throw new TypeError(`bad annotations${bad}`);
  }
}

/** Has this note a time at which it can be shown? */
export const isTimed = ({ start, end }: Annotation): boolean => start >= 0 && end > start && Number.isFinite(start + end);

/** Is the commentary on? Unless the viewer has switched it off, or every set is off by default. */
export const isOn = (sets: readonly AnnotationSet[], choice: boolean | undefined): boolean =>
  choice !== false && (!sets.length || sets.some((set) => set.visible));

/** What is on screen at `time` (seconds), of the notes that are due then. */
export function commentaryAt(
  slice: CommentarySlice,
  time: number,
  spans: Moments<Annotation>,
  scheduled: readonly Shown[],
  held: ReadonlySet<string>,
  dismissed: ReadonlySet<string>,
): CommentarySlice {
  const active = slice.on ? keepIfSame(slice.active, spans.activeAt(time)) : NO_NOTES;
  const due = slice.on ? scheduled.filter(({ annotation }) => !dismissed.has(annotation.id)) : [];
  const isHeld = ({ id }: Annotation) => held.has(id) && !dismissed.has(id) && !due.some(({ annotation }) => annotation.id === id);
  const stays = slice.on && held.size ? slice.annotations.filter(isHeld) : [];
  const now = [...stays, ...due.map(({ annotation }) => annotation)].sort((a, b) => a.start - b.start);
  const shown = keepIfSame(slice.shown, now);
  const waiting = due.flatMap(({ annotation, crowded }) => (crowded && !held.has(annotation.id) ? [annotation] : []));
  const crowded = keepIfSame(slice.crowded, waiting);
  // At no moment at all, none is to come.
  const next = slice.annotations[countWhere(slice.annotations, ({ start }) => !(start > time))];
  const same = active === slice.active && shown === slice.shown && crowded === slice.crowded && next === slice.next;
  return same ? slice : Object.freeze({ ...slice, active, shown, crowded, next });
}

/** The notes on screen that have the place. */
export const placed = ({ shown, crowded }: CommentarySlice): readonly Annotation[] => shown.filter((note) => !crowded.includes(note));
