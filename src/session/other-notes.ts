import { NoteFile } from './note-file.js';
import { imageOrigins } from './image-origins.js';
import type { NotesScope } from './notes.js';
import { readNotes } from './read-notes.js';

/** The notes of a set whose own file, which has come, is no page of plain ones. `text` gives what it says. */
export function otherNotes(own: string, text: () => string | undefined, { fetch, guard, shown, media, changed }: NotesScope): NoteFile {
  return new NoteFile(own, {
    fetch: (url) => (url === own ? Promise.resolve(text()) : fetch(url)),
    read: (page, cues, url) => guard(() => readNotes(page, cues, url, shown(), imageOrigins(media()))),
    changed,
  });
}
