import { expect } from '@open-wc/testing';
import { bringCommands, FilmSession } from '../../src/session/first-session.js';
import type * as Later from '../../src/session/session-commands.js';
import { cue, fileOf, until } from '../support/build.js';
import { FaultServer, hearFaults } from '../support/faults.js';
import { FakeMedia } from '../support/fake-media.js';

// A page of its own: the commands of sessions, once fetched, are there for all.

describe('FilmSession whose commands do not come', () => {
  const server = new FaultServer();
  const logged: unknown[] = [];
  const { error: really } = console;
  let faults: ReturnType<typeof hearFaults>;
  before(async () => {
    faults = hearFaults();
    console.error = (...words: unknown[]) => void logged.push(words);
    await server.block('session-commands.ts');
  });
  after(async () => {
    console.error = really;
    // It has ended before, if all went well.
    await server.end().catch(() => undefined);
  });
  const ESSAY = fileOf('The lamp is lit. Who has lit it is not said; the film leaves it open, as it leaves so much.', 'text/markdown');
  const CHAPTERS = fileOf('WEBVTT\n\n00:00.000 --> 00:12.000\nThe lamp\n', 'text/vtt');
  const session = new FilmSession();
  const lost = () => session.state.notices.map(({ kind, source, tries }) => [kind, source, tries]);
  let gone = '';
  let id = '';

  it('says which files are lost with them, and tries again where the viewer wants it', async () => {
    session.attach(new FakeMedia());
    session.setArticle(ESSAY);
    await session.setChapters(CHAPTERS);
    await until(() => lost().length === 2, 'the notices');
    expect(lost()).to.deep.equal([['article', ESSAY, 0], ['chapters', CHAPTERS, 0]]); // prettier-ignore
    expect(session.state.problems.map(({ code }) => code)).to.deep.equal(['load-network', 'load-network']);
    session.retry(ESSAY);
    await until(() => lost()[0]?.[2] === 1, 'the second try');
  });

  it('shows lines all the same, and tells the page’s author of what else was asked', async () => {
    [gone, id] = ['A line.', 'Another.'].map((text) => session.addTrack({ cues: [cue(10, 12, text)] })) as [string, string];
    session.removeTrack(gone);
    session.setCues(id, [cue(10, 12, 'An older one.')]);
    session.setTiming('track-9', null);
    await until(() => logged.length, 'the words');
    expect(session.state.tracks.tracks.map((track) => track.id)).to.deep.equal([gone, id]);
  });

  it('forgets nothing: where they come all the same it is done, in its order, before anything else', async () => {
    await server.end();
    // As the controls bring them. They are at another address now: Firefox asks for no module again that did not come.
    // @ts-expect-error An address is no module for the compiler.
    const { SessionCommands } = (await import('/src/session/session-commands.ts?again')) as typeof Later;
    const { reportError: report } = globalThis;
    const impossible: string[] = [];
    globalThis.reportError = (error) => void impossible.push(String(error));
    bringCommands(SessionCommands);
    globalThis.reportError = report;
    session.setCues(id, [cue(20, 22, 'A newer one.')]);
    expect(session.state.tracks.tracks.map((track) => [track.id, track.cues[0]?.text])).to.deep.equal([[id, 'A newer one.']]);
    expect(impossible, 'what cannot be done keeps nothing back').to.deep.equal(['RangeError: there is no track "track-9"']);
    await until(() => session.placed && session.state.chapters.length, 'the article and the chapters');
    expect(lost()).to.deep.equal([]);
    expect(faults.end()).to.deep.equal([]);
  });
});
