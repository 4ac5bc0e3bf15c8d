import { expect } from '@open-wc/testing';
import '../../src/elements/film-settings-button.js';
import { Announcer } from '../../src/elements/announcer.js';
import { announceNotes, announcementOf } from '../../src/elements/note-announcements.js';
import { note, pause, until } from '../support/build.js';
import { filmSession } from '../support/session.js';

let end: AbortController;
let announcer: Announcer;
/** All that the region has said, in order. */
let said: string[];
beforeEach(() => {
  end = new AbortController();
  announcer = new Announcer(end.signal);
  document.body.append(announcer.element);
  said = [];
  const observer = new MutationObserver(() => announcer.element.textContent && said.push(announcer.element.textContent));
  observer.observe(announcer.element, { childList: true, subtree: true, characterData: true });
  end.signal.addEventListener('abort', () => observer.disconnect());
});
afterEach(() => end.abort());

describe('Announcer', () => {
  it('is a polite region that is there, and empty, before it is used', () => {
    expect(announcer.element.role).to.equal('status');
    expect(announcer.element.textContent).to.equal('');
    expect(announcer.element.isConnected).to.equal(true);
  });

  it('answers at once, the latest in place of the one before, and is empty after', async () => {
    announcer.answer('Sound off');
    expect(announcer.element.textContent).to.equal('Sound off');
    announcer.answer('Sound on');
    expect(announcer.element.textContent).to.equal('Sound on');
    await until(() => announcer.element.textContent === '', 'it to be cleared');
  });

  it('says together what comes together', async () => {
    announcer.add({ before: 'Note:', text: 'One.' });
    announcer.add({ before: 'Note:', text: 'Zwei.', language: 'de' });
    expect(announcer.element.textContent).to.equal('');
    await until(() => said.length, 'the words');
    expect(said).to.deep.equal(['Note: One. Note: Zwei.']);
    expect(announcer.element.querySelector('[lang]')?.textContent).to.equal('Zwei.');
  });

  it('lets an answer be heard before what the film brings', async () => {
    announcer.add({ text: 'A note.' });
    announcer.answer('Volume 50%');
    await until(() => said.length === 2, 'both');
    expect(said).to.deep.equal(['Volume 50%', 'A note.']);
  });

  it('says one after the other what comes one after the other', async () => {
    announcer.add({ text: 'The first.' });
    await until(() => said.length === 1, 'the first');
    announcer.add({ text: 'The second.' });
    await until(() => announcer.element.textContent !== 'The first.', 'its end');
    await until(() => said.length === 2, 'the second');
    expect(said).to.deep.equal(['The first.', 'The second.']);
  });

  it('forgets what does not hold any more, and what it is told to', async () => {
    announcer.add({ text: 'Gone.', holds: () => false });
    announcer.add({ text: 'Here.' });
    await until(() => said.length, 'the words');
    expect(said).to.deep.equal(['Here.']);
    announcer.add({ text: 'Never.' });
    announcer.forget();
    announcer.answer('On.');
    await until(() => announcer.element.textContent === '', 'the end');
    expect(said).to.deep.equal(['Here.', 'On.']);
  });

  it('leaves with its end', () => {
    announcer.add({ text: 'Late.' });
    end.abort();
    expect(announcer.element.isConnected).to.equal(false);
  });
});

describe('announcementOf', () => {
  it('is the title, or the title and the text', () => {
    const gate = note('gate', 1, 2, { title: 'The gate.', text: 'It is\nopen.' });
    expect(announcementOf(gate, 'title')).to.equal('The gate.');
    expect(announcementOf(gate, 'full')).to.equal('The gate. It is open.');
  });
  it('is the text where there is no title, its beginning where it is long', () => {
    const { title: _, ...bare } = note('gate', 1, 2, { text: 'word '.repeat(40) });
    expect(announcementOf(bare, 'full')).to.equal('word '.repeat(40).trim());
    expect(announcementOf(bare, 'title')).to.match(/^(word ){15}word…$/);
    expect(announcementOf({ ...bare, text: 'x'.repeat(200) }, 'title')).to.equal(`${'x'.repeat(80)}…`);
  });
});

describe('announceNotes', () => {
  /** A film with two notes that plays, and what is announced of it. */
  async function playing(how?: 'off' | 'title' | 'full') {
    const { session, media } = filmSession({ cues: [], notes: [note('gate', 20, 30), note('wind', 50, 60)] });
    announceNotes(session, announcer, document.createElement('film-settings-button'), end.signal);
    if (how) session.setPreference('announcements', how);
    media.play();
    return { session, media };
  }
  const shownIs = (session: ReturnType<typeof filmSession>['session'], id: string) => session.state.commentary.shown.some((shown) => shown.id === id); // prettier-ignore

  it('says nothing unless the viewer has chosen it', async () => {
    for (const how of [undefined, 'off'] as const) {
      const { session, media } = await playing(how);
      media.reach(21);
      expect(shownIs(session, 'gate')).to.equal(true);
      announcer.add({ text: 'Something else.' });
      await until(() => said.length, 'what else there is to say');
      expect(said.splice(0)).to.deep.equal(['Something else.']);
      await until(() => announcer.element.textContent === '', 'the end');
    }
  });

  it('says the title of a note that playback has come to, with its text where that is wanted', async () => {
    const { session, media } = await playing('title');
    media.reach(21);
    await until(() => said.length, 'the title');
    expect(said).to.deep.equal(['Note: Note gate']);
    session.setPreference('announcements', 'full');
    media.reach(51);
    await until(() => said.length === 2, 'the text');
    expect(said[1]).to.equal('Note: Note wind. What note wind says.');
  });

  it('says nothing of notes that the viewer goes to', async () => {
    const { session, media } = await playing('title');
    session.seek(21);
    await until(() => !media.seeking && shownIs(session, 'gate'), 'the note');
    announcer.add({ text: 'Something else.' });
    await until(() => said.length, 'what else there is to say');
    expect(said).to.deep.equal(['Something else.']);
  });

  it('says nothing more of a note that the viewer has left by a seek', async () => {
    const { session, media } = await playing('title');
    media.reach(21);
    session.seek(80);
    await until(() => !media.seeking, 'the seek');
    await pause(700);
    expect(said).to.deep.equal([]);
  });

  it('says nothing while the film is paused', async () => {
    const { session, media } = await playing('title');
    media.pause();
    await pause(350);
    media.reach(21);
    expect(shownIs(session, 'gate')).to.equal(true);
    announcer.add({ text: 'Something else.' });
    await until(() => said.length, 'what else there is to say');
    expect(said).to.deep.equal(['Something else.']);
  });

  it('says a note that the film pauses on, for whoever wants to hear it in peace', async () => {
    const { media } = await playing('title');
    media.reach(21);
    media.pause();
    await until(() => said.length, 'the note');
    expect(said).to.deep.equal(['Note: Note gate']);
  });
});
