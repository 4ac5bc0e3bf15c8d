import { expect } from '@open-wc/testing';
import type { Cue } from '../../src/model/cue.js';
import { formatAnnotations } from '../../src/model/annotation-file.js';
import { formatSubtitles } from '../../src/model/subtitles.js';
import { FilmSession } from '../../src/session/film-session.js';
import { cue, fileOf, note, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';

/** Each line has words of its own; all of it by the clock of the film that the notes were made for. */
const OLD = Array.from({ length: 40 }, (_, i) => cue(10 + i * 5, 12 + i * 5, `Line x${i}a says x${i}b and x${i}c.`));
const LATER = OLD.map((one) => ({ ...one, start: one.start + 7, end: one.end + 7 }));
const CUT = OLD.filter((_, i) => i < 10 || i >= 20).map((one) =>
  one.start < 60 ? one : { ...one, start: one.start - 50, end: one.end - 50 },
);
const OTHER = LATER.map((one, i) => ({ ...one, text: `Another film y${i}a has y${i}b.` }));

const NOTES = [
  note('timed', 20, 24),
  note('quoted', 30, 32, { anchor: { type: 'quote', exact: 'says x4b and x4c', near: 30 } }),
  note('lost', 40, 42, { anchor: { type: 'quote', exact: 'words that were changed since', near: 40 } }),
  note('gone', 70, 72),
];

const fileMadeWith = (subtitles: string) => fileOf(formatAnnotations(NOTES, 'w3c', { subtitles, cues: OLD }).text);
const subtitles = (cues: readonly Cue[]) => fileOf(formatSubtitles(cues, 'vtt'));

async function watch(cues: readonly Cue[], address = subtitles(OLD), which: 'same' | 'other' = 'other') {
  const session = new FilmSession();
  session.attach(new FakeMedia());
  const src = subtitles(cues);
  session.addTrack({ src, language: 'en' });
  session.addAnnotations({ src: fileMadeWith(which === 'same' ? src : address) });
  await until(() => session.state.commentary.sets[0]!.status === 'ready', 'the notes');
  return {
    session,
    starts: () => Object.fromEntries(session.state.commentary.annotations.map(({ id, start }) => [id, start])),
    codes: () => session.state.problems.map(({ code }) => code),
  };
}

describe('notes that name the subtitles they were made with', () => {
  it('stay where they are with those subtitles, which are not fetched again', async () => {
    const { starts, codes } = await watch(OLD, '/no/such/file.vtt');
    expect(starts()).to.deep.equal({ timed: 20, quoted: 30, lost: 40, gone: 70 });
    expect(codes()).to.deep.equal([]);
  });
  it('are carried over to subtitles by another clock; quotations are found by their words', async () => {
    const { starts, codes } = await watch(LATER);
    expect(starts()).to.deep.equal({ timed: 27, quoted: 37, lost: 47, gone: 77 });
    expect(codes()).to.deep.equal(['carried-over']);
  });
  it('that are on what was cut out are not shown, and reported', async () => {
    const { starts, codes } = await watch(CUT);
    expect(starts()).to.deep.equal({ timed: 20, quoted: 30, lost: 40 });
    expect(codes()).to.deep.equal(['carried-over', 'cut-out']);
  });
  it('stay where a viewer sets the subtitles right by ear', async () => {
    const { session, starts } = await watch(OLD);
    const { id } = session.state.tracks.tracks[0]!;
    session.setTiming(id, { offset: 2, rate: 1 });
    await until(() => starts().quoted === 32, 'the quoted note to move');
    expect(starts().timed).to.equal(20);
  });
  it('stay where the page has those subtitles, too, whichever it looks for quotations in', async () => {
    const session = new FilmSession();
    session.attach(new FakeMedia());
    const old = subtitles(OLD);
    session.addTrack({ src: subtitles(OTHER), language: 'ru', default: true });
    session.addTrack({ src: old, language: 'en' });
    session.addAnnotations({ src: fileMadeWith(old) });
    await until(() => session.state.commentary.sets[0]!.status === 'ready', 'the notes');
    expect(session.state.commentary.annotations.find(({ id }) => id === 'timed')?.start).to.equal(20);
    expect(session.state.problems.map(({ code }) => code)).not.to.include('made-with-others');
  });
  it('stay, with a warning, where that file has other words or times now', async () => {
    const { starts, codes } = await watch(LATER, undefined, 'same');
    expect(starts()).to.include({ timed: 20 });
    expect(codes()).to.deep.equal(['made-with-changed']);
  });
  it('stay, with a warning, where those cannot be had or are of another film', async () => {
    for (const [cues, address] of [
      [LATER, '/no/such/file.vtt'],
      [LATER, 'https://example.org/old.vtt'],
      [OTHER, undefined],
    ] as const) {
      const { starts, codes } = await watch(cues, address);
      expect(starts()).to.include({ timed: 20 });
      expect(codes()).to.include('made-with-others');
    }
  });
});
