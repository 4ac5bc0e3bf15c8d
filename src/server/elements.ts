import { css, type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../elements/film-element.js';

// The elements as a server renders them (with `@lit-labs/ssr`, say): what is to be seen before their scripts are here, and where none come.
// In the browser each takes over from what stands in its shadow root.

/** The page's own content, which is there without any script. */
class ServedElement extends LitElement {
  static override styles: CSSResultGroup = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none !important;
    }
  `;

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

/** What needs a script keeps its room in the page. */
class ServedButton extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      inline-size: 2.5rem;
      block-size: 2.5rem;
    }
    :host([hidden]) {
      display: none !important;
    }
  `;

  protected override render(): TemplateResult {
    return html``;
  }
}

/** The page's own `<video>` or, where it has none, one made of the attributes: it plays, with the browser's controls and subtitles. */
export class FilmPlayer extends ServedElement {
  static override styles = [
    ServedElement.styles,
    css`
      video,
      ::slotted(video) {
        display: block;
        width: 100%;
        height: auto;
      }
      /* The attribute goes before the child. */
      video ~ slot::slotted(video) {
        display: none;
      }
      video {
        aspect-ratio: var(--film-aspect-ratio, 16 / 9);
        background: #000;
      }
    `,
  ];

  @property({ reflect: true }) src?: string;
  @property({ reflect: true }) type?: string;
  @property({ reflect: true }) poster?: string;
  @property({ reflect: true }) subtitles?: string;
  @property({ reflect: true }) srclang?: string;
  @property({ reflect: true }) label?: string;
  @property({ reflect: true }) chapters?: string;
  @property({ reflect: true }) preload?: string;
  @property({ reflect: true }) loading?: 'eager' | 'lazy';
  @property({ reflect: true, attribute: 'crossorigin' }) crossOrigin?: string;
  @property({ type: Boolean, reflect: true }) nocontrols = false;
  @property({ type: Boolean, reflect: true }) autoplay = false;
  @property({ type: Boolean, reflect: true }) loop = false;
  @property({ type: Boolean, attribute: 'muted' }) defaultMuted = false;

  protected override render(): TemplateResult {
    return html`${this.src ? this.#renderVideo() : nothing}<slot></slot>`;
  }

  #renderVideo(): TemplateResult {
    const { subtitles, srclang = 'en', chapters } = this;
    return html`<video
      ?controls=${!this.nocontrols}
      ?autoplay=${this.autoplay}
      ?loop=${this.loop}
      ?muted=${this.defaultMuted}
      playsinline
      preload=${this.loading === 'lazy' ? 'none' : this.preload || 'metadata'}
      poster=${this.poster || nothing}
      crossorigin=${this.crossOrigin ?? nothing}
    >
      <source src=${this.src} type=${this.type || nothing} />
      ${isVtt(subtitles) ? html`<track kind="subtitles" src=${subtitles} srclang=${srclang} label=${this.label || srclang} default />` : nothing}
      ${isVtt(chapters) ? html`<track kind="chapters" src=${chapters} />` : nothing}
    </video>`;
  }
}

/** Browsers read no other subtitles by themselves. */
const isVtt = (address = ''): address is string => /\.vtt(?:[?#]|$)/i.test(address);

/** Notes that the page has written into it, as a list for example. */
export class FilmAnnotations extends ServedElement {}
export class FilmAnnotationList extends ServedElement {}
/** The page's own article, or what it has written for the time until the file is here. */
export class FilmArticle extends ServedElement {}
export class FilmTranscript extends ServedElement {}
export class FilmCommentary extends ServedElement {}
export class FilmTimeline extends ServedElement {}
export class FilmSubtitles extends ServedElement {}
export class FilmCommentaryButton extends ServedButton {}
export class FilmSubtitlesButton extends ServedButton {}
export class FilmSettingsButton extends ServedButton {}

const ELEMENTS = {
  'film-annotation-list': FilmAnnotationList,
  'film-annotations': FilmAnnotations,
  'film-article': FilmArticle,
  'film-commentary': FilmCommentary,
  'film-commentary-button': FilmCommentaryButton,
  'film-player': FilmPlayer,
  'film-settings-button': FilmSettingsButton,
  'film-subtitles': FilmSubtitles,
  'film-subtitles-button': FilmSubtitlesButton,
  'film-timeline': FilmTimeline,
  'film-transcript': FilmTranscript,
};
for (const [name, element] of Object.entries(ELEMENTS)) define(name, element);
