import { expect } from '@open-wc/testing';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { until } from '../support/build.js';
import { deepAll, FILM } from '../support/player.js';

// Markup as a server sends it: shadow roots are declared, and the elements are not defined yet.

const section = document.body.appendChild(document.createElement('section'));
const receive = (markup: string) => section.setHTMLUnsafe(markup);
const served = () => section.querySelector('film-player')?.shadowRoot?.querySelector('video') as HTMLVideoElement;

describe('elements that a server has rendered', () => {
  after(() => section.remove());

  it('show what was rendered, then themselves, and a film that plays goes on from where it is', async () => {
    receive(`
      <film-player src="${FILM}" muted storage="none">
        <template shadowrootmode="open"><style>video { width: 100% }</style><video src="${FILM}" muted></video><slot></slot></template>
      </film-player>
      <film-timeline><template shadowrootmode="open"><slot></slot></template></film-timeline>`);
    const before = served();
    await before.play();
    await until(() => before.currentTime > 1, 'the film to play');
    const player = section.querySelector('film-player') as FilmPlayer;
    const begun: number[] = [];
    player.addEventListener('playing', () => begun.push(player.currentTime));
    await import('../../src/index.js');
    const left = before.currentTime;
    expect(player.shadowRoot?.querySelectorAll(':scope > style, :scope > video')).to.have.length(0);
    expect(player.shadowRoot?.querySelectorAll('.stage')).to.have.length(1);
    await until(() => begun.length, 'the film to play on');
    expect(begun[0]).to.be.at.least(left - 0.1);
    expect(player.paused).to.equal(false);
    expect(before.paused).to.equal(true);
    const timeline = section.querySelector('film-timeline');
    await timeline?.updateComplete;
    expect(timeline?.shadowRoot?.querySelector('.timeline')).to.exist;
    expect(timeline?.shadowRoot?.querySelector('slot')).to.equal(null);
  });

  it('that has not been begun waits where it was left', async () => {
    receive(
      `<film-player src="${FILM}" muted storage="none"><template shadowrootmode="open"><video muted></video></template></film-player>`,
    );
    const player = section.querySelector('film-player') as FilmPlayer;
    await until(() => player.readyState > 0, 'the film');
    expect([player.paused, player.currentTime]).to.deep.equal([true, 0]);
    expect(deepAll(player, 'video')).to.have.length(1);
  });
});
