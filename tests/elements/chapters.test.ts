import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmCommentary } from '../../src/elements/film-commentary.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { deep, FILM } from '../support/player.js';
import { fileOf, soon, until } from '../support/build.js';
import type { FilmSession } from '../../src/session/film-session.js';

const fileWith = (title: string) => fileOf(`WEBVTT\n\n00:00.000 --> 00:20.000\n${title}\n`, 'text/vtt');
const titles = (session: FilmSession | undefined) => session?.state.chapters.map(({ title }) => title) ?? [];
const has = (session: () => FilmSession | undefined, ...wanted: string[]) =>
  until(() => titles(session()).join() === wanted.join(), `the chapters ${wanted.join()}`);

describe('chapters', () => {
  it('come from the player’s attribute, and change with it', async () => {
    const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} chapters=${fileWith('A')} storage="none"></film-player>`);
    await has(() => player.session, 'A');
    player.chapters = fileWith('B');
    await has(() => player.session, 'B');
    player.removeAttribute('chapters');
    await has(() => player.session);
  });

  it('come from a track of the video inside it; the attribute goes before', async () => {
    const player = await fixture<FilmPlayer>(
      html`<film-player storage="none">
        <video muted src=${FILM}><track kind="chapters" src=${fileWith('Of the track')} /></video>
      </film-player>`,
    );
    await has(() => player.session, 'Of the track');
    expect(player.session.state.tracks.tracks, 'they are no subtitles').to.deep.equal([]);
    player.chapters = fileWith('Of the attribute');
    await has(() => player.session, 'Of the attribute');
    player.chapters = '';
    player.querySelector('track')!.src = fileWith('Of another track');
    await has(() => player.session, 'Of another track');
  });

  it('stay that a page has given by script', async () => {
    const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} storage="none"></film-player>`);
    await player.session.setChapters([{ start: 0, end: 20, title: 'By script' }]);
    player.label = 'Another';
    player.subtitles = fileWith('A line');
    await player.updateComplete;
    await until(() => player.cues.length, 'the subtitles');
    expect(titles(player.session)).to.deep.equal(['By script']);
  });

  it('come from a track of a plain video', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary
        ><video muted src=${FILM}><track kind="chapters" src=${fileWith('Plain')} /></video
      ></film-commentary>`,
    );
    await has(() => scope.session, 'Plain');
    scope.querySelector('track')!.remove();
    await has(() => scope.session);
  });

  it('that do not come are told of in the player, with a way to try again', async () => {
    const player = await fixture<FilmPlayer>(
      html`<film-player muted src=${FILM} chapters="/no/such/parts.vtt" storage="none"></film-player>`,
    );
    await until(() => deep(player, '.notice'), 'the notice');
    await soon(() => {
      expect(deep(player, '.notice')?.textContent).to.match(/chapters.*parts\.vtt/i);
      expect(deep(player, '.notice button')?.textContent.trim()).to.equal('Try again');
    });
  });
});
