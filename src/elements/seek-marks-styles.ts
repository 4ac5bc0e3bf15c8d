import { css } from 'lit';

/** Notes and chapters in the seek bar. */
export const seekMarksStyles = css`
  .seek-marks {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .seek-marks > .gap {
    position: absolute;
    inset-block: 0;
    width: 2px;
    margin-left: -1px;
    background: rgb(0 0 0 / 0.75);
  }
  /* They stand over the line, so that what was played and what was loaded is seen whole. */
  .seek-mark {
    position: absolute;
    bottom: calc(100% + 3px);
    width: 0;
    height: 8px;
    font-size: 8px;
    line-height: 0;
  }
  .seek-mark .mark {
    width: 9px;
    height: 9px;
    margin-left: -4.5px;
    overflow: visible;
    stroke: rgb(0 0 0 / 0.6);
    stroke-width: 2.5;
    paint-order: stroke;
  }
  .seek-mark.several::after {
    content: '';
    position: absolute;
    left: -5px;
    bottom: 10px;
    width: 10px;
    height: 2px;
    border-radius: 1px;
    background: currentColor;
  }
  .seek-preview {
    position: absolute;
    bottom: 2.9rem;
    display: grid;
    gap: 0.1rem;
    width: max-content;
    max-width: min(18rem, 80cqi);
    padding: 0.35em 0.6em;
    border-radius: 0.35rem;
    translate: -50%;
    background: var(--_surface);
    font-size: 0.8125rem;
    line-height: 1.3;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .seek-preview[hidden] {
    display: none;
  }
  .seek-preview .note-name {
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .seek-marks > .gap {
      background: Canvas;
      forced-color-adjust: none;
    }
    .seek-mark .mark {
      color: CanvasText;
      stroke: Canvas;
    }
    .seek-preview {
      border: 1px solid CanvasText;
    }
  }
`;
