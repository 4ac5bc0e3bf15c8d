import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import type { FilmSubtitles } from '../../src/elements/film-subtitles.js';
import type { Cue } from '../../src/model/cue.js';
import { cue, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { deep, deepAll, FILM, isSeen, said } from '../support/player.js';
import { filmSession } from '../support/session.js';

/** Subtitles in the flow of a page, at second 11 of a film with these cues. */
async function inFlow(cues: readonly Cue[]) {
  const { session, media } = filmSession({ cues });
  session.seek(11);
  const element = await fixture<FilmSubtitles>(html`<film-subtitles style="width: 600px" .session=${session}></film-subtitles>`);
  return { session, media, element, root: element.renderRoot as ShadowRoot, said: () => said(element.parentElement as HTMLElement) };
}

/** Subtitles over a film of 800 by 450 pixels, at second 11. */
async function overFilm(cues: readonly Cue[]) {
  const player = await fixture<FilmPlayer>(
    html`<film-player muted nocontrols style="width: 800px" src=${FILM} storage="none"></film-player>`,
  );
  player.session.addTrack({ cues, label: 'English', language: 'en', default: true });
  await until(() => player.readyState >= 1, 'the film');
  player.currentTime = 11;
  await until(() => said(player).length === cues.length, 'the lines');
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const boxes = () => deepAll(player, '.line').map((element) => element.getBoundingClientRect());
  return { player, boxes, picture: () => (deep(player, '.picture') as HTMLElement).getBoundingClientRect() };
}

describe('film-subtitles', () => {
  it('are accessible, with nothing said and with two lines', async () => {
    const { element, session } = await inFlow([cue(10, 12, 'It was the wind.\nOnly the wind.')]);
    await expect(element).to.be.accessible();
    session.seek(50);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('say what is said at the moment, line by line, and nothing between', async () => {
    const { element, session, root, said } = await inFlow([cue(10, 12, 'It was the wind.\nOnly the wind.'), cue(20, 22, 'Listen.')]);
    expect(said()).to.deep.equal(['It was the wind.\nOnly the wind.']);
    expect(root.querySelectorAll('[part="line"]')).to.have.length(2);
    session.seek(15);
    await element.updateComplete;
    expect(said()).to.deep.equal([]);
    session.seek(21);
    await element.updateComplete;
    expect(said()).to.deep.equal(['Listen.']);
  });

  it('say two things at once, the earlier below the later', async () => {
    const { boxes } = await overFilm([cue(10, 13, 'The earlier.'), cue(10.5, 12, 'The later.')]);
    const [earlier, later] = boxes();
    expect(later?.bottom).to.be.at.most(earlier?.top ?? -Infinity);
  });

  it('stand at the bottom of the picture, in the middle', async () => {
    const { boxes, picture } = await overFilm([cue(10, 12)]);
    const [box] = boxes();
    const { left, right, bottom, height } = picture();
    expect(box?.height, 'one line, and no more').to.be.lessThan(height * 0.1);
    expect(bottom - (box?.bottom ?? 0)).to.be.within(0, height * 0.08);
    expect(((box?.left ?? 0) + (box?.right ?? 0)) / 2).to.be.closeTo((left + right) / 2, 1);
  });

  it('have a plate as wide as their words, also where these take two lines', async () => {
    const text = 'It was the wind, they said, only the wind, and nobody had come up the path to the house since the summer.';
    const { player, boxes } = await overFilm([cue(10, 12, text)]);
    const words = () => {
      const range = document.createRange();
      range.selectNodeContents(deep(player, '.line') as HTMLElement);
      return range.getBoundingClientRect();
    };
    for (const width of ['800px', '420px']) {
      player.style.width = width;
      await new Promise((resolve) => setTimeout(resolve, 150));
      const { fontSize } = getComputedStyle(deep(player, '.line') as HTMLElement);
      expect(words().height, 'two lines at least').to.be.greaterThan(parseFloat(fontSize) * 2);
      expect((boxes()[0]?.width ?? Infinity) - words().width, width).to.be.within(0, parseFloat(fontSize) * 0.8 + 3);
    }
  });

  it('grow with the page’s text, as far as the picture has room', async () => {
    const { player } = await overFilm([cue(10, 12)]);
    const size = () => parseFloat(getComputedStyle(deep(player, '.line') as HTMLElement).fontSize);
    const before = size();
    try {
      document.documentElement.style.fontSize = '32px';
      expect(size()).to.be.greaterThan(before);
      expect(size()).to.be.at.most(450 * 0.12);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it('stand where a cue says, and the others stay where they were', async () => {
    const top = { ...cue(10, 12, 'At the top.'), settings: { line: 0 } };
    const corner = { ...cue(10, 12, 'In the corner.'), id: 'b', settings: { line: 50, lineIsPercentage: true, position: 0, align: 'left', size: 40 } } as const; // prettier-ignore
    const { player, picture } = await overFilm([top, corner, { ...cue(10, 12, 'Below.'), id: 'c' }]);
    const box = (text: string) =>
      deepAll(player, '.cue')
        .find((element) => element.textContent?.includes(text))
        ?.getBoundingClientRect() as DOMRect;
    const { top: edge, left, height, width } = picture();
    expect(box('top').top - edge).to.be.within(0, height * 0.1);
    expect(box('corner').left - left).to.be.within(0, width * 0.1);
    expect(box('corner').top - edge).to.be.within(height * 0.4, height * 0.6);
    expect(box('Below').top - edge).to.be.greaterThan(height * 0.8);
  });

  it('keep italics, over a line break too', async () => {
    const { root } = await inFlow([{ ...cue(10, 12, 'Who\nlives there?'), spans: [{ tag: 'i', children: ['Who\nlives'] }, ' there?'] }]);
    expect([...root.querySelectorAll('i')].map(({ textContent }) => textContent)).to.deep.equal(['Who', 'lives']);
    expect(getComputedStyle(root.querySelector('i') as HTMLElement).fontStyle).to.equal('italic');
  });

  it('write a line from right to left where its words do, the full stop at its left end', async () => {
    const { root } = await inFlow([cue(10, 12, 'רק הרוח.')]);
    const nodes = [...(root.querySelector('.line')?.childNodes ?? [])].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent,
    );
    expect(nodes).to.have.length(1);
    const place = (at: number) => {
      const range = document.createRange();
      range.setStart(nodes[0] as Node, at);
      range.setEnd(nodes[0] as Node, at + 1);
      return range.getBoundingClientRect().left;
    };
    expect(place(7)).to.be.lessThan(place(0));
  });

  it('name the language of what they say', async () => {
    const { element, session, root } = await inFlow([cue(10, 12)]);
    expect(root.querySelector('.screen')?.getAttribute('lang')).to.equal('en');
    session.selectTrack(session.addTrack({ cues: [cue(10, 12, 'Это ветер.')], language: 'ru' }));
    await element.updateComplete;
    expect(root.querySelector('.cue')?.closest('[lang]')?.getAttribute('lang')).to.equal('ru');
    session.selectTrack(session.addTrack({ cues: [cue(10, 12)], label: 'Unnamed' }));
    await element.updateComplete;
    expect(root.querySelector('.cue')?.closest('[lang]') ?? null).to.equal(null);
  });

  it('are in the flow of a page outside a player, below what precedes them', async () => {
    const { element } = await inFlow([cue(10, 12)]);
    const box = deep(element, '.cue')?.getBoundingClientRect() as DOMRect;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    expect(box.top).to.be.at.least(top);
    expect(box.bottom).to.be.at.most(bottom);
    expect(box.left).to.be.at.least(left);
    expect(box.right).to.be.at.most(right);
  });

  it('say nothing when they are off, and what is said at once when they are on again', async () => {
    const { element, session, said } = await inFlow([cue(10, 12, 'It was the wind.')]);
    const { selected } = session.state.tracks;
    session.selectTrack(null);
    await element.updateComplete;
    expect(said()).to.deep.equal([]);
    session.selectTrack(selected);
    await element.updateComplete;
    expect(said()).to.deep.equal(['It was the wind.']);
  });

  it('of a page’s own take the place of the player’s', async () => {
    const { player } = await overFilm([cue(10, 12, 'It was the wind.')]);
    player.append(document.createElement('film-subtitles'));
    await until(() => deepAll(player, 'film-subtitles').filter(isSeen).length === 1, 'one of them to give way');
    expect(isSeen(player.querySelector('film-subtitles') as HTMLElement)).to.equal(true);
    await until(() => said(player).join() === 'It was the wind.', 'the line');
  });

  it('render only when what is said changes', async () => {
    const { element, media, session } = await inFlow([cue(10, 12), cue(20, 22)]);
    let renders = 0;
    const { requestUpdate } = element;
    element.requestUpdate = function (this: FilmSubtitles, ...given: Parameters<typeof requestUpdate>) {
      renders++;
      return requestUpdate.apply(this, given);
    };
    for (let time = 10; time < 12; time += 0.25) media.reach(time);
    session.setPreference('volume', 0.3);
    expect(renders).to.equal(0);
    media.reach(15);
    expect(renders).to.equal(1);
  });

  it('say nothing of a film once they are removed, and go on when they come back', async () => {
    const { element, session, root } = await inFlow([cue(10, 12, 'It was the wind.')]);
    const parent = element.parentElement as HTMLElement;
    element.remove();
    session.seek(50);
    parent.append(element);
    await element.updateComplete;
    expect(root.querySelector('.cue')).to.equal(null);
    session.seek(11);
    await element.updateComplete;
    expect(root.querySelector('.cue')?.textContent).to.contain('wind');
  });

  it('take nothing from a session without media', async () => {
    const { element, session } = await inFlow([cue(10, 12, 'It was the wind.')]);
    session.attach(null);
    session.attach(new FakeMedia());
    await element.updateComplete;
    expect(deepAll(element, '.cue')).to.deep.equal([]);
  });
});
