import { expect } from '@open-wc/testing';
import type { Cue } from '../../src/model/cue.js';
import { FilmSession } from '../../src/session/film-session.js';
import type { StorageLike } from '../../src/session/storage.js';
import { findTrack } from '../../src/session/tracks.js';
import { cue, fileOf, pause, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { memoryStorage } from '../support/session.js';
import { TurnedClock } from '../support/turned-clock.js';

const ENGLISH = [cue(10, 12, 'The lamp is lit.'), cue(20, 22, 'Who lit it?'), cue(90, 92, 'Nobody did.')];
const RUSSIAN = [cue(10, 12, 'Лампа горит.'), cue(21, 23, 'Кто её зажёг?')];

function bilingual({ storage, film }: { storage?: StorageLike; film?: string } = {}) {
  const session = new FilmSession(storage ? { storage: () => storage } : {});
  const media = new FakeMedia();
  if (film) session.setFilm(film);
  session.attach(media);
  const en = session.addTrack({ cues: ENGLISH, label: 'English', language: 'en', default: true });
  const ru = session.addTrack({ cues: RUSSIAN, label: 'Русский', language: 'ru' });
  const textOf = (cues: readonly Cue[] = []) => cues.map(({ text }) => text);
  return {
    session,
    media,
    en,
    ru,
    said: () => textOf(session.state.tracks.activeCues),
    beside: () => textOf(session.state.tracks.active.get(session.state.tracks.secondary ?? '')),
    timing: (id = en) => findTrack(session.state.tracks, id)?.timing,
  };
}

describe('FilmSession: a second subtitle', () => {
  it('has none at first', () => expect(bilingual().session.state.tracks.secondary).to.equal(null));
  it('shows both at once', () => {
    const { session, media, ru, said, beside } = bilingual();
    session.selectSecondary(ru);
    media.currentTime = 11;
    expect([said(), beside()]).to.deep.equal([['The lamp is lit.'], ['Лампа горит.']]);
  });
  it('tells each apart: one changes, the other stays the same', () => {
    const { session, media, ru } = bilingual();
    session.selectSecondary(ru);
    media.currentTime = 21.5;
    const before = session.state.tracks.active.get(ru);
    media.currentTime = 22.5;
    expect(session.state.tracks.activeCues).to.deep.equal([]);
    expect(session.state.tracks.active.get(ru)).to.equal(before);
  });
  it('is never the first: with that language chosen there is no second', () => {
    const { session, ru } = bilingual();
    session.selectSecondary(ru);
    session.selectTrack(ru);
    expect(session.state.tracks).to.include({ selected: ru, secondary: null });
  });
  it('is none of a stream’s own beside another of them, whether it is asked for or remembered', () => {
    const { session, ru } = bilingual();
    const [de, es] = ['de', 'es'].map((language) => session.addTrack({ cues: ENGLISH, language, inStream: true })) as [string, string];
    session.selectSecondary(es);
    expect(session.state.tracks.secondary, 'beside the page’s own').to.equal(es);
    session.selectTrack(de);
    expect(session.state.tracks).to.include({ selected: de, secondary: null });
    session.selectSecondary(es);
    expect(session.state.tracks).to.include({ selected: de, secondary: null });
    session.selectSecondary(ru);
    expect(session.state.tracks).to.include({ selected: de, secondary: ru });
  });
  it('goes with the first', () => {
    const { session, media, ru, beside } = bilingual();
    session.selectSecondary(ru);
    media.currentTime = 11;
    session.selectTrack(null);
    expect([session.state.tracks.secondary, beside()]).to.deep.equal([null, []]);
    session.selectTrack(session.state.tracks.tracks[0]!.id);
    expect(session.state.tracks.secondary).to.equal(ru);
  });
  it('is remembered by its language', () => {
    const storage = memoryStorage();
    const { session, ru } = bilingual({ storage });
    session.selectSecondary(ru);
    const next = bilingual({ storage });
    expect(next.session.state.tracks.secondary).to.equal(next.ru);
    next.session.selectSecondary(null);
    expect(bilingual({ storage }).session.state.tracks.secondary).to.equal(null);
  });
  it('is fetched when it is chosen', async () => {
    const session = new FilmSession();
    session.addTrack({ cues: ENGLISH, language: 'en', default: true });
    const id = session.addTrack({ src: fileOf('1\n00:00:10,000 --> 00:00:12,000\nDie Lampe brennt.\n'), language: 'de' });
    expect(findTrack(session.state.tracks, id)?.status).to.equal('idle');
    session.selectSecondary(id);
    await until(() => findTrack(session.state.tracks, id)?.status === 'ready', 'the second file');
  });
  it('does not come by itself in the language that is read already', () => {
    const storage = memoryStorage();
    const { session, en, ru } = bilingual({ storage });
    session.selectTrack(ru);
    session.selectSecondary(en);
    const next = new FilmSession({ storage: () => storage });
    next.addTrack({ cues: [], language: 'en', label: 'English' });
    const described = next.addTrack({ cues: [], language: 'en-GB', label: 'English for the deaf' });
    next.selectTrack(next.state.tracks.tracks[0]!.id);
    expect(next.state.tracks.secondary).to.equal(null);
    next.selectSecondary(described);
    expect(next.state.tracks.secondary, 'it may be chosen').to.equal(described);
  });
  it('changes places with the first, at once', () => {
    const session = new FilmSession();
    const media = new FakeMedia();
    session.attach(media);
    session.addTrack({ cues: [cue(10, 12, 'Lift')], language: 'en-GB', default: true });
    const other = session.addTrack({ cues: [cue(10, 12, 'Elevator')], language: 'en-US' });
    media.currentTime = 11;
    session.selectSecondary(other);
    session.selectTrack(other);
    expect(session.state.tracks.activeCues.map(({ text }) => text)).to.deep.equal(['Elevator']);
  });
  it('throws for a track that is not there', () => expect(() => bilingual().session.selectSecondary('track-9')).to.throw(RangeError));
});

describe('FilmSession.followTrack', () => {
  it('knows what a track says that is not shown, until the signal ends it', () => {
    const { session, media, ru } = bilingual();
    const following = new AbortController();
    session.followTrack(ru, following);
    media.currentTime = 11;
    expect(session.state.tracks.active.get(ru)?.map(({ text }) => text)).to.deep.equal(['Лампа горит.']);
    following.abort();
    expect(session.state.tracks.active.has(ru)).to.equal(false);
  });
  it('goes on for the second who asked', () => {
    const { session, ru } = bilingual();
    const [one, other] = [new AbortController(), new AbortController()];
    session.followTrack(ru, one);
    session.followTrack(ru, other);
    one.abort();
    expect(session.state.tracks.active.has(ru)).to.equal(true);
    other.abort();
    expect(session.state.tracks.active.has(ru)).to.equal(false);
  });
  it('goes on with subtitles switched off', () => {
    const { session, media, ru } = bilingual();
    session.followTrack(ru, new AbortController());
    session.selectTrack(null);
    media.currentTime = 11;
    expect(session.state.tracks.active.get(ru)).to.have.length(1);
  });
  it('leaves what is on screen to the choice of the track', () => {
    const { session, media, en, ru, said } = bilingual();
    for (const id of [en, ru]) session.followTrack(id, new AbortController());
    media.currentTime = 11;
    session.selectTrack(ru);
    expect(said()).to.deep.equal(['Лампа горит.']);
    session.selectTrack(null);
    expect(said()).to.deep.equal([]);
  });
  it('ends with the track', () => {
    const { session, ru } = bilingual();
    const following = new AbortController();
    session.followTrack(ru, following);
    session.removeTrack(ru);
    expect(session.state.tracks.active.has(ru)).to.equal(false);
    following.abort();
  });
});

describe('FilmSession.setTiming', () => {
  it('moves the lines, and what is on screen at once', () => {
    const { session, media, en, said } = bilingual();
    media.currentTime = 13;
    expect(said()).to.deep.equal([]);
    session.setTiming(en, { offset: 1.5, rate: 1 });
    expect(said()).to.deep.equal(['The lamp is lit.']);
    expect(findTrack(session.state.tracks, en)?.cues[0]).to.include({ start: 11.5, end: 13.5 });
  });
  it('counts from the file, not from the last correction', () => {
    const { session, en } = bilingual();
    session.setTiming(en, { offset: 1, rate: 1 });
    session.setTiming(en, { offset: 2, rate: 1 });
    expect(findTrack(session.state.tracks, en)?.cues[0]?.start).to.equal(12);
    session.setTiming(en, null);
    expect(findTrack(session.state.tracks, en)?.cues[0]?.start).to.equal(10);
  });
  it('keeps tenths tenths', () => {
    const { session, en, timing } = bilingual();
    for (let i = 0; i < 3; i++) session.setTiming(en, { offset: timing()!.offset + 0.1, rate: 1 });
    expect(timing()?.offset).to.equal(0.3);
  });
  it('leaves the other track alone', () => {
    const { session, en, ru, timing } = bilingual();
    session.setTiming(en, { offset: 1, rate: 1 });
    expect(timing(ru)).to.deep.equal({ offset: 0, rate: 1 });
  });
  it('is remembered for the film and the track', () => {
    const storage = memoryStorage();
    const { session, en } = bilingual({ storage, film: 'lamp.mp4' });
    session.setTiming(en, { offset: -0.4, rate: 1 });
    expect(bilingual({ storage, film: 'lamp.mp4' }).timing()).to.deep.equal({ offset: -0.4, rate: 1 });
    expect(bilingual({ storage, film: 'candle.mp4' }).timing()).to.deep.equal({ offset: 0, rate: 1 });
  });
  it('is recalled when another film comes', () => {
    const { session, en, timing } = bilingual({ storage: memoryStorage(), film: 'lamp.mp4' });
    session.setTiming(en, { offset: 3, rate: 1 });
    session.setFilm('candle.mp4');
    expect(timing()?.offset).to.equal(0);
    session.setFilm('lamp.mp4');
    expect(timing()?.offset).to.equal(3);
  });
  it('is recalled when the storage comes late', () => {
    const storage = memoryStorage();
    const first = bilingual({ storage, film: 'lamp.mp4' });
    first.session.setTiming(first.en, { offset: 3, rate: 1 });
    const late = bilingual({ film: 'lamp.mp4' });
    late.session.setStorage(() => storage);
    expect(late.timing()?.offset).to.equal(3);
  });
  it('stays in this visit where nothing can be remembered', () => {
    const { session, en, timing } = bilingual({ film: 'lamp.mp4' });
    session.setTiming(en, { offset: 3, rate: 1 });
    session.setStorage(() => null);
    expect(timing()?.offset).to.equal(3);
  });
  it('stays where another track comes, whatever another tab has found since', () => {
    const storage = memoryStorage();
    const here = bilingual({ storage, film: 'lamp.mp4' });
    here.session.setTiming(here.en, { offset: 3, rate: 1 });
    const there = bilingual({ storage, film: 'lamp.mp4' });
    there.session.setTiming(there.en, { offset: 8, rate: 1 });
    here.session.addTrack({ cues: RUSSIAN, label: 'Another', language: 'ru' });
    expect(here.timing()?.offset).to.equal(3);
  });
  it('tells tracks apart that have no file, by their names', () => {
    const storage = memoryStorage();
    const visit = () => {
      const session = new FilmSession({ storage: () => storage });
      session.setFilm('lamp.mp4');
      const ids = ['English', 'English for the deaf'].map((label) => session.addTrack({ cues: ENGLISH, language: 'en', label }));
      return { session, ids, offsets: () => session.state.tracks.tracks.map(({ timing }) => timing.offset) };
    };
    const { session, ids } = visit();
    session.setTiming(ids[0]!, { offset: 7, rate: 1 });
    expect(visit().offsets()).to.deep.equal([7, 0]);
  });
  it('reaches quotations also where the session is laid down before they were looked for again', async () => {
    const { session, media, en } = bilingual();
    const page = { type: 'AnnotationPage', items: [{ id: 'urn:q', type: 'Annotation', bodyValue: 'By words.', target: { selector: { type: 'TextQuoteSelector', exact: 'Who lit it?' } } }] }; // prettier-ignore
    session.addAnnotations({ src: fileOf(JSON.stringify(page), 'application/json') });
    await until(() => session.state.commentary.annotations[0]?.start === 20, 'the note');
    session.setTiming(en, { offset: 5, rate: 1 });
    session.dispose();
    session.attach(media);
    await until(() => session.state.commentary.annotations[0]?.start === 25, 'the note at its words');
  });
  it('takes notes along that quote the words, and leaves those that name a time', async () => {
    const { session, en } = bilingual();
    const page = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationPage',
      items: [
        { id: 'urn:quoted', type: 'Annotation', body: { type: 'TextualBody', value: 'By words.', format: 'text/plain' }, target: { source: 'f', selector: { type: 'TextQuoteSelector', exact: 'Who lit it?' } } },
        { id: 'urn:timed', type: 'Annotation', body: { type: 'TextualBody', value: 'By time.', format: 'text/plain' }, target: { source: 'f', selector: { type: 'FragmentSelector', value: 't=20,22' } } },
      ],
    }; // prettier-ignore
    session.addAnnotations({ src: fileOf(JSON.stringify(page), 'application/json') });
    const starts = () => Object.fromEntries(session.state.commentary.annotations.map(({ id, start }) => [id, start]));
    await until(() => starts()['urn:quoted'] === 20, 'the notes');
    session.setTiming(en, { offset: 5, rate: 1 });
    await until(() => starts()['urn:quoted'] === 25, 'the note at its words');
    expect(starts()['urn:timed']).to.equal(20);
  });
  for (const wrong of [
    { offset: NaN, rate: 1 },
    { offset: 0, rate: 0 },
    { offset: 0, rate: 3 },
    { offset: 1e9, rate: 1 },
  ])
    it(`refuses ${wrong.offset} s at ${wrong.rate}`, () => {
      const { session, en, timing } = bilingual();
      expect(() => session.setTiming(en, wrong)).to.throw(RangeError);
      expect(timing()).to.deep.equal({ offset: 0, rate: 1 });
    });
  it('throws for a track that is not there', () => expect(() => bilingual().session.setTiming('track-9', null)).to.throw(RangeError));
});

describe('FilmSession.syncLine', () => {
  it('moves the named line to now', () => {
    const { session, media } = bilingual();
    media.currentTime = 24.5;
    expect(session.syncLine('20')).to.deep.equal({ offset: 4.5, rate: 1 });
  });
  it('means the line on screen where none is named', () => {
    const { session, media, said } = bilingual();
    media.currentTime = 21;
    session.syncLine();
    expect(session.state.tracks.tracks[0]?.timing).to.deep.equal({ offset: 1, rate: 1 });
    expect(said()).to.deep.equal(['Who lit it?']);
  });
  it('finds offset and rate by two lines a minute apart', () => {
    const { session, media } = bilingual();
    media.duration = 200;
    media.currentTime = 10 * (25 / 24) + 1;
    session.syncLine('10');
    media.currentTime = 90 * (25 / 24) + 1;
    const { offset, rate } = session.syncLine('90')!;
    expect(rate).to.be.oneOf([25 / 24, 25 / (24000 / 1001)]);
    expect(offset).to.be.closeTo(1, 0.11);
  });
  it('shows the line that is said to be spoken, also where the rate is found', () => {
    const { session, media, said } = bilingual();
    media.duration = 200;
    media.currentTime = 10.37;
    session.syncLine('10');
    media.currentTime = 93.912345;
    session.syncLine('90');
    expect(said()).to.deep.equal(['Nobody did.']);
  });
  it('means no line where none is near', () => {
    const { session, media } = bilingual();
    media.duration = 200;
    media.currentTime = 150;
    expect(() => session.syncLine()).to.throw(RangeError);
    expect(session.state.tracks.tracks[0]?.timing).to.deep.equal({ offset: 0, rate: 1 });
  });
  it('can be taken back, and that, too', () => {
    const { session, media, en, timing } = bilingual();
    session.setTiming(en, { offset: 1, rate: 1 });
    media.currentTime = 15;
    session.syncLine('10');
    expect(session.undoTiming(en)).to.equal(true);
    expect(timing()?.offset).to.equal(1);
    session.undoTiming(en);
    expect(timing()?.offset).to.equal(5);
  });
  it('has nothing to take back at first', () => {
    const { session, en } = bilingual();
    expect(session.undoTiming(en)).to.equal(false);
  });
  it('takes a second word on the same line for a better one', () => {
    const { session, media } = bilingual();
    media.currentTime = 13;
    session.syncLine('10');
    media.currentTime = 12;
    expect(session.syncLine('10')).to.deep.equal({ offset: 2, rate: 1 });
  });
  it('begins anew after a reset', () => {
    const { session, media, en } = bilingual();
    media.currentTime = 15;
    session.syncLine('10');
    session.setTiming(en, null);
    media.currentTime = 92;
    expect(session.syncLine('90')).to.deep.equal({ offset: 2, rate: 1 });
  });
  it('begins anew after a correction by hand, and in another film', () => {
    const { session, media, en } = bilingual({ film: 'lamp.mp4' });
    media.currentTime = 30;
    session.syncLine('10');
    session.setTiming(en, { offset: 2, rate: 1 });
    media.currentTime = 92;
    expect(session.syncLine('90')).to.deep.equal({ offset: 2, rate: 1 });
    session.setFilm('candle.mp4');
    media.currentTime = 10;
    expect(session.syncLine('10')).to.deep.equal({ offset: 0, rate: 1 });
  });
  it('finds a line whose sound description the viewer does not see', async () => {
    const session = new FilmSession();
    const media = new FakeMedia();
    session.attach(media);
    session.addTrack({ cues: [cue(10, 12, '[sighs] It is late.')], language: 'en' });
    session.setPreference('soundDescriptions', false);
    media.currentTime = 11;
    await until(() => session.state.tracks.activeCues[0]?.text === 'It is late.', 'the filter');
    expect(session.syncLine()).to.deep.equal({ offset: 1, rate: 1 });
  });
  it('throws where there is no such line, and without subtitles', () => {
    const { session } = bilingual();
    expect(() => session.syncLine('77')).to.throw(RangeError);
    session.selectTrack(null);
    expect(() => session.syncLine()).to.throw(RangeError);
  });
});

describe('FilmSession.seekLine', () => {
  it('goes to the line before, after, and to the beginning of this one', () => {
    const { session, media } = bilingual();
    media.currentTime = 21;
    session.seekLine(0);
    expect(media.currentTime).to.be.closeTo(20, 0.002);
    session.seekLine(-1);
    expect(media.currentTime).to.be.closeTo(10, 0.002);
    session.seekLine(1);
    expect(media.currentTime).to.be.closeTo(20, 0.002);
  });
  it('goes back to the line that was last, from between two', () => {
    const { session, media } = bilingual();
    media.currentTime = 30;
    expect(session.seekLine(-1)?.start).to.equal(20);
  });
  it('stays where there is no further line', () => {
    const { session, media } = bilingual();
    media.currentTime = 95;
    expect(session.seekLine(1)).to.equal(undefined);
    expect(media.currentTime).to.equal(95);
  });
  it('lands within the line, whatever its clock, in a film that counts in microseconds', () => {
    const { session, media, en, said } = bilingual();
    // As engines do: rounded down.
    const { get, set } = Object.getOwnPropertyDescriptor(FakeMedia.prototype, 'currentTime')!;
    Object.defineProperty(media, 'currentTime', {
      get: get!,
      set(time: number) {
        set!.call(media, Math.floor(time * 1e6) / 1e6);
      },
    });
    for (const timing of [
      { offset: -0.1, rate: 1 },
      { offset: 0, rate: 25 / (24000 / 1001) },
      { offset: 0.30000001, rate: 24 / 25 },
    ]) {
      session.setTiming(en, timing);
      media.currentTime = 0;
      session.seekLine(1);
      expect(said(), JSON.stringify(timing)).to.deep.equal(['The lamp is lit.']);
    }
  });
  it('goes by the corrected clock', () => {
    const { session, media, en } = bilingual();
    session.setTiming(en, { offset: 3, rate: 1 });
    session.seekLine(1);
    expect(media.currentTime).to.be.closeTo(13, 0.002);
  });
});

describe('FilmSession: a pause after each line', () => {
  /** The film stands at that second, in a session that is to pause after lines or not; time is turned by hand. */
  async function at(seconds: number, pauses = true) {
    const watching = bilingual();
    if (pauses) watching.session.setPreference('pauseAfterLine', true);
    watching.media.currentTime = seconds;
    // The end of a seek is told a moment after its beginning.
    await Promise.resolve();
    return watching;
  }
  let time: TurnedClock;
  beforeEach(() => (time = new TurnedClock()));
  afterEach(() => time.close());

  it('comes at the end of a line, which stays on screen', async () => {
    const { media, said } = await at(11.7);
    media.play();
    time.pass(0.5);
    expect(media.paused).to.equal(true);
    expect(media.currentTime).to.be.within(11.85, 12);
    expect(said()).to.deep.equal(['The lamp is lit.']);
  });
  it('comes once: the film then plays on', async () => {
    const { media } = await at(11.8);
    media.play();
    time.pass(0.5);
    expect(media.paused).to.equal(true);
    media.play();
    time.pass(0.5);
    expect(media.currentTime).to.be.greaterThan(12.2);
    expect(media.paused).to.equal(false);
  });
  it('does not come after a seek into the end of a line', async () => {
    const { media } = await at(0);
    media.play();
    media.currentTime = 11.95;
    await Promise.resolve();
    time.pass(0.5);
    expect(media.currentTime).to.be.greaterThan(12.2);
    expect(media.paused).to.equal(false);
  });
  it('does not come unless it was asked for', async () => {
    const { media } = await at(11.8, false);
    media.play();
    time.pass(0.5);
    expect(media.currentTime).to.be.greaterThan(12.2);
    expect(media.paused).to.equal(false);
  });
  it('comes though the moment itself was missed', async () => {
    time.close();
    const { media } = await at(11.5);
    media.playbackRate = 2;
    media.play();
    const began = performance.now();
    // The page is busy while the end of the line goes by.
    while (performance.now() - began < 400);
    await until(() => media.paused, 'the pause');
  });
});

describe('FilmSession: sound descriptions', () => {
  const CUES = [cue(10, 12, '[The lamp hisses.]\nIt is lit.'), cue(20, 22, '[Thunder]')];
  function heard() {
    const session = new FilmSession();
    const media = new FakeMedia();
    session.attach(media);
    session.addTrack({ cues: CUES, language: 'en' });
    const said = (time: number) => {
      media.currentTime = time;
      return session.state.tracks.activeCues.map(({ text }) => text);
    };
    return { session, media, said };
  }
  it('are shown', () => expect(heard().said(11)).to.deep.equal(['[The lamp hisses.]\nIt is lit.']));
  it('are left out where the viewer wants it, and the words stay', async () => {
    const { session, said } = heard();
    session.setPreference('soundDescriptions', false);
    await until(() => said(21).length === 0, 'the filter');
    expect([said(11), said(21)]).to.deep.equal([['It is lit.'], []]);
    expect(session.state.tracks.tracks[0]?.cues, 'the track itself keeps them').to.have.length(2);
  });
  it('come back', async () => {
    const { session, said } = heard();
    session.setPreference('soundDescriptions', false);
    await until(() => said(21).length === 0, 'the filter');
    session.setPreference('soundDescriptions', undefined);
    expect(said(21)).to.deep.equal(['[Thunder]']);
  });
  it('leave the lines that stay as they are: nothing is told twice', async () => {
    const { session, said } = heard();
    session.setPreference('soundDescriptions', false);
    await until(() => said(21).length === 0, 'the filter');
    said(11);
    const before = session.state.tracks.activeCues;
    session.setPreference('readingSpeed', 2);
    expect(session.state.tracks.activeCues).to.equal(before);
  });
});

describe('FilmSession: a line that goes on word by word', () => {
  const karaoke: Cue = {
    ...cue(10, 14, 'one two'),
    spans: ['one ', { tag: 'timestamp', time: 12, children: [] }, 'two'],
  };
  function sung() {
    const session = new FilmSession();
    const media = new FakeMedia();
    session.attach(media);
    session.addTrack({ cues: [karaoke], language: 'en' });
    return { session, media };
  }
  it('tells of each moment within it', async () => {
    const { session, media } = sung();
    media.currentTime = 11.8;
    await pause(10);
    const marks: (number | undefined)[] = [];
    session.subscribe((state) => state.tracks, (tracks) => marks.push(tracks.mark)); // prettier-ignore
    media.play();
    await until(() => marks.length, 'the word');
    expect(marks).to.deep.equal([12]);
  });
  it('keeps the same cues meanwhile', () => {
    const { session, media } = sung();
    media.currentTime = 11;
    const { activeCues } = session.state.tracks;
    media.currentTime = 13;
    expect(session.state.tracks.activeCues).to.equal(activeCues);
    expect(session.state.tracks.mark).to.equal(12);
    media.currentTime = 20;
    expect(session.state.tracks.mark).to.equal(undefined);
  });
});

describe('FilmSession: tracks that go', () => {
  it('names no track that is not there, in any state', () => {
    const { session, en, ru } = bilingual();
    session.selectSecondary(ru);
    const dangling: string[] = [];
    session.subscribe(
      (state) => state.tracks,
      ({ tracks, selected, secondary }) => {
        for (const id of [selected, secondary]) if (id !== null && !tracks.some((track) => track.id === id)) dangling.push(id);
      },
    );
    session.removeTrack(en);
    session.removeTrack(ru);
    expect(dangling).to.deep.equal([]);
  });
  it('shows nothing once the film has gone, whatever is chosen then', () => {
    const { session, media, said } = bilingual();
    media.currentTime = 11;
    session.attach(null);
    session.setPreference('pauseAfterLine', true);
    expect(said()).to.deep.equal([]);
    session.attach(media);
    expect(said()).to.deep.equal(['The lamp is lit.']);
  });
});

describe('FilmSession: the name of a track', () => {
  const nameOf = (track: Parameters<FilmSession['addTrack']>[0]) => {
    const session = new FilmSession();
    session.addTrack(track);
    return session.state.tracks.tracks[0]?.label;
  };
  const src = fileOf('WEBVTT\n');

  it('is that of its language where the page gave a file none', () => {
    expect(nameOf({ src, language: 'de' })).to.equal('Deutsch');
    expect(nameOf({ src, language: 'not a language' })).to.equal('not a language');
    expect(nameOf({ src })).to.equal('Subtitles');
    expect(nameOf({ src, language: 'de', label: 'Für Gehörlose' })).to.equal('Für Gehörlose');
  });
  it('stays as it was given where its cues come without a file', () => expect(nameOf({ cues: ENGLISH, language: 'en' })).to.equal('en'));
});
