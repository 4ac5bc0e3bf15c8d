import type { Annotation } from '../model/annotation.js';
import { MOMENT } from '../model/interval.js';
import { ProblemList } from '../model/problem-list.js';
import { isTimed } from './commentary.js';
import type { SessionInside } from './session-commands.js';

/** What a problem calls notes that come from no file. */
const SOURCE = 'annotations';

/**
 * Tells of the notes that a page has handed over for this set with times that cannot be used. One of no length is taken as a moment, as in a file.
 * A retry reads their times again: the page may have changed them.
 */
export function tellUntimed(inside: SessionInside, set: string, read: () => readonly Annotation[], tries = 0): void {
  const { session, files, setSets, own } = inside;
  const { sets } = session.state.commentary;
  // It may have been taken back while this was on its way.
  if (!sets.some(({ id }) => id === set)) return;
  const problems = new ProblemList(SOURCE);
  const annotations = read().flatMap((note, at) => {
    const { id, start, end } = note;
    if (isTimed(note)) return [note];
    const value = `${start},${end}`;
    const detail = { id, value };
    const moment = { ...note, end: start + MOMENT };
    if (start === end && isTimed(moment)) {
      problems.warning('empty-time', `The time "${value}" of annotations[${at}] has no length; it is taken as a moment.`, { detail });
      return [moment];
    }
    problems.error('bad-time', `The time "${value}" of annotations[${at}] cannot be used.`, { detail });
    return [];
  });
  const retry = () => tellUntimed(inside, set, read, tries + 1);
  files.put(set, { kind: 'annotations', source: SOURCE, problems: problems.list(), dismissed: false, loading: false, tries, retry });
  setSets(sets.map((one) => (one.id === set ? Object.freeze({ ...one, annotations: own(set, annotations) }) : one)));
}
