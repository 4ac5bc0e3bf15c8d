import { expect } from '@open-wc/testing';
import { FilmSession } from '../../src/session/first-session.js';
import { fileOf, until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { FakeMedia } from '../support/fake-media.js';

// A page of its own: the commands of sessions, once fetched, are there for all.

describe('FilmSession whose commands come late', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));
  const ESSAY = 'The lamp is lit. Who has lit it is not said; the film leaves it open, as it leaves so much.';

  it('waits for them with nothing that does without, and does what was asked where it is still wanted', async () => {
    await server.hold('session-commands');
    const session = new FilmSession();
    const media = new FakeMedia();
    session.attach(media);
    session.setPreference('pauseAfterLine', true);
    session.setArticle(fileOf(ESSAY));
    const id = session.addTrack({ src: fileOf('WEBVTT\n\n00:10.000 --> 00:12.000\nThe lamp is lit.\n', 'text/vtt'), language: 'en' });
    const left = new FilmSession();
    const article = server.file('essay.md', 'ok');
    left.attach(new FakeMedia());
    left.setArticle(article);
    left.dispose();

    // No line waits for an article.
    await until(() => session.state.tracks.tracks[0]?.status === 'ready', 'the line');
    expect(session.seekLine(1), 'the commands are not here').to.equal(undefined);
    expect(session.state.tracks.tracks[0]?.label).to.equal('en');
    await server.open();
    await until(() => session.placed, 'the article');
    expect(session.state.tracks.tracks[0]).to.include({ id, label: 'English' });
    // The film pauses after the line, though the choice was made before anything knew where that is.
    media.play();
    media.reach(11.95);
    await until(() => media.paused, 'the pause');
    // A player that has left begins nothing before it is back.
    const asked = async () => (await server.log()).length;
    expect(await asked()).to.equal(0);
    left.attach(new FakeMedia());
    await server.asked(1);
  });
});
