import { FilmSession } from '../../src/session/film-session.js';

/** Loads subtitle files as tracks of one film; answers when all their cues are there. */
export async function load(urls) {
  const session = new FilmSession();
  session.attach(document.createElement('video'));
  const ids = urls.map((src, n) => session.addTrack({ src, language: `x-${n}`, label: `${n}` }));
  for (const id of ids) {
    session.selectTrack(id);
    const track = () => session.state.tracks.tracks.find((each) => each.id === id);
    while (track().status !== 'ready') await new Promise((done) => setTimeout(done, 1));
  }
  return session.state.tracks.tracks.map(({ cues }) => cues.length);
}
