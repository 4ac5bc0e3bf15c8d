import type { Component, Engine, EnginePlayer } from './engine.js';

// What of the engine is for who points: it comes with the first who comes to the player.

/** What lies in the seek bar of ours, and is told of the position besides. */
export interface SeekLayer {
  readonly element: HTMLElement;
  /** The bar is here. */
  follow(bar: HTMLElement, signal: AbortSignal): void;
  /** What a screen reader hears of the position, as video.js says it. */
  describe(position: string): string;
}

interface Slider extends Component {
  calculateDistance(event: MouseEvent & Partial<TouchEvent>): number;
}
interface SeekBar extends Slider {
  localize(text: string, values?: readonly string[], otherwise?: string): string;
}
/** The moment that the pointer is at, told in the seek bar; `share` is how far along it. */
interface MouseTime extends Component {
  update(bar: object, share: number): void;
}

/**
 * What is pressed and what is pointed at counts where it is seen: video.js reckons in an element's own pixels, as does no event of a page that is zoomed.
 */
export function heedPointer({ player }: Engine): void {
  for (const path of [
    ['progressControl', 'seekBar'],
    ['volumePanel', 'volumeControl', 'volumeBar'],
  ]) {
    const slider = (player as EnginePlayer).getDescendant('controlBar', ...path) as Slider | undefined;
    if (!slider) continue;
    slider.calculateDistance = (event) => shareAt(slider.el(), event);
    const told = slider.getChild('mouseTimeDisplay') as MouseTime | undefined;
    if (!told) continue;
    const update = told.update.bind(told);
    let share = 0;
    told.update = (box) => update(box, share);
    // It comes before the mouse's, and the finger's.
    slider.el().parentElement?.addEventListener('pointermove', (event) => (share = shareAt(slider.el(), event)));
  }
}

/** How far along an element the pointer, or a finger, is. */
function shareAt(element: HTMLElement, event: MouseEvent & Partial<TouchEvent>): number {
  const { left, width } = element.getBoundingClientRect();
  const { clientX } = event.changedTouches?.[0] ?? event;
  return Math.min(1, Math.max(0, (clientX - left) / width));
}

/** A layer of ours in the seek bar, once; it takes part in nothing that the bar does as the film plays. */
export function layOnSeekBar({ player }: Engine, layer: SeekLayer, signal: AbortSignal): void {
  const control = (player as EnginePlayer).getDescendant('controlBar', 'progressControl');
  const seekBar = control?.getChild('seekBar') as SeekBar | undefined;
  if (!control || !seekBar) return;
  seekBar.addChild('Component', { el: layer.element });
  // The only words that the bar asks for are those of its position.
  const say = seekBar.localize.bind(seekBar);
  seekBar.localize = (...words) => layer.describe(say(...words));
  layer.follow(control.el(), signal);
}
