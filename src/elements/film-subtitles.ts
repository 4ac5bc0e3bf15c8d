import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Cue } from '../model/cue.js';
import type { FilmSession } from '../session/film-session.js';
import { NO_CUES } from '../session/tracks.js';
import { cueBox } from './cue-layout.js';
import { define, FilmElement } from './film-element.js';
import { cueLines, cueNodes } from './rich-nodes.js';
import { SessionController } from './session-controller.js';
import { boxesOf, StageController } from './stage.js';
import { styleText, theme } from './theme.js';

/** The lower part of the picture that is kept free for subtitles while they are on, even between them: a share of its height. */
const KEPT_FREE = 0.25;

/**
 * The subtitles of the moment. Inside a player they stand over the picture; elsewhere they flow with the page.
 *
 * @element film-subtitles
 * @summary The subtitles of the moment.
 * @csspart cue - one subtitle
 * @csspart line - one line of it
 * @cssprop [--film-subtitle-color=#ffffff] - colour of the words
 * @cssprop [--film-subtitle-background=rgb(0 0 0 / 0.62)] - plate behind each line
 * @cssprop [--film-subtitle-font=system-ui] - typeface
 * @cssprop [--film-subtitle-size=min(max(0.9375rem, 5.2cqh), 12cqh, 3.75rem)] - size, by default a share of the picture's height, and no less than the page's own text; 1.15rem in a page
 * @cssprop [--film-subtitle-shadow=0 1px 2px rgb(0 0 0 / 0.8)] - shadow of the words
 */
export class FilmSubtitles extends FilmElement {
  static override styles = [
    theme,
    css`
      :host {
        display: block;
        position: relative;
        min-height: 3em;
        color: var(--film-subtitle-color, #ffffff);
        font-family: var(--film-subtitle-font, var(--_font));
        font-size: var(--film-subtitle-size, 1.15rem);
        line-height: 1.3;
        text-align: center;
        text-wrap: balance;
        unicode-bidi: isolate;
      }
      .stage {
        container-type: size;
        position: absolute;
        inset: 0;
        text-shadow: var(--film-subtitle-shadow, 0 1px 2px rgb(0 0 0 / 0.8));
      }
      /* Container units count from the stage, so the size is set inside it. */
      .stage .screen {
        position: absolute;
        inset: 3.5% 4%;
        font-size: var(--film-subtitle-size, min(max(0.9375rem, 5.2cqh), 12cqh, 3.75rem));
      }
      .stack {
        display: flex;
        flex-direction: column-reverse;
        align-items: center;
        gap: 0.2em;
      }
      .stage .stack {
        position: absolute;
        inset: auto 0 0;
      }
      .cue {
        max-width: 100%;
        overflow-wrap: anywhere;
      }
      .placed {
        position: absolute;
      }
      .line {
        display: block;
        width: fit-content;
        max-width: 100%;
        margin-inline: auto;
        padding: 0.05em 0.4em;
        border-radius: 0.15em;
        background: var(--film-subtitle-background, rgb(0 0 0 / 0.62));
        white-space: pre-wrap;
        unicode-bidi: plaintext;
      }
      .left .line {
        margin-inline: 0 auto;
      }
      .right .line {
        margin-inline: auto 0;
      }
      .voice {
        font-style: inherit;
      }
      @media (forced-colors: active) {
        .line {
          background: Canvas;
          color: CanvasText;
        }
      }
    `,
  ];

  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  #controller = new SessionController(this, (state) => state.tracks);
  #onStage = new StageController(this);
  #resize: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(() => this.#lay());
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#lay();
  }

  #lay(): void {
    for (const line of this.renderRoot.querySelectorAll<HTMLElement>('.line')) hug(line);
    this.#claim();
  }

  /** Tells the stage where words stand now, and where the next will. */
  #claim(): void {
    const { stage } = this.#onStage;
    if (!stage || !this.isConnected) return;
    if (this.#controller.value?.selected === null) return stage.claim(this, []);
    const { clientWidth: width, clientHeight: height } = this;
    const keptFree = { left: 0, top: height * (1 - KEPT_FREE), right: width, bottom: height };
    stage.claim(this, [keptFree, ...boxesOf(this.renderRoot.querySelectorAll('.cue'), this)]);
  }

  protected override render(): TemplateResult {
    const tracks = this.#controller.value;
    const track = tracks?.tracks.find(({ id }) => id === tracks.selected);
    const cues = tracks?.activeCues ?? NO_CUES;
    const placed = cues.map((cue) => ({ cue, box: cueBox(cue.settings) }));
    return html`<div class=${this.#onStage.stage ? 'stage' : 'flow'}>
      <div class="screen" lang=${track?.language || nothing}>
        ${repeat(
          placed.filter(({ box }) => box),
          ({ cue }) => cue,
          ({ cue, box }) => this.#renderCue(cue, box ?? {}),
        )}
        <div class="stack">
          ${repeat(
            placed.filter(({ box }) => !box),
            ({ cue }) => cue,
            ({ cue }) => this.#renderCue(cue),
          )}
        </div>
      </div>
    </div>`;
  }

  #renderCue(cue: Cue, box?: Readonly<Record<string, string>>): TemplateResult {
    const align = { start: 'left', left: 'left', end: 'right', right: 'right', center: '' }[cue.settings?.align ?? 'center'];
    return html`<div class="cue ${box ? 'placed' : ''} ${align}" part="cue" .style=${styleText(box ?? {})}>
      ${cueLines(cue.spans ?? [cue.text]).map((line) => html`<span class="line" part="line">${cueNodes(line)}</span>`)}
    </div>`;
  }
}

/** Makes the plate of a line that has been broken no wider than its words: in CSS it would be as wide as the line could have been. */
function hug(line: HTMLElement): void {
  line.style.removeProperty('width');
  const { lineHeight, paddingLeft, paddingRight, writingMode } = getComputedStyle(line);
  if (writingMode !== 'horizontal-tb' || line.clientHeight < parseFloat(lineHeight) * 1.8) return;
  const words = document.createRange();
  words.selectNodeContents(line);
  const { width } = words.getBoundingClientRect();
  // Rounded up: a hair less, and the words would break anew.
  line.style.width = `${Math.ceil(width) + 1 + parseFloat(paddingLeft) + parseFloat(paddingRight)}px`;
}

define('film-subtitles', FilmSubtitles);

declare global {
  interface HTMLElementTagNameMap {
    'film-subtitles': FilmSubtitles;
  }
}
