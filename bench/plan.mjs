// What is on the timeline where the benches ask which frame was on screen, and what should be seen when.
import { CLIP_SECONDS, FPS } from './clips.mjs';
import { randomCues, randomNotes } from './random.mjs';
import { withSources } from './sources.mjs';

export const SEED = 20261122;

/** A short note is shown for so many seconds; who arrives late has as long. None is in another's way here. */
export const NOTE_SECONDS = 4;

/** The first frame at or after a time: files count milliseconds, frames fractions of them. */
export function firstFrameAt(time) {
  let frame = Math.floor(time * FPS);
  while (Math.round((frame / FPS) * 1000) / 1000 < time) frame++;
  return frame;
}

/** So many sets of notes: of one there is a note in seven seconds, too few to say how late they come. Each is scheduled by itself, and has a place of its own. */
export const NOTE_SETS = 4;

/** The cues are seen as they are, the notes as the library's own schedule has them; `sets` are the notes again, with the path of the file that each set stands in. */
export async function plan() {
  const cues = randomCues(SEED, { until: CLIP_SECONDS - 1, shortest: 0.2, longest: 0.6, widestGap: 0.3 });
  const lists = Array.from({ length: NOTE_SETS }, (_, set) =>
    randomNotes(SEED + 11 + set, { from: 1.5 + set * 1.5, until: CLIP_SECONDS - 2, least: NOTE_SECONDS + 2, most: NOTE_SECONDS + 4 }),
  );
  // No two of all of them have one name.
  for (const [i, note] of lists.flat().entries()) note.id = note.text = `n${i}`;
  const notes = lists.flat();
  const sets = lists.map((notes, i) => ({ path: `/notes-${i}.json`, notes }));
  const shown = await withSources(async (load) => {
    const { scheduleAnnotations } = await load('/src/model/schedule.ts');
    const whole = sets.flatMap(({ path, notes }) => notes.map((note) => ({ ...note, set: path, body: [], tags: [], origin: 'authored' })));
    return scheduleAnnotations(whole, cues, { density: 'study' }).map(({ annotation, start, end }) => ({ id: annotation.id, start, end }));
  });
  return { cues, notes, sets, expected: { subtitles: cues, notes: shown } };
}
