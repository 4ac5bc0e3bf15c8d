import type { ReactiveController, ReactiveElement } from 'lit';
import type { FilmSession } from '../session/film-session.js';
import type { FilmSettingsDialog } from './film-settings-dialog.js';

/**
 * Opens the settings in the host's own shadow root: there they are also seen where the host goes full screen with its player.
 * The dialog is fetched when it is first opened, and is gone when it is closed; where a viewer closed it, the host then has the focus.
 */
export class SettingsOpener implements ReactiveController {
  #host: ReactiveElement;
  #dialog: FilmSettingsDialog | undefined;
  /** The latest opening; ends with the close, or with the host's leave. */
  #opening: AbortController | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#opening !== null;
  }

  async open(session: FilmSession): Promise<void> {
    if (this.#opening) return;
    const opening = (this.#opening = new AbortController());
    this.#host.requestUpdate();
    const module = await import('./film-settings-dialog.js').catch((error: unknown) => {
      console.error('film-commentary: the settings did not load', error);
    });
    if (opening.signal.aborted) return;
    if (!module) return this.close();
    const dialog = (this.#dialog = module.createSettingsDialog());
    dialog.session = session;
    // A control bar goes from left to right everywhere; words go as they do around the player.
    const root = this.#host.getRootNode();
    dialog.dir = getComputedStyle(root instanceof ShadowRoot ? root.host : this.#host).direction;
    const closed = () => {
      this.close();
      // The viewer has closed it: the focus goes back to where it was opened.
      if (this.#host.isConnected) this.#host.focus({ preventScroll: true });
    };
    dialog.addEventListener('close', closed, { signal: opening.signal });
    this.#host.renderRoot.append(dialog);
    await dialog.updateComplete;
    if (!opening.signal.aborted) dialog.show();
  }

  close(): void {
    if (!this.#opening) return;
    this.#end();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#end();
  }

  #end(): void {
    this.#opening?.abort();
    this.#opening = null;
    this.#dialog?.remove();
    this.#dialog = undefined;
  }
}
