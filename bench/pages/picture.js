/** Reads which frame a video shows: its number stands in a strip of cells at the top of each picture (see `clips.mjs`). */
export class Picture {
  #video;
  #cells;
  #context;

  constructor(video, bits) {
    this.#video = video;
    this.#cells = bits + 2;
    const canvas = Object.assign(document.createElement('canvas'), { width: this.#cells, height: 1 });
    this.#context = canvas.getContext('2d', { willReadFrequently: true });
    this.#context.imageSmoothingEnabled = false;
  }

  /** The number of the frame on screen; `undefined` where there is no such strip. */
  frame() {
    const { videoWidth } = this.#video;
    // Cells are a sixteenth of the picture's width, and as high; the middle row of the strip is enough.
    const cell = videoWidth / 16;
    this.#context.drawImage(this.#video, 0, cell / 4, cell * this.#cells, cell / 2, 0, 0, this.#cells, 1);
    const { data } = this.#context.getImageData(0, 0, this.#cells, 1);
    const lit = Array.from({ length: this.#cells }, (_, i) => data[i * 4] > 128);
    if (lit[0] || !lit[1]) return undefined;
    return lit.slice(2).reduce((number, bit, i) => number + (bit ? 2 ** i : 0), 0);
  }
}
