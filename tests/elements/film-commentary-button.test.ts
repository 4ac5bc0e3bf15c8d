import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmCommentaryButton } from '../../src/elements/film-commentary-button.js';
import { fileOf, note, soon, until } from '../support/build.js';
import { filmSession } from '../support/session.js';

async function shown(): Promise<{ element: FilmCommentaryButton; button: HTMLButtonElement } & ReturnType<typeof filmSession>> {
  const film = filmSession({ notes: [note('wind', 10, 12)] });
  const element = await fixture<FilmCommentaryButton>(html`<film-commentary-button .session=${film.session}></film-commentary-button>`);
  return { ...film, element, button: buttonOf(element) };
}
const buttonOf = (element: FilmCommentaryButton) => element.renderRoot.querySelector('button') as HTMLButtonElement;
const isPressed = (button: HTMLButtonElement) => button.getAttribute('aria-pressed');

describe('film-commentary-button', () => {
  it('is accessible: without a film, switched on, and switched off', async () => {
    await expect(await fixture(html`<film-commentary-button></film-commentary-button>`)).to.be.accessible();
    const { element, session } = await shown();
    await expect(element).to.be.accessible();
    session.setPreference('commentary', false);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('takes the colour of the page’s words, on and off: a light page shows it, too', async () => {
    const { element, button, session } = await shown();
    element.style.color = 'rgb(10, 20, 30)';
    expect(getComputedStyle(button).color).to.equal('rgb(10, 20, 30)');
    session.setPreference('commentary', false);
    await element.updateComplete;
    expect(getComputedStyle(button).color).to.equal('rgb(10, 20, 30)');
  });

  it('is named "Commentary", and says its key', async () => {
    const { button } = await shown();
    expect(button.getAttribute('aria-label')).to.equal('Commentary');
    expect(button.getAttribute('aria-keyshortcuts')).to.equal('n');
  });

  it('switches the commentary off and on, and says which it is', async () => {
    const { element, button, session } = await shown();
    expect(isPressed(button)).to.equal('true');
    button.click();
    await element.updateComplete;
    expect(session.state.commentary.on).to.equal(false);
    expect(isPressed(button)).to.equal('false');
    button.click();
    await element.updateComplete;
    expect(session.state.commentary.on).to.equal(true);
    expect(isPressed(button)).to.equal('true');
  });

  it('says how far an article is that is being placed over the film', async () => {
    const watching = filmSession();
    const alone = await fixture<FilmCommentaryButton>(html`<film-commentary-button .session=${watching.session}></film-commentary-button>`);
    const progress = () => alone.renderRoot.querySelector('progress');
    let named: string | null | undefined;
    watching.session.subscribe((state) => state.commentary.placing, () => void alone.updateComplete.then(() => (named ??= progress()?.getAttribute('aria-label')))); // prettier-ignore
    watching.session.setArticle(fileOf('# On the wind\n\nIt was the wind, says the film.\n\nNobody knows who drew it.\n'));
    await until(() => watching.session.placed, 'the article to be placed');
    await soon(() => expect([named, progress()]).to.deep.equal(['Placing the article over the film', null]));
  });

  it('follows what was switched elsewhere', async () => {
    const { element, button, session } = await shown();
    session.setPreference('commentary', false);
    await element.updateComplete;
    expect(isPressed(button)).to.equal('false');
  });

  for (const key of ['Enter', ' '])
    it(`is pressed by ${key === ' ' ? 'Space' : key}`, async () => {
      const { element, session } = await shown();
      element.focus();
      await sendKeys({ press: key });
      await until(() => !session.state.commentary.on, 'the commentary to be off');
    });

  it('can do nothing without a film', async () => {
    const button = buttonOf(await fixture<FilmCommentaryButton>(html`<film-commentary-button></film-commentary-button>`));
    expect(button.disabled).to.equal(true);
    expect(isPressed(button)).to.equal('false');
  });

  it('finds the player that it names, and is of no use once that has gone', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <film-player id="film" storage="none"></film-player>
        <film-commentary-button for="film"></film-commentary-button>
      </div>`,
    );
    const player = page.querySelector('film-player') as HTMLElementTagNameMap['film-player'];
    const button = buttonOf(page.querySelector('film-commentary-button') as FilmCommentaryButton);
    button.click();
    expect(player.session.state.commentary.on).to.equal(false);
    player.remove();
    await until(() => button.disabled, 'the button to be of no use');
  });

  it('follows nothing once it is removed', async () => {
    const { element, button, session } = await shown();
    element.remove();
    await element.updateComplete;
    session.setPreference('commentary', true);
    button.click();
    expect(session.state.commentary.on).to.equal(true);
  });
});
