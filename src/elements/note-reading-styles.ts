import { css } from 'lit';
import { noticeStyles } from './notice-styles.js';
import { categoryMarkStyles } from './category-mark.js';

/** How notes look that are cut or unfolded, and what stands beside notes: those that wait, the next one, what is said of a file. */
const ownStyles = css`
  @media (hover: hover) {
    button:hover {
      color: inherit;
      background: rgb(255 255 255 / 0.1);
    }
  }
  ${categoryMarkStyles}
  /* As large as in the lists of the page, by which it is known again. */
  .category .mark {
    width: 0.75rem;
    height: 0.75rem;
    vertical-align: -0.12em;
  }
  .ambient {
    border-inline-start-style: dotted;
  }
  .ambient .category {
    color: var(--_muted);
  }
  .body a {
    color: inherit;
    text-decoration-color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  .body img {
    max-width: 100%;
    height: auto;
  }
  /* A note that goes the other way than the page. */
  [data-turned] > .dismiss {
    inset-inline: 0.35rem auto;
  }
  [data-turned] > :is(.category, .title) {
    margin-inline: 2rem 0;
  }
  .bare[data-turned] {
    padding-inline: 2.75rem 1.05em;
  }
  /* What has left is seen a moment longer. */
  .leaving {
    position: absolute;
    box-sizing: border-box;
    overflow: hidden;
    pointer-events: none;
    animation: leave 0.16s ease-in forwards;
  }
  @keyframes leave {
    to {
      opacity: 0;
    }
  }
  .card:not(.measured):has(.more) {
    padding-block-end: 0.3em;
  }
  .under .card:not(.measured):has(.more) {
    padding-block-end: 0;
  }
  .unfolded .body {
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_muted) transparent;
    --_above: 0em;
    --_below: 0em;
    mask-image: linear-gradient(transparent, #000 var(--_above), #000 calc(100% - var(--_below)), transparent);
  }
  .unfolded .body[data-above] {
    --_above: 1.5em;
  }
  .unfolded .body[data-below] {
    --_below: 2.5em;
  }
  .more {
    align-self: flex-start;
    flex: none;
    min-height: 2rem;
    margin-block-start: 0.15em;
    margin-inline-start: -0.5rem;
    padding: 0 0.5rem;
    font-size: max(0.8125rem, 0.85em);
    font-weight: 600;
    color: var(--_accent);
  }
  .measured .more {
    position: absolute;
  }
  .others {
    flex: none;
    align-self: flex-start;
    min-height: 2rem;
    padding: 0 0.8rem;
    border-radius: 1rem;
    background: var(--film-annotation-background, var(--_surface));
    color: inherit;
    font-size: max(0.75rem, 0.8em);
    pointer-events: auto;
  }
  @media (hover: hover) {
    .others:hover {
      background: color-mix(in srgb, var(--_surface), #fff 14%);
    }
  }
  .under .others {
    position: absolute;
    inset-block-end: 0.25rem;
    inset-inline-end: 0.35rem;
    color: var(--_muted);
  }
  /* Its row is kept free, also under a note that is not cut, and where that is being measured. */
  .under.crowded .card:is(.measured, :not(:has(.more))) {
    padding-block-end: 2.25rem;
  }
  .next {
    margin: auto;
    min-height: 2.5rem;
    padding: 0 1rem;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .last {
    margin: auto;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .notice {
    gap: 0.25rem 0.75rem;
    padding: 0.5rem 0.7rem;
    border-radius: 0.6rem;
    background: var(--film-annotation-background, var(--_surface));
    font-size: 0.875rem;
  }
  .notice p {
    flex-basis: 12rem;
  }
  .notice button {
    min-height: 2rem;
    padding: 0.2rem 0.8rem;
    border-color: var(--_line);
    color: inherit;
  }
  @media (forced-colors: active) {
    .notice,
    .others {
      border: 1px solid CanvasText;
      background: Canvas;
    }
  }
`;

export const readingStyles = [noticeStyles, ownStyles];
