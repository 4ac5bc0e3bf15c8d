import { css } from 'lit';

/**
 * How the rows look, which stand in the page itself: adopted by the page. They inherit its type and its colours;
 * every class begins with `film-transcript-`, so a page may say otherwise.
 */
export const transcriptLinesStyles = css`
  .film-transcript-lines {
    --_accent: var(--film-transcript-accent, var(--film-accent, light-dark(#94601a, #e6b566)));
    --_muted: color-mix(in srgb, currentColor 72%, transparent);
    --_rule: color-mix(in srgb, currentColor 16%, transparent);
    --_gutter: 3.75em;
    container-type: inline-size;
    padding: 0.5em 0 2em;
    line-height: 1.5;
    text-align: start;
  }
  .film-transcript-lines[data-hours] {
    --_gutter: 5em;
  }
  .film-transcript-block {
    content-visibility: auto;
    contain-intrinsic-inline-size: auto 20em;
  }
  .film-transcript-row {
    position: relative;
    display: grid;
    grid-template-columns: var(--_gutter) minmax(0, 36em);
    align-items: baseline;
    padding: 0.3em 0.75em 0.3em 0;
    padding-inline: 0 0.75em;
    border-inline-start: 3px solid transparent;
    cursor: pointer;
    scroll-margin-block: 3em;
  }
  .film-transcript-time {
    grid-area: 1 / 1;
    box-sizing: border-box;
    min-height: 1.5rem;
    margin: 0;
    padding: 0 0.9em 0 0.4em;
    padding-inline: 0.4em 0.9em;
    border: 0;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    line-height: inherit;
    text-align: end;
    cursor: pointer;
    user-select: none;
  }
  /* Times are no text: what is selected, quoted and searched are the words of the film. */
  .film-transcript-time::before {
    content: attr(data-time);
  }
  .film-transcript-line {
    grid-column: 2;
    margin: 0;
    overflow-wrap: break-word;
    text-align: start;
  }
  .film-transcript-line[data-speaker]::before {
    content: attr(data-speaker) ': ';
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  /* Pale within what is pale already would be too pale to read. */
  .film-transcript-line:is(.film-transcript-beside, .film-transcript-sound)[data-speaker]::before {
    color: inherit;
  }
  .film-transcript-dialogue {
    white-space: pre-line;
  }
  .film-transcript-italic {
    font-style: italic;
  }
  .film-transcript-sound {
    color: var(--_muted);
    font-style: italic;
  }
  .film-transcript-beside {
    color: var(--_muted);
  }
  .film-transcript-row[aria-current] {
    border-inline-start-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 11%, transparent);
  }
  .film-transcript-row[aria-current] .film-transcript-time {
    color: inherit;
    font-weight: 600;
  }
  .film-transcript-time:focus-visible,
  .film-transcript-note button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: 0.25em;
  }
  @media (hover: hover) {
    .film-transcript-row:hover {
      background: color-mix(in srgb, currentColor 6%, transparent);
    }
    .film-transcript-row[aria-current]:hover {
      background: color-mix(in srgb, var(--_accent) 16%, transparent);
    }
  }

  /* Still to come: not to be read yet. */
  .film-transcript-row[data-ahead] > :is(.film-transcript-line, .film-transcript-notes) {
    filter: blur(0.3em);
    opacity: 0.75;
    user-select: none;
  }

  .film-transcript-note[data-ahead] > .film-transcript-note-head::after {
    content: attr(data-label);
    color: var(--_muted);
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }

  /* The margin */
  .film-transcript-notes {
    grid-column: 2;
    display: flex;
    flex-direction: column;
    gap: 0.15em;
    margin: 0.25em 0 0.35em;
    cursor: auto;
  }
  .film-transcript-note {
    border-radius: 0.3em;
    font-size: 0.8125em;
    line-height: 1.4;
  }
  .film-transcript-note button {
    margin: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .film-transcript-note-head {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    width: 100%;
    min-height: 1.5rem;
    padding: 0.2em 0.4em;
    border-radius: 0.3em;
  }
  .film-transcript-note-head > svg {
    flex: none;
    width: 0.8em;
    height: 0.8em;
    translate: 0 0.05em;
    fill: currentColor;
    color: var(--_category, currentColor);
    forced-color-adjust: auto;
  }
  .film-transcript-note[data-pointed],
  .film-transcript-note[data-active] {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  .film-transcript-note-body {
    padding: 0 0.4em 0.4em 1.7em;
    padding-inline: 1.7em 0.4em;
    overflow-wrap: anywhere;
  }
  /* What is only hidden until it is found keeps its padding. */
  .film-transcript-note-body[hidden] {
    padding-block: 0;
  }
  .film-transcript-note-body > * {
    margin: 0 0 0.4em;
  }
  .film-transcript-note-body img {
    max-width: 100%;
    height: auto;
  }
  .film-transcript-note .film-transcript-note-category {
    color: var(--_muted);
    font-size: 0.875em;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  .film-transcript-note .film-transcript-note-play {
    min-height: 1.5rem;
    margin: 0;
    padding: 0.1em 0;
    text-decoration: underline;
    text-decoration-color: var(--_rule);
    text-underline-offset: 0.2em;
  }
  .film-transcript-note-play::before {
    content: attr(data-label);
  }
  @media (hover: hover) {
    .film-transcript-note-head:hover,
    .film-transcript-note[data-pointed] .film-transcript-note-head {
      background: color-mix(in srgb, currentColor 8%, transparent);
    }
    .film-transcript-note-play:hover {
      text-decoration-color: currentColor;
    }
  }

  @container (max-width: 34em) {
    .film-transcript-row {
      --_gutter: 3em;
    }
    [data-hours] .film-transcript-row {
      --_gutter: 4.1em;
    }
    .film-transcript-time {
      padding-inline: 0 0.6em;
    }
  }

  /* Two languages stand side by side where there is room, notes in a margin of their own. */
  @container (min-width: 34em) {
    [data-beside] .film-transcript-row {
      grid-template-columns: var(--_gutter) minmax(0, 30em) minmax(0, 30em);
      column-gap: 0;
    }
    [data-beside] .film-transcript-line {
      padding-inline-end: 1.5em;
    }
    .film-transcript-beside {
      grid-column: 3;
    }
    .film-transcript-line + .film-transcript-beside:nth-child(3) {
      grid-row: 1;
    }
    [data-beside] .film-transcript-notes {
      grid-column: 2 / 4;
    }
  }
  @container (min-width: 46em) {
    [data-notes] .film-transcript-row {
      grid-template-columns: var(--_gutter) minmax(0, 36em) minmax(12em, 18em);
      column-gap: 0;
    }
    .film-transcript-notes,
    [data-beside] .film-transcript-notes {
      grid-area: 1 / 3 / span 2;
      margin: 0;
      margin-inline-start: 1.5em;
      padding-inline-start: 0.6em;
      border-inline-start: 1px solid var(--_rule);
    }
    [data-beside] .film-transcript-notes {
      grid-column: 4;
    }
    [data-notes][data-beside] .film-transcript-row {
      grid-template-columns: var(--_gutter) minmax(0, 26em) minmax(0, 26em) minmax(11em, 16em);
    }
  }
  .film-transcript-lines:dir(rtl) .film-transcript-time {
    direction: ltr;
  }

  /* What the search has found */
  ::highlight(film-transcript-hit) {
    background-color: light-dark(#ffe28a, #7a5c12);
    color: light-dark(#1c1608, #fff3d0);
  }
  ::highlight(film-transcript-present-hit) {
    background-color: light-dark(#e0861a, #f2b65a);
    color: light-dark(#1c0f00, #1c1204);
  }
  .film-transcript-hit {
    outline: 1px dashed var(--_accent);
    outline-offset: 0.1em;
  }
  .film-transcript-present-hit {
    outline: 2px solid var(--_accent);
    outline-offset: 0.1em;
  }

  @media (forced-colors: active) {
    .film-transcript-row[aria-current] {
      border-inline-start-color: Highlight;
    }
    .film-transcript-time:focus-visible,
    .film-transcript-note button:focus-visible {
      outline-color: Highlight;
    }
    .film-transcript-note[data-pointed],
    .film-transcript-note[data-active] {
      outline: 1px solid Highlight;
    }
    ::highlight(film-transcript-hit) {
      background-color: Mark;
      color: MarkText;
    }
    ::highlight(film-transcript-present-hit) {
      background-color: Highlight;
      color: HighlightText;
    }
  }

  @media print {
    .film-transcript-lines {
      padding: 0;
      font-size: 10pt;
    }
    .film-transcript-block {
      content-visibility: visible;
    }
    .film-transcript-lines:not([data-beside]) {
      container-type: normal;
      columns: 22em;
      column-gap: 2.5em;
    }
    .film-transcript-row {
      padding-block: 0.15em;
      break-inside: avoid;
      border: 0;
    }
    .film-transcript-row[aria-current] {
      background: none;
    }
    .film-transcript-row[aria-current] .film-transcript-time {
      color: var(--_muted);
      font-weight: inherit;
    }
    .film-transcript-row[data-ahead],
    .film-transcript-note[data-ahead] {
      display: none;
    }
    .film-transcript-lines[data-ahead]::after {
      content: attr(data-left-out);
      display: block;
      margin-block: 1em;
      font-style: italic;
    }
  }
`;
