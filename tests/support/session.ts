import type { Annotation } from '../../src/model/annotation.js';
import type { Cue } from '../../src/model/cue.js';
import { FilmSession } from '../../src/session/film-session.js';
import type { StorageLike } from '../../src/session/storage.js';
import { cue } from './build.js';
import { FakeMedia } from './fake-media.js';

/** A session over media whose time the test turns by hand, with these cues and notes. */
export function filmSession({ cues = [cue(10, 12)], notes }: { cues?: readonly Cue[]; notes?: readonly Annotation[] } = {}): {
  session: FilmSession;
  media: FakeMedia;
} {
  const session = new FilmSession();
  const media = new FakeMedia();
  session.attach(media);
  if (cues.length) session.addTrack({ cues, label: 'English', language: 'en', default: true });
  if (notes) session.addAnnotations({ annotations: notes });
  return { session, media };
}

/** A storage of this test's own. */
export function memoryStorage(): StorageLike {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}
