import { expect } from '@open-wc/testing';
import { loadPacing } from '../../src/session/first-pacing.js';
import { FilmSession } from '../../src/session/film-session.js';
import { Memory, type StorageLike } from '../../src/session/storage.js';
import { note, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { memoryStorage } from '../support/session.js';

/** A visit to that film. */
function visit(storage: StorageLike | (() => never), film = 'lamp.mp4') {
  const session = new FilmSession({ storage: typeof storage === 'function' ? storage : () => storage });
  const media = new FakeMedia();
  session.setFilm(film);
  session.attach(media);
  session.addAnnotations({ annotations: [note('one', 20, 22), note('two', 60, 62)] });
  const watch = (to: number) => {
    media.play();
    for (let time = media.currentTime; time <= to; time += 1) media.reach(time);
  };
  return { session, media, watch, progress: () => session.state.progress };
}

describe('ProgressKeeper in a session', () => {
  before(loadPacing);

  it('remembers of each film how far it was watched, which notes were seen, and that it is known', () => {
    const storage = memoryStorage();
    const first = visit(storage);
    first.watch(30);
    first.media.pause();
    first.session.setFilmSeen(true);
    const { progress } = visit(storage);
    expect(progress().furthest).to.be.within(29, 30.5);
    expect([...progress().seen]).to.deep.equal(['one']);
    expect(progress().filmSeen).to.equal(true);
    expect(visit(storage, 'candle.mp4').progress()).to.include({ furthest: 0, filmSeen: false });
  });

  it('remembers while the film plays, and that it is known no longer', () => {
    const storage = memoryStorage();
    const { session, watch } = visit(storage);
    session.setFilmSeen(true);
    watch(40);
    session.setFilmSeen(false);
    expect(visit(storage).progress().furthest).to.be.greaterThan(30);
    expect(visit(storage).progress().filmSeen).to.equal(false);
  });

  it('knows another film in the same player by its name', () => {
    const storage = memoryStorage();
    const { session, media, watch, progress } = visit(storage);
    watch(30);
    media.pause();
    media.dispatchEvent(new Event('emptied'));
    expect(progress().furthest).to.equal(0);
    session.setFilm('candle.mp4');
    expect(progress().furthest).to.equal(0);
    session.setFilm('lamp.mp4');
    expect(progress().furthest).to.be.greaterThan(28);
  });

  it('joins what was watched before the name was known to what is remembered', () => {
    const storage = memoryStorage();
    visit(storage).watch(30);
    const { session, watch, progress } = visit(storage, '');
    session.setFilmSeen(true);
    watch(5);
    session.setFilm('lamp.mp4?utm_source=letter');
    expect(progress().furthest).to.be.greaterThan(20);
    expect(visit(storage).progress().filmSeen).to.equal(true);
  });

  it('skips at the next visit what was seen at this one', async () => {
    const storage = memoryStorage();
    const first = visit(storage);
    first.session.setPreference('skipSeen', true);
    first.watch(30);
    const { session, watch } = visit(storage);
    const met: string[] = [];
    session.subscribe((state) => state.commentary.shown, (shown) => met.push(...shown.map(({ id }) => id))); // prettier-ignore
    watch(70);
    await until(() => met.length, 'a note');
    expect(met).to.deep.equal(['two']);
  });

  it('remembers the latest hundred films', () => {
    const storage = memoryStorage();
    for (let i = 0; i < 103; i++) visit(storage, `film-${i}.mp4`).session.setFilmSeen(true);
    expect(visit(storage, 'film-2.mp4').progress().filmSeen).to.equal(false);
    expect(storage.getItem('film-commentary:progress film-2.mp4')).to.equal(null);
    expect(visit(storage, 'film-3.mp4').progress().filmSeen).to.equal(true);
  });

  it('keeps quiet where the storage is broken, and of what is no progress', () => {
    const broken = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const { watch, progress } = visit(broken);
    watch(20);
    expect(progress().furthest).to.be.greaterThan(18);
    for (const wrong of ['x', 3, null, { furthest: 'far', seen: 'one', filmSeen: 1 }, { furthest: -3, seen: [4, null] }]) {
      const storage = memoryStorage();
      new Memory(() => storage).write('progress lamp.mp4', wrong);
      new Memory(() => storage).write('films', wrong);
      const { session, progress: read } = visit(storage);
      expect(read().furthest).to.equal(0);
      expect(read().filmSeen).to.equal(false);
      session.setFilmSeen(true);
    }
  });
});
