import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/model/annotation.js';
import type { Cue } from '../../src/model/cue.js';
import { contains } from '../../src/model/interval.js';
import { FilmSession } from '../../src/session/film-session.js';
import { loadPacing } from '../../src/session/first-pacing.js';
import { cue, note } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { Ledger } from '../support/ledger.js';
import { filmSession } from '../support/session.js';
import { TurnedClock } from '../support/turned-clock.js';

const TWO_HOURS = 7200;
const NOTES = 5000;
const CUES = 2000;

/** Numbers between 0 and 1 that are the same in each run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) yield (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
}
const random = numbers(7);
const between = (from: number, to: number) => from + random.next().value * (to - from);
/** As files give times: to the millisecond. */
const moment = (from: number, to: number) => Math.round(between(from, to) * 1000) / 1000;

const cues: readonly Cue[] = Array.from({ length: CUES }, (_, i) => {
  const start = (i * TWO_HOURS) / CUES + moment(0, 2);
  return cue(start, start + moment(0.5, 3));
});
const notes: readonly Annotation[] = Array.from({ length: NOTES }, (_, i) => {
  const start = moment(0, TWO_HOURS - 10);
  return note(`n${i}`, start, start + moment(1, 9));
});

describe('a session that stays for long', () => {
  let media: FakeMedia;
  let session: FilmSession;

  // It comes a second after the film has begun, with the timeline for the rest of it.
  before(loadPacing);

  /** A session over two hours of film, with 2,000 cues and 5,000 notes. */
  function begin(): void {
    media = new FakeMedia();
    media.duration = TWO_HOURS;
    session = new FilmSession();
    session.attach(media);
    session.addTrack({ cues, label: 'English', language: 'en', default: true });
    session.addAnnotations({ annotations: notes });
  }

  /** What the lists themselves say of this moment, looked through from end to end. */
  const said = (list: readonly (Cue | Annotation)[], time: number) =>
    list.filter((item) => contains(item, time)).map(({ id }) => id).sort(); // prettier-ignore
  const changes = [...cues, ...notes].flatMap(({ start, end }) => [start, end]);
  const shows = (list: readonly (Cue | Annotation)[]) => list.map(({ id }) => id).sort();

  it('tells each change of two hours once and at its moment, with one timer and nothing left over', () => {
    const ledger = new Ledger();
    const before = ledger.open();
    const clock = new TurnedClock();
    try {
      begin();
      let told = 0;
      let latest = 0;
      const controller = new AbortController();
      session.subscribe(
        (state) => state.commentary.active,
        (now, last) => {
          told++;
          for (const { start } of now.filter((item) => !last.includes(item))) latest = Math.max(latest, media.currentTime - start);
          for (const { end } of last.filter((item) => !now.includes(item))) latest = Math.max(latest, media.currentTime - end);
        },
        { signal: controller.signal },
      );
      let lines = 0;
      session.subscribe((state) => state.tracks.activeCues, () => lines++, { signal: controller.signal }); // prettier-ignore
      media.play();
      let timers = 0;
      for (let i = 0; i < TWO_HOURS / 10; i++) {
        clock.pass(10);
        // Not in the very moment of a change: timers keep a distance of some milliseconds.
        while (changes.some((change) => Math.abs(media.currentTime - change) < 0.01)) clock.pass(0.01);
        timers = Math.max(timers, clock.pending);
        const { tracks, commentary } = session.state;
        expect(shows(tracks.activeCues), `cues at ${media.currentTime}`).to.deep.equal(said(cues, media.currentTime));
        expect(shows(commentary.active), `notes at ${media.currentTime}`).to.deep.equal(said(notes, media.currentTime));
      }
      const moments = new Set(notes.flatMap(({ start, end }) => [start, end]));
      expect(told).to.be.within(moments.size * 0.95, moments.size);
      expect(lines).to.be.within(CUES, CUES * 2);
      expect(latest, 'seconds that a change came late').to.be.lessThan(0.01);
      expect(timers).to.equal(1);
      media.pause();
      controller.abort();
      session.dispose();
      expect(clock.pending).to.equal(0);
    } finally {
      clock.close();
      ledger.close();
    }
    expect(ledger.open()).to.deep.equal(before);
  });

  it('says after each of a thousand jumps what the lists say there', () => {
    begin();
    for (let i = 0; i < 1000; i++) {
      session.seek(between(0, TWO_HOURS));
      const { tracks, commentary } = session.state;
      expect(shows(tracks.activeCues)).to.deep.equal(said(cues, media.currentTime));
      expect(shows(commentary.active)).to.deep.equal(said(notes, media.currentTime));
    }
    session.dispose();
  });

  it('holds nothing of subscriptions that have ended, while their signal lasts', () => {
    const ledger = new Ledger();
    try {
      const { session } = filmSession();
      const { signal } = new AbortController();
      const before = ledger.open();
      for (let i = 0; i < 200; i++) session.subscribe((state) => state.media, () => undefined, { signal })(); // prettier-ignore
      expect(ledger.open()).to.deep.equal(before);
      session.dispose();
    } finally {
      ledger.close();
    }
  });

  it('lets go of each media it has followed, of each listener, track and set', () => {
    const ledger = new Ledger();
    try {
      const others = Array.from({ length: 200 }, () => new FakeMedia());
      const { session, media } = filmSession({ notes: [note('own', 1, 2)] });
      const before = ledger.open();
      for (const other of [...others, media]) {
        session.attach(other);
        const controller = new AbortController();
        session.subscribe((state) => state.media, () => undefined, { signal: controller.signal }); // prettier-ignore
        const track = session.addTrack({ cues: [cue(1, 2)], label: 'Other' });
        session.followTrack(track, { signal: controller.signal });
        const set = session.addAnnotations({ annotations: [note('other', 1, 2)] });
        other.play();
        other.currentTime = 1;
        other.pause();
        controller.abort();
        session.removeAnnotations(set);
        session.removeTrack(track);
      }
      expect(ledger.open()).to.deep.equal(before);
      expect(session.state.tracks.tracks).to.have.length(1);
      expect(session.state.commentary.sets).to.have.length(1);
      session.dispose();
    } finally {
      ledger.close();
    }
  });
});
