import { css } from 'lit';

/** How subtitles look and where a cue's words stand within its box; where the box stands is laid out by film-subtitles.ts. */
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
  /* What the viewer has chosen goes before what the page says of the element. */
  .flow,
  .stage {
    --_scale: var(--_subtitle-scale, var(--film-subtitle-scale, 1));
    --_lines: var(--_subtitle-line-height, var(--film-subtitle-line-height, 1.3));
    color: var(--_subtitle-color, inherit);
    font-family: var(--_subtitle-font, inherit);
    font-variant-caps: var(--_subtitle-caps, normal);
    line-height: var(--_lines);
  }
  .flow {
    font-size: calc(1em * var(--_scale));
    text-shadow: var(--_subtitle-shadow, var(--film-subtitle-shadow, none));
  }
  .second {
    --_scale: calc(var(--_subtitle-scale, var(--film-subtitle-scale, 1)) * var(--film-subtitle-secondary-size, 0.8));
  }
  .stack {
    display: flex;
    flex-direction: column-reverse;
    align-items: center;
    gap: 0.2em;
  }
  /* As large as the picture, also where controls cover the end of it: words keep their size when the controls come. */
  .stage {
    container-type: size;
    position: absolute;
    inset: 0 0 auto;
    pointer-events: none;
    text-align: center;
    text-shadow: var(--_subtitle-shadow, var(--film-subtitle-shadow, 0 1px 2px rgb(0 0 0 / 0.8)));
  }
  /* Container units count from the stage, so the size is set inside it. */
  .stage .screen {
    position: absolute;
    inset: 0;
    /* Where there is no room for all that is said, type becomes smaller, and its lines come nearer to each other. */
    --_rows: max(min(var(--_lines), 1.15), var(--_lines) * var(--_share, 1));
    font-size: calc(var(--film-subtitle-size, min(max(0.9375rem, 5.2cqmin), 12cqh)) * var(--_scale) * var(--_share, 1));
    line-height: var(--_rows);
  }
  /* As large as the type: watched, it tells when anything has changed that. */
  .probe {
    position: absolute;
    visibility: hidden;
    width: 1em;
    height: 1lh;
  }
  .cue {
    max-width: 100%;
    overflow-wrap: break-word;
    opacity: var(--film-subtitle-opacity, 1);
  }
  .stage .cue {
    position: absolute;
    min-inline-size: min-content;
  }
  /* A word that is longer than the picture is wide; else words stay whole, also in a narrow cue. */
  .stage .broken {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  /* Higher than the picture even in the smallest type. */
  .stage .scrolls {
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    pointer-events: auto;
  }
  .stage .left-out {
    visibility: hidden;
  }
  .rl {
    writing-mode: vertical-rl;
  }
  .lr {
    writing-mode: vertical-lr;
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
  /* In a page there is no height to fill. */
  .flow .cue {
    writing-mode: horizontal-tb;
  }
  .stage :is(.rl, .lr) .line {
    padding: 0.4em 0.05em;
  }
  .stage .line {
    pointer-events: auto;
    -webkit-user-select: text;
    user-select: text;
    cursor: text;
  }
  .start .line {
    margin-inline: 0 auto;
    text-align: start;
  }
  .end .line {
    margin-inline: auto 0;
    text-align: end;
  }
  .left .line {
    margin: 0 auto 0 0;
    text-align: left;
  }
  .right .line {
    margin: 0 0 0 auto;
    text-align: right;
  }
  .left:is(.rl, .lr) .line {
    margin: 0 0 auto;
  }
  .right:is(.rl, .lr) .line {
    margin: auto 0 0;
  }
  /* Small letters over the words need room within the plate. */
  .line:has(rt) {
    padding-block-start: 0.2em;
    line-height: calc(var(--_rows, var(--_lines)) + 0.45);
  }
  rt {
    font-size: 0.5em;
    line-height: 1.1;
  }
  .region {
    position: absolute;
    overflow: clip;
  }
  .region .cue {
    bottom: 0;
    transition:
      translate 0.433s,
      opacity 0.433s;
  }
  .region .gone {
    opacity: 0;
  }
  .region .cue.coming {
    transition: none;
  }
  .voice {
    font-style: inherit;
  }
  /* Dark words of a file's own colour, on the dark plate. */
  .on-light {
    padding: 0 0.15em;
    border-radius: 0.1em;
    background: rgb(255 255 255 / 0.9);
    text-shadow: none;
  }
  .future {
    opacity: var(--film-subtitle-future-opacity, 0.65);
  }
  @media (prefers-reduced-motion: reduce) {
    .region .cue {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .line {
      background: Canvas;
      color: CanvasText;
      border: 1px solid CanvasText;
      text-shadow: none;
    }
    .on-light {
      background: Canvas;
    }
  }
`;
