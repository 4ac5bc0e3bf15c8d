import type { Annotation } from './annotation.js';
import { type Cue, isDisplayable } from './cue.js';
import { excerpt, ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';
import { anchorQuote } from './quote.js';
import { formatTimecode } from './timecode.js';

export interface AnnotationCheckOptions {
  /** The film's subtitles. */
  readonly cues?: readonly Cue[];
  /** The film's length in seconds. */
  readonly duration?: number;
  /** File or address, named in the problems. */
  readonly source?: string;
}

/** After the last line there may be this much of a film (seconds): no credits are longer. */
const CREDITS = 900;
/** Two notes that share less (seconds) come one after the other. */
const LEAST_OVERLAP = 0.5;

/**
 * What an author may want to look at in notes that can be read: those after the film's end, those of which two are on the same moment, quotations that stand
 * in several places and do not say which.
 *
 * @param annotations by start
 */
export function checkAnnotations(
  annotations: readonly Annotation[],
  { cues = [], duration, source }: AnnotationCheckOptions = {},
): readonly Problem[] {
  // prettier-ignore
  const problems = new ProblemList(source);
  const lastLine = cues.filter(isDisplayable).reduce((last, { end }) => Math.max(last, end), 0);
  let before: Annotation | undefined;
  for (const annotation of annotations) {
    const { id, start, end, anchor } = annotation;
    const detail = { id };
    if (duration !== undefined && start >= duration)
      problems.error('beyond-the-end', `This note begins at ${formatTimecode(start)}, and the film ends at ${formatTimecode(duration)}.`, { detail }); // prettier-ignore
    else if (duration !== undefined && end > duration + LEAST_OVERLAP)
      problems.warning('beyond-the-end', `This note ends at ${formatTimecode(end)}, and the film at ${formatTimecode(duration)}.`, { detail });
    else if (duration === undefined && lastLine > 0 && start > lastLine + CREDITS)
      problems.warning('beyond-the-end', `This note begins at ${formatTimecode(start)}; the last subtitle ends at ${formatTimecode(lastLine)}.`, { detail }); // prettier-ignore
    if (before && before.end - start >= LEAST_OVERLAP)
      problems.warning('notes-overlap', `This note begins ${Math.round((before.end - start) * 10) / 10} s before the one of ${formatTimecode(before.start)} ends: “${name(before)}”.`, { detail }); // prettier-ignore
    if (!before || end > before.end) before = annotation;
    if (anchor.type === 'quote' && cues.length) {
      const { decidedBy, alternatives } = anchorQuote(anchor, cues);
      if (decidedBy === 'first' && alternatives.length)
        problems.warning('quote-repeated', `The quotation “${excerpt(anchor.exact)}” is ${alternatives.length + 1} times in the subtitles, and nothing says which is meant; the first was taken.`, { detail }); // prettier-ignore
    }
  }
  return problems.list();
}

const name = ({ title, text }: Annotation): string => excerpt(title ?? text);
