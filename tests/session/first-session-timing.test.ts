import { expect } from '@open-wc/testing';
import { FilmSession } from '../../src/session/first-session.js';
import { Memory } from '../../src/session/storage.js';
import { fileOf, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { memoryStorage } from '../support/session.js';

// A page of its own: the commands of sessions, once fetched, are there for all.

describe('FilmSession before its commands are here, with a corrected clock', () => {
  it('shows no line by another clock than the one that was found for it in an earlier visit', async () => {
    const storage = memoryStorage();
    const session = new FilmSession({ storage: () => storage });
    const media = new FakeMedia();
    const src = fileOf('WEBVTT\n\n00:10.000 --> 00:12.000\nThe lamp is lit.\n', 'text/vtt');
    new Memory(() => storage).write('subtitle-timings', [[`a.mp4 ${src}`, { offset: 5, rate: 1 }]]);
    session.setFilm('a.mp4');
    session.attach(media);
    const starts: number[] = [];
    session.subscribe((state) => state.tracks.tracks[0]?.cues[0]?.start, (start) => start !== undefined && starts.push(start)); // prettier-ignore
    session.addTrack({ src, language: 'en', default: true });
    await until(() => starts.length > 0, 'the line');
    expect(starts).to.deep.equal([15]);
  });
});
