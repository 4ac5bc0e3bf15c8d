import { css } from 'lit';

/** How the page's own buttons look in the bar where the page does not say: as the others of it. */
export const ownButtonsStyles = css`
  .vjs-control-bar ::slotted(button) {
    display: grid;
    place-items: center;
    flex: none;
    width: 2.5rem;
    height: 2.5rem;
    padding: 0;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    color: var(--_text);
    font: inherit;
    font-size: 1rem;
    cursor: pointer;
  }
  @media (hover: hover) {
    .vjs-control-bar ::slotted(button:hover) {
      background: rgb(255 255 255 / 0.12);
    }
  }
  .vjs-control-bar ::slotted(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -3px;
  }
  @container (max-width: 35rem) {
    .vjs-control-bar > slot {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .vjs-control-bar ::slotted(:focus-visible) {
      outline-color: Highlight;
    }
  }
`;

/** The place of the page's own buttons in the bar: they stay in the page, where its scripts and styles find them. */
export const ownButtonsPlace = (): HTMLElement => Object.assign(document.createElement('slot'), { name: 'controls' });
