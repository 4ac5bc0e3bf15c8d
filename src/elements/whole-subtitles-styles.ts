import { css } from 'lit';

/** How subtitles look that ask for more, and where a cue's words stand within its box; where the box stands is laid out by cue-display.ts. */
export const wholeSubtitlesStyles = css`
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
  .stage {
    text-shadow: var(--_subtitle-shadow, var(--film-subtitle-shadow, 0 1px 2px rgb(0 0 0 / 0.8)));
  }
  .stage .screen {
    /* Where there is no room for all that is said, type becomes smaller, and its lines come nearer to each other. */
    --_rows: max(min(var(--_lines), 1.15), var(--_lines) * var(--_share, 1));
    font-size: calc(var(--film-subtitle-size, min(max(0.9375rem, 5.2cqmin), 12cqh)) * var(--_scale) * var(--_share, 1));
    line-height: var(--_rows);
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
  /* As large as the type: watched, it tells when anything has changed that. */
  .probe {
    position: absolute;
    visibility: hidden;
    width: 1em;
    height: 1lh;
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
    .on-light {
      background: Canvas;
    }
  }
`;
