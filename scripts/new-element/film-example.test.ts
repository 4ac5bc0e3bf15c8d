import { expect, fixture, html } from '@open-wc/testing';
import { note, soon } from '../../tests/support/build.js';
import { filmSession } from '../../tests/support/session.js';
import type { FilmExample } from './film-example.js';
import './film-example.js';

async function shown(): Promise<{ element: FilmExample } & ReturnType<typeof filmSession>> {
  const film = filmSession({ notes: [note('wind', 10, 12)] });
  const element = await fixture<FilmExample>(html`<film-example .session=${film.session}>No note yet.</film-example>`);
  return { ...film, element };
}
const titles = (element: FilmExample) => [...element.renderRoot.querySelectorAll('li')].map((item) => item.textContent);

describe('film-example', () => {
  it('is accessible: without a film, and with a note', async () => {
    await expect(await fixture(html`<film-example>No note yet.</film-example>`)).to.be.accessible();
    const { element, session } = await shown();
    session.seek(10.5);
    await soon(() => expect(titles(element)).to.have.length(1));
    await expect(element).to.be.accessible();
  });

  it('names the note of the moment, and shows what the page says where there is none', async () => {
    const { element, session } = await shown();
    expect(titles(element)).to.deep.equal([]);
    expect(element.renderRoot.querySelector('slot')).to.not.equal(null);
    session.seek(10.5);
    await soon(() =>
      expect(titles(element)).to.deep.equal([session.state.commentary.shown[0]?.title ?? session.state.commentary.shown[0]?.text]),
    );
  });

  it('shows nothing more of a film that it has left', async () => {
    const { element, session } = await shown();
    element.remove();
    session.seek(10.5);
    await element.updateComplete;
    expect(titles(element)).to.deep.equal([]);
  });
});
