import { css } from 'lit';

/** How subtitles look; what not all of them need, and what a viewer may choose, is in whole-subtitles-styles.ts. */
export const subtitlesStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 3em;
    color: var(--film-subtitle-color, #ffffff);
    font-family: var(--film-subtitle-font, var(--_font));
    font-size: var(--film-subtitle-size, 1.15rem);
    line-height: var(--film-subtitle-line-height, 1.3);
    text-align: center;
    text-wrap: balance;
    unicode-bidi: isolate;
  }
  /* As large as the picture, also where controls cover the end of it: words keep their size when the controls come. */
  .stage {
    container-type: size;
    position: absolute;
    inset: 0 0 auto;
    pointer-events: none;
    text-align: center;
    text-shadow: var(--film-subtitle-shadow, 0 1px 2px rgb(0 0 0 / 0.8));
  }
  /* Container units count from the stage, so the size is set inside it. */
  .stage .screen {
    position: absolute;
    inset: 0;
    font-size: calc(var(--film-subtitle-size, min(max(0.9375rem, 5.2cqmin), 12cqh)) * var(--film-subtitle-scale, 1));
  }
  .cue {
    visibility: visible;
    max-width: 100%;
    overflow-wrap: break-word;
    opacity: var(--film-subtitle-opacity, 1);
  }
  /* Where a cue stands that asks for nothing. Its words are a part of the picture until they can be selected. */
  .plain {
    position: absolute;
  }
  .line {
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-inline: auto;
    padding: 0.05em 0.4em;
    border-radius: 0.15em;
    background: var(--_subtitle-background, var(--film-subtitle-background, rgb(0 0 0 / 0.62)));
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  @media (forced-colors: active) {
    .line {
      background: Canvas;
      color: CanvasText;
      border: 1px solid CanvasText;
      text-shadow: none;
    }
  }
`;
