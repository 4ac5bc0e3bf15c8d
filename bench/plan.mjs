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

/** The cues are seen as they are, the notes as the library's own schedule has them. */
export async function plan() {
  const cues = randomCues(SEED, { until: CLIP_SECONDS - 1, shortest: 0.2, longest: 0.6, widestGap: 0.3 });
  const notes = randomNotes(SEED + 1, { from: 2.5, until: CLIP_SECONDS - 2, least: NOTE_SECONDS + 2, most: NOTE_SECONDS + 4 });
  const shown = await withSources(async (load) => {
    const { scheduleAnnotations } = await load('/src/model/schedule.ts');
    const whole = notes.map((note) => ({ ...note, body: [], tags: [], origin: 'authored' }));
    return scheduleAnnotations(whole, cues, { density: 'study' }).map(({ annotation, start, end }) => ({ id: annotation.id, start, end }));
  });
  return { cues, notes, expected: { subtitles: cues, notes: shown } };
}
