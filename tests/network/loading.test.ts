import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { ESSAY, FILM, NOTES, said, SUBTITLES } from '../support/player.js';

describe('what a player fetches', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));

  const late = (path: string) => server.file(path, 'late');
  const askedFor = async () => (await server.log()).map(({ path }) => `/${path}`).sort();

  it('film, subtitles and notes are asked for together: none waits for another’s answer', async () => {
    await fixture(
      html`<film-player src=${late(FILM)} subtitles=${late(SUBTITLES)} annotations=${late(NOTES)} storage="none"></film-player>`,
    );
    await server.asked(3);
    expect(await askedFor()).to.deep.equal([FILM, SUBTITLES, NOTES].sort());
  });

  it('film, subtitles and article are asked for together', async () => {
    await fixture(html`<film-player src=${late(FILM)} subtitles=${late(SUBTITLES)} article=${late(ESSAY)} storage="none"></film-player>`);
    await server.asked(3);
    expect(await askedFor()).to.deep.equal([FILM, SUBTITLES, ESSAY].sort());
  });

  it('the same of a video inside, and of notes of the page’s own', async () => {
    await fixture(
      html`<film-player storage="none">
        <video preload="metadata" src=${late(FILM)}><track kind="subtitles" src=${late(SUBTITLES)} srclang="en" default /></video>
        <film-annotations src=${late(NOTES)}></film-annotations>
      </film-player>`,
    );
    await server.asked(3);
    expect(new Set(await askedFor())).to.deep.equal(new Set([FILM, SUBTITLES, NOTES]));
  });

  it('with `preload="none"` the film is left for later, subtitles and notes are not', async () => {
    await fixture(
      html`<film-player
        preload="none"
        src=${late(FILM)}
        subtitles=${late(SUBTITLES)}
        annotations=${late(NOTES)}
        storage="none"
      ></film-player>`,
    );
    await server.asked(2);
    expect(await askedFor()).to.deep.equal([SUBTITLES, NOTES].sort());
  });

  for (const preload of ['metadata', 'none'])
    it(`the first line is on screen before anything of the film has come, with preload="${preload}"`, async () => {
      const player = await fixture<FilmPlayer>(
        html`<film-player
          style="width: 640px"
          preload=${preload}
          src=${late(FILM)}
          subtitles=${server.file('first-line.vtt', 'ok')}
          storage="none"
        ></film-player>`,
      );
      await until(() => said(player).join() === 'The first line.', 'the line');
      expect(player.readyState, 'nothing of the film is here').to.equal(0);
      void player.play().catch(() => undefined);
      await server.open();
      await until(() => player.currentTime > 0.2, 'the film to run');
      await until(() => said(player).join() === 'The first line.', 'the line');
    });

  it('notes that name their time do not wait for subtitles that stall', async () => {
    const notes = {
      type: 'AnnotationPage',
      items: [
        { type: 'Annotation', id: 'timed', body: { type: 'TextualBody', value: 'By time.' }, target: 'film.mp4#t=1,9' },
        {
          type: 'Annotation',
          id: 'quoting',
          body: { type: 'TextualBody', value: 'By words.' },
          target: { source: 'film.mp4', selector: { type: 'TextQuoteSelector', exact: 'The first line.' } },
        },
      ],
    };
    const player = await fixture<FilmPlayer>(
      html`<film-player
        src=${FILM}
        subtitles=${late('first-line.vtt')}
        annotations=${URL.createObjectURL(new Blob([JSON.stringify(notes)]))}
        storage="none"
      ></film-player>`,
    );
    const ids = () => player.annotations.map(({ id }) => id);
    await until(() => ids().includes('timed'), 'the note that names its time');
    expect(ids()).to.deep.equal(['timed']);
    expect(player.problems, 'the other one is waited for, not given up').to.deep.equal([]);
    await server.open();
    await until(() => ids().length === 2, 'the note that quotes');
    expect(player.problems).to.deep.equal([]);
  });
});
