import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/film-annotations.js';
import { note, until } from '../support/build.js';
import { eachWithoutParts } from '../support/faults.js';
import { notesOf } from '../support/player.js';
import { filmSession } from '../support/session.js';

describe('what builds notes with links, where it does not come', () => {
  const { logged } = eachWithoutParts(['rich-nodes.ts']);

  it('their words are shown all the same', async () => {
    const link = [{ tag: 'p', children: ['See ', { tag: 'a', attributes: { href: 'https://example.org/' }, children: ['there'] }, '.'] }];
    const { session } = filmSession({ notes: [note('link', 10, 20, { body: link as never }), note('plain', 10, 20)] });
    session.seek(11);
    const page = await fixture<HTMLElement>(html`<div><film-annotations .session=${session}></film-annotations></div>`);
    await until(() => notesOf(page).length === 2, 'the notes');
    expect(page.querySelector('film-annotations')?.shadowRoot?.querySelector('.body')?.textContent).to.equal('See there.');
    expect(logged()).to.deep.equal(['film-annotations: what builds links did not load']);
  });
});
