/** What our elements tell goes up through the page, and out of shadow roots. */
export abstract class FilmEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}
