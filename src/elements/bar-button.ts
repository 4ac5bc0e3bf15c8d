import { css } from 'lit';

/** A button in the control bar, or beside a film: there it takes the colour of the page's words, which can be seen on the page's ground. */
export const barButton = css`
  :host {
    display: inline-flex;
    position: relative;
    font-size: 1rem;
  }
  .bar-button {
    display: inline-grid;
    place-items: center;
    min-width: var(--_bar-button, 2.5rem);
    min-height: 2.5rem;
    padding: 0;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    cursor: pointer;
    transition: background-color 0.15s;
  }
  @media (hover: hover) {
    .bar-button:hover {
      background: color-mix(in srgb, currentColor 12%, transparent);
    }
  }
  .bar-button[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .bar-button:focus-visible {
    outline-color: var(--film-button-on, currentColor);
    outline-offset: -3px;
  }
  .bar-button[aria-pressed='true'],
  .bar-button.on {
    color: var(--film-button-on, inherit);
  }
  /* On or off is never told by colour alone: a bar stands under what is on. */
  .bar-button::after {
    content: '';
    position: absolute;
    inset-inline: 0.65rem;
    bottom: 0.28rem;
    height: 2px;
    border-radius: 1px;
    background: currentColor;
    opacity: 0;
    pointer-events: none;
  }
  .bar-button[aria-pressed='true']::after,
  .bar-button.on::after {
    opacity: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    .bar-button {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .bar-button {
      color: ButtonText;
    }
    .bar-button[aria-pressed='true'],
    .bar-button.on {
      color: Highlight;
    }
    .bar-button::after {
      background: Highlight;
    }
  }
`;
