import { expect } from '@open-wc/testing';
import { FilmSession } from '../../src/session/first-session.js';
import { cue, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';

// The session as plain pages first have it: nothing here imports its commands, and the first who asks for one fetches them.

describe('FilmSession before its commands are here', () => {
  it('carries out what was asked of it in the meantime, in that order', async () => {
    const session = new FilmSession();
    const media = new FakeMedia();
    session.attach(media);
    const id = session.addTrack({ cues: [cue(10, 12, 'The lamp is lit.'), cue(20, 22, 'Who lit it?')], language: 'en', default: true });
    expect(session.seekLine(1), 'no answer yet').to.equal(undefined);
    session.setTiming(id, { offset: 1, rate: 1 });
    session.undoTiming(id);
    await until(() => media.currentTime > 10, 'the line');
    expect(media.currentTime).to.equal(10.001);
    expect(session.state.tracks.tracks[0]?.timing).to.deep.equal({ offset: 0, rate: 1 });
    // From now on there is an answer.
    expect(session.seekLine(1)?.text).to.equal('Who lit it?');
  });
});
