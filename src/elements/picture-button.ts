import { message } from '../i18n/picture-message.js';
import { draw } from './icon.js';
import type { MovedPlayer } from './picture-window.js';

/** A window within a window. */
const PATH =
  'M4.5 4.5h15a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zm.4 1.8a.6.6 0 0 0-.6.6v10.2a.6.6 0 0 0 .6.6h14.2a.6.6 0 0 0 .6-.6V6.9a.6.6 0 0 0-.6-.6zm7.5 4.9h5a.8.8 0 0 1 .8.8v3.4a.8.8 0 0 1-.8.8h-5a.8.8 0 0 1-.8-.8V12a.8.8 0 0 1 .8-.8z'; // prettier-ignore

/** The button in the bar that moves the player into a window that stays over all others, and back; what does it is fetched when it is first pressed. */
export class PictureButton {
  readonly element = document.createElement('button');
  readonly #player: MovedPlayer;
  #comeBack: (() => void) | undefined;
  #opening = false;

  constructor(player: MovedPlayer) {
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
      this.#player.onMove(isAway);
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
