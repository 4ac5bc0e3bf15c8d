import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/model/annotation.js';
import type { Cue } from '../../src/model/cue.js';
import { loadPacing } from '../../src/session/first-pacing.js';
import type { FilmSession } from '../../src/session/film-session.js';
import { NotePacing } from '../../src/session/note-pacing.js';
import { NO_CUES } from '../../src/session/tracks.js';
import { cue, note, until } from '../support/build.js';
import type { FakeMedia } from '../support/fake-media.js';
import { filmSession } from '../support/session.js';

/** Somebody speaks from 10 to 16. */
const TALK = [cue(10, 13), cue(13.5, 16)];
const PAIR = [note('first', 20, 21, { text: 'x'.repeat(170) }), note('second', 22, 23)];

/** A film that plays, by notes that are paced; its time is turned by hand. */
function playing(notes: readonly Annotation[], cues: readonly Cue[] = TALK) {
  const { session, media } = filmSession({ cues, notes });
  const shown = () => session.state.commentary.shown.map(({ id }) => id);
  return { session, media, shown };
}

/** Time goes on to `time` without a seek. */
function play(media: FakeMedia, time: number): void {
  if (media.paused) media.play();
  media.seeking = false;
  media.reach(time);
}

const seekTo = async (session: FilmSession, media: FakeMedia, time: number) => {
  session.seek(time);
  await until(() => !media.seeking, 'the end of the seek');
};

describe('NotePacing in a session', () => {
  before(loadPacing);

  it('waits for a pause in the dialogue while the film plays', () => {
    const { media, shown } = playing([note('one', 11, 30)]);
    play(media, 12);
    expect(shown()).to.deep.equal([]);
    play(media, 16.1);
    expect(shown()).to.deep.equal(['one']);
  });

  it('shows at once what would wait to who arrives by seeking, also while the film plays', async () => {
    const { session, media, shown } = playing([note('one', 11, 30)]);
    play(media, 5);
    await seekTo(session, media, 12);
    expect(shown()).to.deep.equal(['one']);
    await seekTo(session, media, 5);
    expect(shown()).to.deep.equal([]);
    play(media, 12);
    expect(shown(), 'and by playing it waits again').to.deep.equal([]);
  });

  it('shows at once what would wait to who stops', () => {
    const { media, shown } = playing([note('one', 11, 30)]);
    play(media, 12);
    media.pause();
    expect(shown()).to.deep.equal(['one']);
    play(media, 12.5);
    expect(shown(), 'and keeps it when the film goes on').to.deep.equal(['one']);
  });

  it('counts a note that another leaves no room, and gives it the place when that is closed', () => {
    const { session, media, shown } = playing(PAIR);
    play(media, 22.5);
    expect(shown()).to.deep.equal(['first', 'second']);
    expect(session.state.commentary.crowded.map(({ id }) => id)).to.deep.equal(['second']);
    session.hold('second');
    play(media, 22.6);
    media.dispatchEvent(new Event('seeked'));
    expect(session.state.commentary.crowded, 'one that is read is no longer waiting').to.deep.equal([]);
  });

  it('goes to a note that is asked for, whatever else is there', async () => {
    const { session, media } = playing(PAIR);
    await seekTo(session, media, 20.5);
    expect(session.state.commentary.crowded).to.deep.equal([]);
    session.seekNote(1);
    await until(() => !media.seeking, 'the end of the seek');
    expect(session.state.commentary.shown.map(({ id }) => id)).to.deep.equal(['first', 'second']);
    expect(session.state.commentary.crowded.map(({ id }) => id)).to.deep.equal(['first']);
  });

  it('passes over hidden categories from note to note', () => {
    const { session } = playing([
      note('one', 20, 21),
      note('two', 40, 41, { category: 'History' }),
      note('three', 60, 61, { origin: 'ambient' }),
    ]);
    session.setPreference('hiddenCategories', ['History']);
    expect([session.seekNote(1)?.id, session.seekNote(1)?.id]).to.deep.equal(['one', 'three']);
  });

  it('shows fewer notes, or all, as the viewer chooses', () => {
    const notes = Array.from({ length: 200 }, (_, i) => note(`${i}`, i * 4, i * 4 + 1, { text: 'Brief.' }));
    const { session, media } = playing(notes, []);
    const met = () => {
      const ids = new Set(session.state.commentary.shown.map(({ id }) => id));
      const end = session.subscribe(({ commentary }) => commentary.shown, (shown) => shown.forEach(({ id }) => ids.add(id))); // prettier-ignore
      for (let time = 0; time < 100; time += 0.5) play(media, time);
      end();
      session.seek(0);
      return ids.size;
    };
    const normal = met();
    session.setPreference('density', 'sparse');
    const sparse = met();
    session.setPreference('density', 'study');
    expect([sparse, normal, met()]).to.deep.equal([2, 4, 25]);
  });

  it('leaves out categories that are switched off, at once', () => {
    const { session, media, shown } = playing([note('one', 20, 30, { category: 'History' })]);
    play(media, 21);
    expect(shown()).to.deep.equal(['one']);
    session.setPreference('hiddenCategories', ['History']);
    expect(shown()).to.deep.equal([]);
  });

  it('skips what was seen before, once somebody goes back, and not what is on screen', async () => {
    const { session, media, shown } = playing([note('one', 20, 22), note('two', 40, 42)]);
    session.setPreference('skipSeen', true);
    play(media, 21);
    expect(shown()).to.deep.equal(['one']);
    play(media, 30);
    await seekTo(session, media, 15);
    play(media, 21);
    expect(shown()).to.deep.equal([]);
    play(media, 41);
    expect(shown()).to.deep.equal(['two']);
    await seekTo(session, media, 20);
    expect(shown(), 'who goes to it sees it').to.deep.equal(['one']);
  });

  it('skips what was seen for who goes back before it from the note itself, and not for who stays in it', async () => {
    const { session, media, shown } = playing([note('one', 20, 22), note('two', 40, 46)]);
    session.setPreference('skipSeen', true);
    play(media, 21);
    await seekTo(session, media, 15);
    play(media, 21);
    expect(shown(), 'it was on screen when the viewer went back').to.deep.equal([]);
    play(media, 45);
    expect(shown()).to.deep.equal(['two']);
    await seekTo(session, media, 43);
    play(media, 44);
    expect(shown(), 'it is still being read').to.deep.equal(['two']);
  });

  it('skips what was on screen when the viewer chose to skip, for who goes back before it', async () => {
    const { session, media, shown } = playing([note('one', 20, 26), note('two', 40, 46)]);
    play(media, 22);
    expect(shown()).to.deep.equal(['one']);
    await until(() => session.state.progress.seen.has('one'), 'the note to count as seen');
    session.setPreference('skipSeen', true);
    expect(shown(), 'it is being read').to.deep.equal(['one']);
    await seekTo(session, media, 15);
    play(media, 22);
    expect(shown()).to.deep.equal([]);
    play(media, 42);
    expect(shown()).to.deep.equal(['two']);
  });

  it('keeps back what would give away too much, until that was watched', () => {
    const { session, media, shown } = playing([note('one', 20, 30, { spoilsUpTo: 24 })]);
    play(media, 21);
    expect(shown()).to.deep.equal([]);
    session.setFilmSeen(true);
    expect(shown()).to.deep.equal(['one']);
    session.setFilmSeen(false);
    expect(shown()).to.deep.equal([]);
    play(media, 22);
    play(media, 24);
    play(media, 25.1);
    expect(shown()).to.deep.equal(['one']);
  });

  describe('a note that was closed', () => {
    const closed = () => {
      const watching = playing([note('one', 50, 60)], []);
      play(watching.media, 51);
      watching.session.dismiss('one');
      play(watching.media, 52);
      expect(watching.shown()).to.deep.equal([]);
      return watching;
    };
    it('stays away from who plays on, repeats a line, or seeks within it', async () => {
      const { session, media, shown } = closed();
      for (const time of [54, 45]) {
        await seekTo(session, media, time);
        play(media, 55);
        expect(shown()).to.deep.equal([]);
      }
    });
    it('stays away from who hears the line again with which it begins', async () => {
      const { session, media, shown } = playing([note('one', 50, 60)], [cue(50, 52)]);
      play(media, 51);
      session.dismiss('one');
      session.seekLine(0);
      await until(() => !media.seeking, 'the end of the seek');
      expect(media.currentTime).to.be.within(50, 50.5);
      expect(shown()).to.deep.equal([]);
      play(media, 51);
      expect(shown()).to.deep.equal([]);
      // The same moment, and no line is meant.
      await seekTo(session, media, 50.001);
      expect(shown()).to.deep.equal(['one']);
    });
    it('stays away where the seek bar was dragged over its start, or to well before it and back', async () => {
      const { session, media, shown } = closed();
      media.pause();
      for (const time of [10, 50.1, 54]) await seekTo(session, media, time);
      expect(shown()).to.deep.equal([]);
      play(media, 55);
      expect(shown()).to.deep.equal([]);
      // One that comes back for who watches anew can be closed again.
      await seekTo(session, media, 10);
      play(media, 51);
      expect(shown()).to.deep.equal(['one']);
      session.dismiss('one');
      play(media, 52);
      expect(shown()).to.deep.equal([]);
    });
    it('is there again for who goes to its very start, as lists, marks and links do', async () => {
      const { session, media, shown } = closed();
      await seekTo(session, media, 50.001);
      expect(shown()).to.deep.equal(['one']);
    });
    it('is there again for who goes back to well before it, or to the beginning', async () => {
      for (const time of [19, 0]) {
        const { session, media, shown } = closed();
        await seekTo(session, media, time);
        play(media, 51);
        expect(shown()).to.deep.equal(['one']);
      }
      const { session, media, shown } = playing([note('one', 10, 20)], []);
      play(media, 11);
      session.dismiss('one');
      await seekTo(session, media, 0);
      play(media, 11);
      expect(shown()).to.deep.equal(['one']);
    });
  });

  it('keeps what is on screen for its time where other notes come', () => {
    const early = note('early', 20, 21, { text: 'x'.repeat(200) });
    const better = note('better', 20.5, 21, { text: 'x'.repeat(200), priority: 1 });
    const { session } = playing([early], []);
    const pacing = new NotePacing();
    const plan = (...annotations: Annotation[]) =>
      pacing.plan({ ...session.state, commentary: { ...session.state.commentary, annotations } }, NO_CUES);
    const due = (time: number) => pacing.due(time).map(({ annotation, crowded }) => (crowded ? `(${annotation.id})` : annotation.id));
    plan(early);
    expect(due(21)).to.deep.equal(['early']);
    plan(early, better);
    expect(due(22)).to.deep.equal(['early', '(better)']);
    expect(pacing.nextChangeAfter(22)).to.be.lessThan(33);
    plan(better);
    expect(due(22), 'but not where it is taken away').to.deep.equal(['better']);
    plan(early, better);
    pacing.arrive(22);
    expect(due(22), 'nor for who comes by seeking').to.deep.equal(['better', '(early)']);
  });

  describe('with a pause for each note', () => {
    const paused = (notes: readonly Annotation[]) => {
      const watching = playing(notes, []);
      watching.session.setPreference('pauseOnNote', true);
      return watching;
    };

    it('stops the film where one comes up by playing, once', () => {
      const { media, shown } = paused([note('one', 20, 30)]);
      play(media, 19);
      expect(media.paused).to.equal(false);
      play(media, 20.1);
      expect(media.paused).to.equal(true);
      expect(shown()).to.deep.equal(['one']);
      play(media, 21);
      expect(media.paused, 'the viewer goes on').to.equal(false);
    });

    it('does not stop it for one that was met by seeking, or closed', async () => {
      const { session, media } = paused([note('one', 20, 30)]);
      play(media, 5);
      await seekTo(session, media, 22);
      expect(media.paused).to.equal(false);
      session.dismiss('one');
      await seekTo(session, media, 15);
      play(media, 20.1);
      expect(media.paused).to.equal(false);
    });

    it('does not stop it for a note that only waits beside another', () => {
      const { media } = paused(PAIR);
      play(media, 20.1);
      play(media, 22.5);
      expect(media.paused).to.equal(false);
    });
  });
});
