import { expect } from '@open-wc/testing';
import type { FilmTimeline } from '../../src/elements/film-timeline.js';
import { soon, until } from '../support/build.js';
import { deep } from '../support/player.js';
import { closePages, openPage, PLAYER, playerIn, shows } from './hostile-page.js';

// What a page makes larger or smaller is measured in pixels of the screen, and set in its own.

afterEach(() => expect(closePages(), 'what failed unheard').to.deep.equal([]));

/** How much larger the page makes the player, or smaller, and how. */
const WAYS: readonly [what: string, factor: number, style: string][] = [
  ['zooms itself', 1.4, 'html { zoom: 1.4 }'],
  ['zooms the player, and what it is in', 1.4, 'div { zoom: 0.7 } film-player { zoom: 2 }'],
  ['scales what the player is in', 1.4, 'div { scale: 1.4; transform-origin: 0 0 }'],
];
const SIZED = 'body { margin: 0 } film-player { display: block; width: 600px }';
const BODY = `<div>${PLAYER}<film-timeline></film-timeline></div>`;

/** The player of a page with that style, at a moment with a line and a note. */
async function playerOf(style = '') {
  const { page } = await openPage({ style: `${SIZED} ${style}`, body: `<film-commentary>${BODY}</film-commentary>` });
  await shows(page);
  const player = playerIn(page);
  return { page, player, root: player.shadowRoot as ShadowRoot };
}

/** Where a part stands in the picture, in the player's own pixels. */
function boxIn(root: ShadowRoot, part: string, factor: number): number[] {
  const stage = deep(root, '.stage')!.getBoundingClientRect();
  const { left, top, right, bottom } = deep(root, part)!.getBoundingClientRect();
  return [left - stage.left, top - stage.top, right - stage.left, bottom - stage.top].map((edge) => edge / factor);
}

/** Words at the bottom, and then, larger, at the top: what the first needs is not what the second does. */
const STYLES = [{ position: 'bottom' }, { position: 'top', size: 1.5 }] as const;
const PARTS = ['.stage', '.cue .line', '.card', '.vjs-control-bar'];

describe('a page that zooms or scales a player', () => {
  it('has its lines and notes in their places, and what is pointed at', async () => {
    const calm = await playerOf();
    for (const [what, factor, style] of WAYS) {
      const { page, player, root } = await playerOf(style);
      const window = page.defaultView as Window & typeof globalThis;
      for (const subtitles of STYLES) {
        for (const one of [calm.player, player]) one.session.setPreference('subtitleStyle', subtitles);
        await soon(() => {
          for (const part of PARTS) {
            const [is, wanted] = [boxIn(root, part, factor), boxIn(calm.root, part, 1)];
            const words = `${part} of one that ${what}: ${is.join()} for ${wanted.join()}`;
            for (const [edge, at] of is.entries()) expect(at, words).to.be.closeTo(wanted[edge]!, 3);
          }
          expect(boxIn(root, '.cue .line', factor)[1]! < 100, `a line at the ${subtitles.position}`).to.equal(subtitles.position === 'top');
        });
      }

      const pointAt = (element: Element, share: number, types: readonly string[]) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const at = { clientX: left + width * share, clientY: top + height / 2, bubbles: true, composed: true, button: 0 };
        for (const type of types)
          element.dispatchEvent(new (type.startsWith('pointer') ? window.PointerEvent : window.MouseEvent)(type, at));
      };
      const bar = deep(root, '.vjs-progress-holder')!;
      // What heeds the pointer comes when somebody does. The moment that is pointed at is told over the place itself.
      deep(root, '.stage')!.dispatchEvent(new window.PointerEvent('pointerenter'));
      const tip = () => deep(root, '.vjs-mouse-display .vjs-time-tooltip')!;
      await soon(() => {
        pointAt(bar, 0.5, ['pointermove', 'mousemove']);
        const [minutes, seconds] = tip().textContent.trim().split(':').map(Number) as [number, number];
        expect((minutes * 60 + seconds) / player.duration, `${what}: what is said`).to.be.closeTo(0.5, 0.02);
        const [box, line] = [bar.getBoundingClientRect(), deep(root, '.vjs-progress-holder .vjs-mouse-display')!.style.left];
        expect((parseFloat(line) * factor) / box.width, `${what}: where it is said`).to.be.closeTo(0.5, 0.02);
      });
      pointAt(bar, 0.25, ['pointermove', 'mousedown', 'mouseup']);
      await until(() => !player.seeking && player.currentTime > 0, 'the seek');
      expect(player.currentTime / player.duration).to.be.closeTo(0.25, 0.01);
      const timeline = page.querySelector('film-timeline') as FilmTimeline;
      const lanes = () => timeline.shadowRoot?.querySelector('.lanes');
      await until(lanes, 'the timeline');
      pointAt(deep(timeline.shadowRoot as ShadowRoot, '.line')!, 0.75, ['pointermove', 'click']);
      await soon(() => expect(player.currentTime / player.duration).to.be.closeTo(0.75, 0.01));

      const button = deep(root, 'film-subtitles-button')!;
      button.shadowRoot?.querySelector<HTMLElement>('.bar-button')?.click();
      const menu = () => deep(root, '.menu');
      await until(() => menu()?.matches(':popover-open'), 'the menu');
      await soon(() => {
        const [from, to] = [button.getBoundingClientRect(), menu()!.getBoundingClientRect()];
        expect(to.right, 'its end').to.be.closeTo(from.right, 2);
        expect(Math.min(Math.abs(to.bottom - from.top), Math.abs(to.top - from.bottom)), 'at the button').to.be.below(10 * factor);
      });
    }
  });
});
