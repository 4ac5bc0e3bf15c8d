import { css } from 'lit';

/** The timeline stands in the page: it has the page's colours and type. */
export const timelineStyles = css`
  :host {
    --_accent: var(--film-timeline-accent, var(--film-accent, light-dark(#94601a, #e6b566)));
    --_plate: var(--film-timeline-background, Canvas);
    --_height: var(--film-timeline-height, 2.25rem);
    --_muted: color-mix(in srgb, currentColor 72%, transparent);
    --_line: color-mix(in srgb, currentColor 22%, transparent);
    display: block;
    /* The playhead is a box of the line's width that is moved along it. */
    overflow-x: clip;
    font-family: var(--film-font, inherit);
    font-size: 0.8125rem;
    line-height: 1.35;
  }
  .timeline {
    position: relative;
    padding-inline: 0.75rem;
    min-height: calc(var(--_height) + 3.5rem);
  }
  .waits {
    margin: 0;
    padding-block: 1rem;
    color: var(--_muted);
  }
  .lanes {
    position: relative;
    --_titles: 1.75rem;
    --_over: 0rem;
  }
  .lanes.two-lines {
    --_titles: 2.75rem;
  }
  .lanes.numbers {
    --_over: var(--film-timeline-name-height, 1.75rem);
  }

  /* Chapters: a row of titles over the line; or of numbers, and over them the title of the moment */
  .chapter-now {
    display: none;
    height: var(--_over);
    margin: 0;
    padding-inline-start: calc(0.4rem + 2px);
    overflow: hidden;
    font-size: 0.9375rem;
    line-height: var(--_over);
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .numbers > .chapter-now {
    display: block;
  }
  .chapter-now > span {
    margin-inline-end: 0.35em;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .chapter-now > bdi {
    font-weight: 600;
  }
  .chapters {
    position: relative;
    height: var(--_titles);
  }
  .chapter {
    position: absolute;
    inset-block: 0 0.25rem;
    display: flex;
    align-items: center;
    padding-inline: 0.4rem 0.25rem;
    border-inline-start: 2px solid var(--_line);
    color: var(--_muted);
    cursor: pointer;
  }
  .chapter > .title {
    min-width: 0;
    max-height: 2.4em;
    overflow: hidden;
    line-height: 1.2;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .two-lines .chapter > .title {
    white-space: normal;
    text-wrap: balance;
  }
  .chapter > .number,
  .numbers .chapter > .title {
    display: none;
  }
  .numbers .chapter > .number {
    display: inline;
    font-variant-numeric: tabular-nums;
  }
  .number::before {
    content: attr(data-number);
  }
  /* No other weight: a title would not fit any more when its moment has come. */
  .chapter.now {
    border-color: var(--_accent);
    box-shadow: inset 0 -2px var(--_accent);
    color: inherit;
  }

  /* How much is said, and the line */
  .line {
    position: relative;
    height: var(--_height);
    border-block-end: 2px solid var(--_line);
    cursor: pointer;
    touch-action: manipulation;
  }
  .speech {
    display: block;
    width: 100%;
    height: 100%;
    fill: currentColor;
    opacity: 0.26;
  }
  .there {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    z-index: 1;
    width: 1px;
    background: color-mix(in srgb, currentColor 60%, transparent);
    pointer-events: none;
  }
  .there > span {
    position: absolute;
    inset-block-start: 0.125rem;
    inset-inline-start: 0.3rem;
    padding: 0.05rem 0.4rem;
    border: 1px solid color-mix(in srgb, currentColor 60%, transparent);
    border-radius: 0.25rem;
    background: var(--_plate);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .there.late > span {
    inset-inline: auto 0.3rem;
  }
  .playhead {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    height: var(--_height);
    pointer-events: none;
  }
  .playhead.runs {
    transition: translate 1s linear;
  }
  .playhead::before {
    content: '';
    position: absolute;
    inset-block: -0.125rem -0.25rem;
    inset-inline-start: -1px;
    width: 2px;
    border-radius: 1px;
    background: var(--_accent);
  }

  /* Notes: their marks under the line, in as many rows as they need */
  .notes {
    position: relative;
    height: calc(var(--_rows) * 1.5rem + 0.25rem);
    isolation: isolate;
  }
  .note {
    position: absolute;
    inset-block-start: calc(var(--_row) * 1.5rem + 0.125rem);
    display: grid;
    place-items: center;
    width: 1.5rem;
    height: 1.5rem;
    margin-inline-start: -0.75rem;
    border-radius: 0.75rem;
    font-size: 1rem;
    cursor: pointer;
  }
  .note::before {
    content: '';
    position: absolute;
    inset-block-end: calc(100% - 0.25rem);
    z-index: -1;
    width: 1px;
    height: calc(var(--_row) * 1.5rem + 0.375rem);
    background: var(--_line);
    pointer-events: none;
  }
  /* A mark that is drawn anew under a finger would lose its click. */
  .note > * {
    pointer-events: none;
  }
  .note .mark {
    width: 0.75rem;
    height: 0.75rem;
    transition: scale 0.12s;
  }
  .note .count {
    min-width: 1.25rem;
    padding-inline: 0.25rem;
    border: 1px solid currentColor;
    border-radius: 0.625rem;
    font-size: 0.6875rem;
    font-weight: 600;
    line-height: 1.125rem;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .note.now {
    background: color-mix(in srgb, currentColor 16%, transparent);
  }
  .note.pointed .mark {
    scale: 1.35;
  }
  .note.pointed .count {
    background: color-mix(in srgb, currentColor 16%, transparent);
  }
  [role='option']:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 0;
    border-radius: 0.3rem;
  }

  .times {
    display: flex;
    justify-content: space-between;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  /* What stands there: it touches its mark, so that the pointer can go over into it */
  .preview {
    position: absolute;
    z-index: 1;
    inset-block-end: calc((var(--_rows) - var(--_row, 0)) * 1.5rem + 0.125rem);
    /* As far along its own width as its mark is along the line: however few words it has, it is above or below its mark, and within the line. */
    left: var(--_at);
    translate: calc(-1 * var(--_at));
    width: max-content;
    max-width: min(18rem, 100%);
    padding: 0.6rem 0.8rem;
    border: 1px solid var(--_line);
    border-radius: 0.5rem;
    background: var(--_plate);
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 0.18);
  }
  .preview.of-chapters {
    inset-block: calc(var(--_over) + var(--_titles) - 0.25rem) auto;
  }
  .preview p,
  .preview ol {
    margin: 0;
  }
  .preview .where {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5em;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .preview .title {
    font-size: 0.9375rem;
    font-weight: 600;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .preview ol {
    padding: 0;
    list-style: none;
  }
  .preview li {
    display: grid;
    grid-template-columns: auto auto 1fr;
    align-items: baseline;
    gap: 0.5em;
  }
  .preview time {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  @media (hover: hover) {
    .chapter:hover {
      color: inherit;
      border-color: currentColor;
    }
    .note:hover .mark {
      scale: 1.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .playhead.runs,
    .note .mark {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .speech {
      fill: CanvasText;
      opacity: 0.5;
    }
    .playhead::before {
      background: Highlight;
    }
    .there,
    .note::before {
      background: CanvasText;
    }
    .note.now,
    .chapter.now {
      outline: 1px solid Highlight;
    }
    [role='option']:focus-visible {
      outline-color: Highlight;
    }
  }
`;
