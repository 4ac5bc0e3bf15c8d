import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/model/annotation.js';
import { FilmSession, type FilmState } from '../../src/session/film-session.js';
import { spoilerHorizon } from '../../src/session/progress.js';
import type { StorageLike } from '../../src/session/storage.js';
import { cue, fileOf, note, pause, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';

const CUES = [cue(10, 12, 'It was the wind.'), cue(20, 22, 'Who lives there now?'), cue(30, 33, 'The door was never locked.')];

const VTT = `WEBVTT

00:10.000 --> 00:12.000
It was the wind.

00:20.000 --> 00:22.000
Who lives there now?

00:30.000 --> 00:33.000
The door was never locked.
`;

const quoting = (...quotations: string[]) =>
  JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationPage',
    label: 'Notes on the wind',
    items: quotations.map((exact, i) => ({
      id: `urn:note:${i}`,
      type: 'Annotation',
      body: { type: 'TextualBody', value: `A note on: ${exact}`, format: 'text/plain', purpose: 'commenting' },
      target: { source: 'film.vtt', selector: { type: 'TextQuoteSelector', exact } },
    })),
  });

function watching(options: { notes?: Parameters<FilmSession['addAnnotations']>[0]; storage?: StorageLike } = {}) {
  const session = new FilmSession(options.storage ? { storage: () => options.storage } : {});
  const media = new FakeMedia();
  session.attach(media);
  session.addTrack({ cues: CUES, label: 'English', language: 'en', default: true });
  if (options.notes) session.addAnnotations(options.notes);
  return {
    session,
    media,
    said: () => session.state.tracks.activeCues.map(({ text }) => text),
    notes: () => session.state.commentary.shown.map(({ id }) => id),
  };
}

const shelf = (): StorageLike => {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
};

const TWO_NOTES = [note('wind', 10, 12), note('door', 30, 33)];

describe('FilmSession', () => {
  describe('time', () => {
    it('shows the cue of the moment, forwards and backwards', () => {
      const { session, said } = watching();
      session.seek(31);
      expect(said()).to.deep.equal(['The door was never locked.']);
      session.seek(10);
      expect(said()).to.deep.equal(['It was the wind.']);
      session.seek(12);
      expect(said(), 'an end is outside').to.deep.equal([]);
    });

    it('shows a note that is reached by seeking at once, while paused', () => {
      const { session, notes } = watching({ notes: { annotations: TWO_NOTES } });
      session.seek(11);
      expect(notes()).to.deep.equal(['wind']);
      session.seek(60);
      expect(notes()).to.deep.equal([]);
    });

    it('lets a note stay as long as it takes to read', () => {
      const { session, notes } = watching({ notes: { annotations: [note('wind', 10, 10.5)] } });
      session.seek(13);
      expect(notes()).to.deep.equal(['wind']);
      expect(session.state.commentary.active, 'though it speaks of half a second').to.deep.equal([]);
    });

    it('keeps a seek inside the film', () => {
      const { session, media } = watching();
      session.seek(1000);
      expect(media.currentTime).to.equal(100);
      session.seek(-3);
      expect(media.currentTime).to.equal(0);
    });

    it('refuses a time that is none', () => expect(() => watching().session.seek(NaN)).to.throw(TypeError));

    it('names the first note to come', () => {
      const { session } = watching({ notes: { annotations: TWO_NOTES } });
      expect(session.state.commentary.next?.id).to.equal('wind');
      session.seek(15);
      expect(session.state.commentary.next?.id).to.equal('door');
      session.seek(50);
      expect(session.state.commentary.next).to.equal(undefined);
    });
  });

  describe('state', () => {
    it('keeps the identity of what did not change', () => {
      const { session } = watching({ notes: { annotations: TWO_NOTES } });
      session.seek(31);
      const { commentary, preferences, tracks } = session.state;
      session.seek(31.5);
      expect(session.state.tracks).to.equal(tracks);
      expect(session.state.commentary).to.equal(commentary);
      expect(session.state.preferences).to.equal(preferences);
    });

    it('is frozen', () => {
      const { session } = watching();
      expect(() => ((session.state as { problems: unknown }).problems = [])).to.throw(TypeError);
    });

    it('calls a subscriber only when what it selected has changed', () => {
      const { session } = watching({ notes: { annotations: TWO_NOTES } });
      const calls: number[] = [];
      session.subscribe((state: FilmState) => state.tracks.activeCues, (cues) => calls.push(cues.length)); // prettier-ignore
      for (const time of [10, 10.5, 11, 12, 13, 20]) session.seek(time);
      expect(calls).to.deep.equal([1, 0, 1]);
    });

    it('tells the others when one listener fails', () => {
      const { session } = watching();
      const reported: unknown[] = [];
      const { reportError: really } = globalThis;
      globalThis.reportError = (error) => reported.push(error);
      let calls = 0;
      session.subscribe((state) => state.tracks.activeCues, () => { throw new Error('mine'); }); // prettier-ignore
      session.subscribe((state) => state.tracks.activeCues, () => calls++); // prettier-ignore
      session.seek(10);
      globalThis.reportError = really;
      expect(calls).to.equal(1);
      expect(reported).to.have.length(1);
    });

    it('has nothing on screen once the media has left', () => {
      const { session, notes, said } = watching({ notes: { annotations: TWO_NOTES } });
      session.seek(11);
      session.attach(null);
      expect([...said(), ...notes()]).to.deep.equal([]);
    });

    it('follows other media at once, and tells of it though they stand as the first did', async () => {
      const { session, said } = watching();
      session.seek(10);
      await until(() => !session.state.media.seeking, 'the end of the seek');
      const attached: unknown[] = [];
      session.subscribe((state) => state.media, () => attached.push(session.media)); // prettier-ignore
      const other = new FakeMedia();
      session.attach(other);
      expect(attached.at(-1) === other).to.equal(true);
      expect(said()).to.deep.equal([]);
      other.currentTime = 31;
      expect(said()).to.deep.equal(['The door was never locked.']);
    });

    it('can be let go of by who is told of it', () => {
      const session = new FilmSession();
      session.subscribe((state) => state.media.attached, (attached) => attached && session.attach(null)); // prettier-ignore
      const media = new FakeMedia();
      session.attach(media);
      media.currentTime = 10;
      expect(session.state.media.attached).to.equal(false);
    });

    it('does not call a subscriber after its signal', () => {
      const { session } = watching();
      const controller = new AbortController();
      let calls = 0;
      session.subscribe((state) => state.tracks.activeCues, () => calls++, { signal: controller.signal }); // prettier-ignore
      controller.abort();
      session.seek(10);
      expect(calls).to.equal(0);
    });
  });

  describe('commentary', () => {
    it('goes off and on', () => {
      const { session, notes } = watching({ notes: { annotations: TWO_NOTES } });
      session.seek(11);
      session.setPreference('commentary', false);
      expect(notes()).to.deep.equal([]);
      session.setPreference('commentary', true);
      expect(notes()).to.deep.equal(['wind']);
    });

    it('keeps a dismissed note away, until the commentary is switched on anew', () => {
      const { session, notes } = watching({ notes: { annotations: TWO_NOTES } });
      session.seek(11);
      session.dismiss('wind');
      session.seek(40);
      session.seek(11);
      expect(notes()).to.deep.equal([]);
      session.setPreference('commentary', false);
      session.setPreference('commentary', true);
      expect(notes()).to.deep.equal(['wind']);
    });

    it('keeps a note that is held past its time, and lets it go when released', () => {
      const { session, notes } = watching({ notes: { annotations: TWO_NOTES } });
      session.seek(11);
      session.hold('wind');
      session.seek(60);
      expect(notes()).to.deep.equal(['wind']);
      session.release('wind');
      expect(notes()).to.deep.equal([]);
    });

    it('does not show a set that is off by default, until the viewer asks for it', () => {
      const { session, notes } = watching({ notes: { annotations: TWO_NOTES, defaultOff: true } });
      session.seek(11);
      expect(session.state.commentary.on).to.equal(false);
      expect(notes()).to.deep.equal([]);
      session.setPreference('commentary', true);
      expect(notes()).to.deep.equal(['wind']);
    });

    it('does not show a set that is off by default for a choice made about another film', () => {
      const storage = shelf();
      watching({ storage }).session.setPreference('commentary', true);
      const { session } = watching({ storage, notes: { annotations: TWO_NOTES, defaultOff: true } });
      expect(session.state.commentary.on).to.equal(false);
    });

    it('shows and hides one set of several', () => {
      const { session, notes } = watching({ notes: { annotations: [note('wind', 10, 12)] } });
      const other = session.addAnnotations({ annotations: [note('other', 10, 12)], defaultOff: true });
      session.seek(11);
      expect(notes()).to.deep.equal(['wind']);
      session.showSet(other, true);
      expect(notes()).to.deep.equal(['wind', 'other']);
      session.showSet(other, false);
      expect(notes()).to.deep.equal(['wind']);
    });

    it('dismisses one of two notes that came with the same id', () => {
      const { session, notes } = watching({ notes: { annotations: [note('wind', 10, 12)] } });
      session.addAnnotations({ annotations: [note('wind', 10, 12)] });
      session.seek(11);
      expect(notes()).to.have.length(2);
      session.dismiss('wind');
      expect(notes()).to.have.length(1);
    });

    it('remembers which notes were on screen, but not what flies past while somebody seeks', async () => {
      const { session, media } = watching({ notes: { annotations: TWO_NOTES } });
      session.seek(31);
      session.seek(11);
      await until(() => !media.seeking, 'the end of the seek');
      expect([...session.state.progress.seen]).to.deep.equal(['wind']);
    });

    it('makes whole what a page hands over, and refuses what is no note', () => {
      const { session, notes } = watching();
      session.addAnnotations({ annotations: [{ id: 'short', start: 10, end: 12, text: 'A word.' } as Annotation] });
      session.seek(11);
      expect(notes()).to.deep.equal(['short']);
      expect(session.state.commentary.shown[0]?.body).to.deep.equal([{ tag: 'p', children: ['A word.'] }]);
    });

    describe('refuses what is no note, and says which and what of it is bad:', () => {
      const whole = { id: 'whole', start: 10, end: 12, text: 'A word.' };
      for (const [what, given, report] of [
        ['no list', { 0: whole }, /^bad annotations: no list$/],
        ['a text', 'A word.', /^bad annotations: no list$/],
        ['nothing', [null], /^bad annotations\[0\]\.id$/],
        ['a number for an id', [{ ...whole, id: 5 }], /^bad annotations\[0\]\.id$/],
        ['a body that is a text', [whole, whole, { ...whole, body: 'A word.' }], /^bad annotations\[2\]\.body$/],
        ['a body of something else', [{ ...whole, body: [{ type: 'text', value: 'A word.' }] }], /^bad annotations\[0\]\.body$/],
        ['a number for a text', [{ ...whole, text: 7 }], /^bad annotations\[0\]\.body$/],
      ] as const)
        it(what, () => {
          const { session } = watching();
          expect(() => session.addAnnotations({ annotations: given as unknown as Annotation[] })).to.throw(TypeError, report);
          expect(session.state.commentary.sets).to.deep.equal([]);
        });
    });

    it('tells of notes whose time cannot be used, and shows the others; one of no length is a moment, as in a file', async () => {
      const { session, notes } = watching();
      const whole = { id: 'whole', start: 10, end: 12, text: 'A word.' };
      const bad = [{ start: 12, end: 10 }, { start: -5, end: 11 }, { start: NaN, end: 12 }, { start: 10, end: Infinity }, { start: 10 }, { start: '10', end: '12' }]; // prettier-ignore
      const given = [
        ...bad.map((times, at) => ({ id: `bad-${at}`, text: 'A word.', ...times })),
        whole,
        { ...whole, id: 'moment', end: 10 },
      ];
      const set = session.addAnnotations({ annotations: given as unknown as Annotation[] });
      session.seek(11);
      expect(notes()).to.deep.equal(['whole']);
      await until(() => session.state.problems.length, 'the problems');
      const { problems, notices, commentary } = session.state;
      expect(problems.map(({ code, source }) => `${source} ${code}`)).to.deep.equal([
        ...bad.map(() => 'annotations bad-time'),
        'annotations empty-time',
      ]);
      expect(problems[0]).to.deep.include({ message: 'The time "12,10" of annotations[0] cannot be used.', severity: 'error' });
      expect(notices.map(({ name }) => name)).to.deep.equal(['annotations']);
      expect(commentary.annotations.map(({ id, start, end }) => [id, start, end])).to.deep.equal([['whole', 10, 12], ['moment', 10, 14]]); // prettier-ignore
      session.removeAnnotations(set);
      expect([session.state.problems, session.state.commentary.annotations]).to.deep.equal([[], []]);
    });

    it('reads the times of such notes again where the viewer asks for it', async () => {
      const { session, notes } = watching();
      const note = { id: 'wind', start: 12, end: 10, text: 'A word.' };
      session.addAnnotations({ annotations: [note] as unknown as Annotation[] });
      await until(() => session.state.problems.length, 'the problem');
      session.retry('annotations');
      await until(() => session.state.notices[0]?.tries === 1, 'the vain retry');
      Object.assign(note, { start: 9, end: 13 });
      session.seek(11);
      session.retry('annotations');
      await until(() => !session.state.problems.length, 'the time that can be used');
      expect(notes()).to.deep.equal(['wind']);
    });

    it('takes the notes of a removed set off the screen', () => {
      const { session, notes } = watching();
      const id = session.addAnnotations({ annotations: TWO_NOTES });
      session.seek(11);
      session.removeAnnotations(id);
      expect(notes()).to.deep.equal([]);
    });
  });

  describe('seekNote', () => {
    it('goes to the note before, after, and to the beginning of this one', () => {
      const { session, media, notes } = watching({ notes: { annotations: [...TWO_NOTES, note('wall', 50, 52)] } });
      session.seek(31);
      expect(session.seekNote(0)?.id).to.equal('door');
      expect(media.currentTime).to.be.closeTo(30, 0.002);
      expect(session.seekNote(-1)?.id).to.equal('wind');
      expect(notes()).to.deep.equal(['wind']);
      expect([session.seekNote(1)?.id, session.seekNote(1)?.id]).to.deep.equal(['door', 'wall']);
      expect(session.seekNote(1)).to.equal(undefined);
      expect(media.currentTime, 'there is no further one').to.be.closeTo(50, 0.002);
    });

    it('brings back what was dismissed', () => {
      const { session, notes } = watching({ notes: { annotations: TWO_NOTES } });
      session.seek(11);
      session.dismiss('wind');
      session.seekNote(0);
      expect(notes()).to.deep.equal(['wind']);
    });
  });

  describe('point', () => {
    it('tells everybody which note is meant, once', () => {
      const { session } = watching({ notes: { annotations: TWO_NOTES } });
      const said: (string | undefined)[] = [];
      session.subscribe((state) => state.commentary.pointed, (id) => said.push(id)); // prettier-ignore
      for (const id of ['wind', 'wind', 'door', null, null]) session.point(id);
      expect(said).to.deep.equal(['wind', 'door', undefined]);
    });
  });

  describe('progress', () => {
    it('reaches to the end for who knows the film', () => {
      const { session } = watching();
      expect(spoilerHorizon(session.state.progress)).to.equal(0);
      session.setFilmSeen(true);
      expect(spoilerHorizon(session.state.progress)).to.equal(Infinity);
      session.setFilmSeen(false);
      expect(spoilerHorizon(session.state.progress)).to.equal(0);
    });

    it('begins anew with another film', () => {
      const { session, media } = watching();
      media.play();
      media.seeking = false;
      media.reach(60);
      media.dispatchEvent(new Event('emptied'));
      expect(session.state.progress.furthest).to.equal(0);
    });

    it('is what was played, not what was sought', () => {
      const { session, media } = watching();
      session.seek(50);
      expect(session.state.progress.furthest).to.equal(0);
      media.play();
      media.seeking = false;
      media.reach(51);
      expect(session.state.progress.furthest, 'a look at a place').to.equal(0);
      media.reach(61);
      expect(session.state.progress.furthest).to.be.within(61, 61.2);
    });

    it('goes on from where it was, without a second look', () => {
      const { session, media } = watching();
      media.play();
      media.reach(20);
      session.seek(18);
      media.seeking = false;
      media.reach(22);
      expect(session.state.progress.furthest).to.be.within(22, 22.2);
    });

    it('is told in steps of a second, not with every tick of the media', () => {
      const { session, media } = watching();
      media.play();
      let told = 0;
      session.subscribe((state) => state.progress, () => told++); // prettier-ignore
      for (let time = 40; time < 44; time += 0.25) media.reach(time);
      expect(told).to.be.within(4, 5);
    });
  });

  describe('choices', () => {
    it('say whether the commentary is on before there is any', () => {
      const storage = shelf();
      new FilmSession({ storage: () => storage }).setPreference('commentary', false);
      expect(new FilmSession({ storage: () => storage }).state.commentary.on).to.equal(false);
    });

    it('are remembered across visits', () => {
      const storage = shelf();
      const first = watching({ storage });
      first.session.setPreference('commentary', false);
      first.session.selectTrack(null);
      const second = watching({ storage, notes: { annotations: TWO_NOTES } });
      expect(second.session.state.commentary.on).to.equal(false);
      expect(second.session.state.tracks.selected).to.equal(null);
    });

    it('work with a storage that fails', () => {
      const session = new FilmSession({
        storage: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
      session.setPreference('commentary', false);
      expect(session.state.commentary.on).to.equal(false);
    });

    it('of a language choose the track', () => {
      const storage = shelf();
      watching({ storage }).session.setPreference('subtitleLanguage', 'ru');
      const { session } = watching({ storage });
      const russian = session.addTrack({ cues: [cue(10, 12, 'Это ветер.')], label: 'Русский', language: 'ru-RU' });
      expect(session.state.tracks.selected).to.equal(russian);
    });

    it('of one of two tracks in the same language is not undone by another track, nor by off and on', () => {
      const { session } = watching();
      const sdh = session.addTrack({ cues: CUES, label: 'English SDH', language: 'en' });
      session.selectTrack(sdh);
      session.addTrack({ cues: CUES, label: 'Русский', language: 'ru' });
      expect(session.state.tracks.selected).to.equal(sdh);
      session.setPreference('subtitles', false);
      session.setPreference('subtitles', true);
      expect(session.state.tracks.selected).to.equal(sdh);
    });

    it('of two players in one storage are kept side by side', () => {
      const storage = shelf();
      const [a, b] = [watching({ storage }), watching({ storage })];
      a.session.setPreference('commentary', false);
      b.session.setPreference('volume', 0.3);
      expect(watching({ storage }).session.state.preferences).to.include({ commentary: false, volume: 0.3 });
    });

    it('refuse a track that is not there', () => expect(() => watching().session.selectTrack('track-99')).to.throw(RangeError));
  });

  describe('files', () => {
    it('come from an address, subtitles and quoting notes alike', async () => {
      const session = new FilmSession();
      const media = new FakeMedia();
      session.attach(media);
      session.addAnnotations({ src: fileOf(quoting('Who lives there now?', 'the door was never locked')) });
      session.addTrack({ src: fileOf(VTT), language: 'en' });
      await until(() => session.state.commentary.annotations.length === 2, 'the notes');
      expect(session.state.commentary.annotations.map(({ start, end }) => [start, end])).to.deep.equal([
        [20, 22],
        [30, 33],
      ]);
      expect(session.state.commentary.sets[0]?.label).to.equal('Notes on the wind');
      expect(session.state.problems).to.deep.equal([]);
    });

    it('that are missing are reported, and can be fetched again', async () => {
      const session = new FilmSession();
      session.attach(new FakeMedia());
      session.addTrack({ src: '/no/such/file.vtt', language: 'en' });
      await until(() => session.state.notices.length, 'the notice');
      expect(session.state.notices[0]).to.include({ kind: 'subtitles', name: 'file.vtt', retrying: false });
      session.retry('/no/such/file.vtt');
      expect(session.state.notices[0], 'the notice stays while it is tried').to.include({ retrying: true });
      await until(() => session.state.notices[0]?.retrying === false, 'the second answer');
      session.dismissNotice('/no/such/file.vtt');
      expect(session.state.notices).to.deep.equal([]);
      expect(session.state.problems.map(({ code }) => code)).to.deep.equal(['load-not-found']);
    });

    it('of notes still show the rest, when a quotation is nowhere in the film', async () => {
      const session = new FilmSession();
      session.attach(new FakeMedia());
      session.addTrack({ src: fileOf(VTT), language: 'en' });
      session.addAnnotations({ src: fileOf(quoting('It was the wind.', 'Nobody ever says these words in it', 'Who lives there now?')) });
      await until(() => session.state.commentary.sets[0]?.status === 'ready', 'the notes');
      expect(session.state.commentary.annotations.map(({ id }) => id)).to.deep.equal(['urn:note:0', 'urn:note:2']);
      expect(session.state.problems.map(({ code }) => code)).to.deep.equal(['quote-not-found']);
    });

    it('of notes find their places although subtitles in another language are shown', async () => {
      const storage = shelf();
      watching({ storage }).session.setPreference('subtitleLanguage', 'ru');
      const session = new FilmSession({ storage: () => storage });
      session.attach(new FakeMedia());
      session.addTrack({ src: fileOf(VTT), language: 'en', default: true });
      session.addTrack({ src: fileOf(VTT.replace('It was the wind.', 'Это был ветер.')), language: 'ru' });
      session.addAnnotations({ src: fileOf(quoting('It was the wind.')) });
      await until(() => session.state.commentary.annotations.length, 'the note');
      session.seek(11);
      expect(session.state.tracks.activeCues.map(({ text }) => text)).to.deep.equal(['Это был ветер.']);
      expect(session.state.commentary.shown.map(({ id }) => id)).to.deep.equal(['urn:note:0']);
    });

    it('of subtitles that fail leave notes with times standing', async () => {
      const session = new FilmSession();
      session.attach(new FakeMedia());
      session.addTrack({ src: '/no/such/file.vtt', language: 'en' });
      const timed = JSON.stringify([{ type: 'Annotation', body: 'A note.', target: 'film.mp4#t=5,9' }]);
      session.addAnnotations({ src: fileOf(timed) });
      await until(() => session.state.commentary.annotations.length === 1, 'the note');
      expect(session.state.commentary.annotations[0]).to.include({ start: 5, end: 9 });
    });

    it('are fetched again when the film comes back that left while they were loading', async () => {
      const session = new FilmSession();
      session.attach(new FakeMedia());
      session.addTrack({ src: fileOf(VTT), language: 'en' });
      session.addAnnotations({ src: fileOf(quoting('Who lives there now?')) });
      session.dispose();
      await pause(100);
      expect(session.state.commentary.annotations).to.deep.equal([]);
      session.attach(new FakeMedia());
      await until(() => session.state.commentary.annotations.length === 1, 'the note');
    });

    it('of notes find their places when the cues are given later, and others when that track goes', async () => {
      const session = new FilmSession();
      session.attach(new FakeMedia());
      session.addAnnotations({ src: fileOf(quoting('Who lives there now?')) });
      await pause(100);
      const first = session.addTrack({ cues: CUES, language: 'en', default: true });
      await until(() => session.state.commentary.annotations[0]?.start === 20, 'the note');
      session.addTrack({ cues: CUES.map(({ start, end, text }) => cue(start + 5, end + 5, text)), language: 'en' });
      session.removeTrack(first);
      await until(() => session.state.commentary.annotations[0]?.start === 25, 'its other place');
    });

    it('are not missed when they are removed while loading', async () => {
      const session = new FilmSession();
      session.attach(new FakeMedia());
      const id = session.addTrack({ src: '/no/such/file.vtt', language: 'en' });
      session.removeTrack(id);
      await pause(150);
      expect(session.state.problems).to.deep.equal([]);
    });
  });

  describe('article', () => {
    const ARTICLE = '# On the wind\n\nThe film begins with a sentence about the wind: "It was the wind."\n\nNobody knows who drew it.\n';

    it('is placed where it quotes; the rest is background', async () => {
      const { session } = watching();
      session.setArticle(fileOf(ARTICLE));
      await until(() => session.state.commentary.annotations.length === 2, 'the placed passages');
      const [first, second] = session.state.commentary.annotations;
      expect(first).to.include({ start: 10, end: 12, origin: 'aligned' });
      expect(second).to.include({ origin: 'ambient' });
      expect(session.placed?.placements).to.have.length(2);
    });

    it('is placed once, however often the media speak before its length is known', async () => {
      const { session, media } = watching();
      media.duration = NaN;
      media.dispatchEvent(new Event('durationchange'));
      session.setArticle(fileOf(ARTICLE));
      let placed = 0;
      session.subscribe((state) => state.commentary.sets, () => placed++); // prettier-ignore
      await until(() => session.placed, 'the placed passages');
      await pause(50);
      const before = placed;
      for (const type of ['loadstart', 'play', 'pause', 'seeking']) media.dispatchEvent(new Event(type));
      await pause(100);
      expect(placed).to.equal(before);
    });

    it('gives way to annotations of the page’s own', async () => {
      const { session } = watching();
      session.setArticle(fileOf(ARTICLE));
      await until(() => session.state.commentary.annotations.length === 2, 'the placed passages');
      session.addAnnotations({ annotations: TWO_NOTES });
      await until(() => session.state.commentary.annotations.every(({ origin }) => origin === 'authored'), 'the notes alone');
    });

    it('leaves with its attribute', async () => {
      const { session } = watching();
      session.setArticle(fileOf(ARTICLE));
      await until(() => session.state.commentary.annotations.length === 2, 'the placed passages');
      session.setArticle(null);
      expect(session.state.commentary.annotations).to.deep.equal([]);
    });
  });

  it('carries out every command without media', () => {
    const session = new FilmSession();
    session.seek(3);
    session.dismiss('x');
    session.hold('x');
    session.release('x');
    session.retry('x');
    session.dismissNotice('x');
    session.setPreference('commentary', false);
    session.removeTrack('x');
    session.removeAnnotations('x');
    session.setArticle(null);
    session.dispose();
    expect(session.currentTime).to.equal(0);
  });
});
