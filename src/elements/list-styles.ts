import { css } from 'lit';

/** The list of notes stands in the page: it has the page's colours and type. */
export const listStyles = css`
  :host {
    --_accent: var(--film-list-accent, var(--film-accent, light-dark(#94601a, #e6b566)));
    display: flex;
    flex-direction: column;
    max-block-size: var(--film-list-height, 36rem);
    line-height: 1.45;
  }
  .tools,
  .ahead-says,
  .said,
  .kind,
  time {
    font-family: var(--film-font, inherit);
  }
  input[type='search'] {
    flex: 1 1 12rem;
    min-width: 0;
    padding-inline: 0.6rem;
    border: 1px solid color-mix(in srgb, currentColor 50%, transparent);
    border-radius: 0.4rem;
  }
  .tool {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    min-width: 2.125rem;
    min-height: 2.125rem;
    padding: 0.1rem 0.6rem;
    border: 1px solid var(--_line);
    border-radius: 0.4rem;
    background: none;
    cursor: pointer;
  }
  .tool .icon {
    font-size: 0.75rem;
  }
  .kinds .tool {
    min-height: 1.75rem;
    border-radius: 1rem;
    font-size: 0.8125rem;
  }
  .kinds .count {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  /* On or off is told by more than colour. */
  .tool[aria-pressed='true'] {
    border-color: currentColor;
    background: color-mix(in srgb, currentColor 10%, transparent);
  }
  .kinds .tool[aria-pressed='false'] .name {
    text-decoration: line-through;
    color: var(--_muted);
  }
  .notes {
    flex: 1 1 auto;
    min-height: 0;
    margin: 0;
    padding: 0;
    border-block-start: 1px solid var(--_line);
    list-style: none;
    overflow-y: auto;
    overscroll-behavior: contain;
    container-type: inline-size;
  }
  /* Times have a column of their own; all that belongs to a note stands in the other one, on one line. */
  .note {
    --_times: 3.25rem;
    display: grid;
    grid-template: 'play copy' auto 'kind kind' auto 'body body' auto / minmax(0, 1fr) auto;
    align-items: start;
    padding: 0.7rem 0.5rem 0.9rem 0.75rem;
    border-block-end: 1px solid var(--_line);
    border-inline-start: 3px solid transparent;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 8rem;
  }
  .hours .note {
    --_times: 4.25rem;
  }
  .note > :is(.kind, .body, .veil) {
    padding-inline-start: var(--_times);
  }
  /* Where there is no room for two columns, the time stands over the title. */
  @container (max-width: 17rem) {
    .note,
    .hours .note {
      --_times: 0rem;
    }
    .note > .play {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  /* Where there is room, titles stand beside what they are the titles of: lines stay as short as they are read well. */
  @container (min-width: 46rem) {
    .note {
      grid-template: 'play body copy' auto 'kind body copy' 1fr / minmax(0, 1fr) minmax(0, 2.4fr) auto;
      column-gap: 2rem;
      padding-block: 0.8rem 0.95rem;
    }
    .note > :is(.body, .veil) {
      max-inline-size: 42rem;
      padding-block-start: 0.3rem;
      padding-inline-start: 0;
    }
  }
  .note.now {
    border-inline-start-color: var(--_accent);
  }
  .note.pointed,
  .note.linked {
    background: color-mix(in srgb, currentColor 7%, transparent);
  }
  .play,
  .reveal {
    grid-area: play;
    display: grid;
    grid-template-columns: var(--_times) minmax(0, 1fr);
    align-items: baseline;
    min-height: 2rem;
    padding: 0.2rem 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .play time,
  .reveal time {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .play .title {
    font-weight: 600;
    font-size: 1.0625em;
    line-height: 1.3;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .note.now .play .title {
    text-decoration: underline 2px var(--_accent);
    text-underline-offset: 0.25em;
  }
  .copy {
    grid-area: copy;
    display: grid;
    place-items: center;
    width: 2rem;
    height: 2rem;
    padding: 0;
    border: 0;
    border-radius: 0.4rem;
    background: none;
    color: var(--_muted);
    font-size: 0.75rem;
    cursor: pointer;
  }
  /* What it is about, with its mark, and whether it was on screen: small, under the title. */
  .kind {
    grid-area: kind;
    display: flex;
    flex-wrap: wrap;
    margin: -0.15rem 0 0.35rem;
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.5;
  }
  .kind > span {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
  }
  .kind > span + span::before {
    content: '·';
    margin-inline: 0.45em 0;
  }
  .body,
  .veil {
    grid-area: body;
    min-width: 0;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .body > :first-child {
    margin-block-start: 0;
  }
  .body > :last-child {
    margin-block-end: 0;
  }
  .body :any-link {
    color: inherit;
    text-decoration-color: var(--_accent);
    text-underline-offset: 0.2em;
  }
  .body img {
    max-width: 100%;
    height: auto;
  }
  .body :is(pre, table) {
    max-width: 100%;
    overflow-x: auto;
  }
  .veil {
    filter: blur(0.32em);
    opacity: 0.7;
    user-select: none;
    overflow: hidden;
  }
  .reveal .show {
    display: inline-flex;
    align-items: center;
    gap: 0.6em;
    color: var(--_muted);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .play:focus-visible,
  .reveal:focus-visible,
  .copy:focus-visible {
    outline-offset: -2px;
  }
  @media (hover: hover) {
    .tool:hover,
    .copy:hover {
      background: color-mix(in srgb, currentColor 12%, transparent);
    }
    .play:hover .title,
    .reveal:hover .show {
      text-decoration: underline;
      text-underline-offset: 0.25em;
    }
  }
  @media (forced-colors: active) {
    .note.now {
      border-inline-start-color: Highlight;
    }
    .note.linked,
    .note.pointed {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
    .tool[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
  @media print {
    :host {
      display: block;
      max-block-size: none;
    }
    .copy,
    .note.ahead {
      display: none;
    }
    .notes {
      overflow: visible;
    }
    .note {
      content-visibility: visible;
      break-inside: avoid;
    }
  }
`;
