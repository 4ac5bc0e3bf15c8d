import { expect } from '@open-wc/testing';
import { FilmSession } from '../../src/session/film-session.js';
import { fileOf, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';

const VTT = 'WEBVTT\n\n00:00.000 --> 01:00.000\nThe field\n\n01:00.000 --> 02:00.000\nThe barn\n';
const SRT = '1\n00:00:00,000 --> 00:01:00,000\nThe field\n\n2\n00:01:00,000 --> 00:02:00,000\nThe barn\n';
const FIELD = { start: 0, end: 60, title: 'The field' };
const BARN = { start: 60, end: 120, title: 'The barn' };

const chaptersOf = (session: FilmSession) => session.state.chapters;

async function loaded(source: string): Promise<FilmSession> {
  const session = new FilmSession();
  session.setChapters(source);
  await until(() => chaptersOf(session).length || session.state.notices.length, 'the chapters');
  return session;
}

describe('FilmSession.setChapters', () => {
  it('has none before a page brings any', () => {
    expect(new FilmSession().state.chapters).to.deep.equal([]);
  });

  it('reads a file of WebVTT, and one of SubRip', async () => {
    for (const [file, type] of [[VTT, 'text/vtt'], [SRT, 'application/x-subrip']] as const) {
      const session = await loaded(fileOf(file, type));
      expect(session.state.chapters).to.deep.equal([FIELD, BARN]);
      expect(session.state.problems).to.deep.equal([]);
    }
  }); // prettier-ignore

  it('takes chapters themselves, in any order', async () => {
    const session = new FilmSession();
    session.setChapters([BARN, { start: 5, end: 5 }, FIELD]);
    await until(() => chaptersOf(session).length, 'the chapters');
    expect(session.state.chapters).to.deep.equal([FIELD, BARN]);
  });

  it('says what is wrong with a file, and reads the rest', async () => {
    const session = await loaded(fileOf(`${VTT}\n02:00.000 --> 01:00.000\nBack\n`, 'text/vtt'));
    expect(session.state.chapters).to.deep.equal([FIELD, BARN]);
    expect(session.state.problems.length).to.be.greaterThan(0);
  });

  it('tells of a file that does not come, and fetches it again when asked', async () => {
    const session = await loaded('/no/such/chapters.vtt');
    expect(session.state.chapters).to.deep.equal([]);
    expect(session.state.notices).to.have.length(1);
    expect(session.state.notices[0]).to.include({ kind: 'chapters', name: 'chapters.vtt', retrying: false });
    session.retry('/no/such/chapters.vtt');
    expect(session.state.notices[0]).to.include({ retrying: true });
    await until(() => session.state.notices[0]?.tries === 1, 'the second answer');
    expect(chaptersOf(session)).to.deep.equal([]);
  });

  it('forgets a file that another has followed, and its notice', async () => {
    const session = await loaded('/no/such/chapters.vtt');
    session.setChapters('/no/other/chapters.vtt');
    session.setChapters(fileOf(VTT, 'text/vtt'));
    await until(() => chaptersOf(session).length, 'the chapters');
    expect(session.state.notices).to.deep.equal([]);
    session.setChapters(null);
    await until(() => !chaptersOf(session).length, 'the chapters to go');
  });

  it('places an article with them: what stands under a chapter’s name stands in that chapter', async () => {
    const session = new FilmSession();
    session.attach(Object.assign(new FakeMedia(), { duration: 600 }));
    session.setChapters(fileOf('WEBVTT\n\n05:00.000 --> 05:30.000\nThe barn\n', 'text/vtt'));
    session.setArticle(fileOf('# The film\n\nA word before.\n\n## The barn\n\nIt burns in the rain.\n', 'text/markdown'));
    const barn = () => session.state.commentary.annotations.find(({ text }) => text === 'It burns in the rain.');
    await until(barn, 'the article');
    expect(barn()?.start).to.be.within(300, 330);
    session.setChapters(null);
    await until(() => barn() && !(barn()!.start >= 300 && barn()!.start < 330), 'the article to be placed without them');
    session.dispose();
  });
});
