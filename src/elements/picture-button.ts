import { css } from 'lit';
import { message } from '../i18n/picture-message.js';
import { draw } from './icon.js';
import type { MovedPlayer } from './picture-window.js';

/** A window within a window. */
const PATH =
  'M4.5 4.5h15a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zm.4 1.8a.6.6 0 0 0-.6.6v10.2a.6.6 0 0 0 .6.6h14.2a.6.6 0 0 0 .6-.6V6.9a.6.6 0 0 0-.6-.6zm7.5 4.9h5a.8.8 0 0 1 .8.8v3.4a.8.8 0 0 1-.8.8h-5a.8.8 0 0 1-.8-.8V12a.8.8 0 0 1 .8-.8z'; // prettier-ignore

/** The player as the button sees it. */
export interface OfferedPlayer extends Omit<MovedPlayer, 'onMove'> {
  /** The box that holds all of it, and is marked while it is away. */
  readonly stageBox: HTMLElement;
}

/** The button in the bar that moves the player into a window that stays over all others, and back; what does it is fetched when it is first pressed. */
export class PictureButton {
  static readonly styles = [
    css`
      /* It comes late, and is then the first of the group at the end: it takes the free room in place of the speed. */
      .picture-button {
        margin-inline-start: auto;
      }
      .picture-button + .vjs-playback-rate {
        margin-inline-start: 0;
      }
      /* A small player goes without it, but not without the way back to the page. */
      @container (max-width: 30rem) {
        .stage:not([data-away]) .picture-button {
          display: none;
        }
      }
      /* Such a window cannot be made larger than the viewer makes it. */
      .stage[data-away] .vjs-fullscreen-control {
        display: none !important;
      }
    `,
  ];

  readonly element = document.createElement('button');
  readonly #player: OfferedPlayer;
  #comeBack: (() => void) | undefined;
  #opening = false;

  constructor(player: OfferedPlayer) {
    const { element } = this;
    this.#player = player;
    element.type = 'button';
    element.className = 'vjs-button picture-button';
    element.append(draw('picture', PATH));
    element.addEventListener('click', () => void this.#press());
    this.speak();
  }

  /** The language around the player, or what the button does, has changed. */
  speak(): void {
    this.element.title = this.element.ariaLabel = message(this.#player.host, this.#comeBack ? 'backToPage' : 'pictureWindow');
  }

  async #press(): Promise<void> {
    if (this.#comeBack) return this.#comeBack();
    if (this.#opening) return;
    this.#opening = true;
    const onMove = (isAway: boolean) => {
      if (!isAway) this.#comeBack = undefined;
      this.speak();
      this.#player.stageBox.toggleAttribute('data-away', isAway);
      this.#player.layOut();
    };
    try {
      const { openPictureWindow } = await import('./picture-window.js');
      this.#comeBack = await openPictureWindow({ ...this.#player, onMove });
      this.speak();
    } catch (error) {
      console.error('film-player: the window for the film did not open', error);
    } finally {
      this.#opening = false;
    }
  }
}
