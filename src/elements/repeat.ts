import { type ChildPart, directive } from 'lit/directive.js';
import { getCommittedValue, getDirectiveClass } from 'lit/directive-helpers.js';
import { type ItemTemplate, type KeyFn, repeat as litRepeat, type RepeatDirective } from 'lit/directives/repeat.js';

const LitRepeat = getDirectiveClass(litRepeat([], () => null)) as unknown as typeof RepeatDirective;

/**
 * Lit's `repeat` leaves a comment node behind for each item that goes, from 3.3.1 on (https://github.com/lit/lit/issues/5298):
 * a film of some hours would fill its displays with them. This one takes them away.
 */
class TidyRepeat extends LitRepeat {
  override update<T>(container: ChildPart, values: [Iterable<T>, KeyFn<T> | ItemTemplate<T>, ItemTemplate<T>]) {
    const committed: unknown = getCommittedValue(container);
    const before = Array.isArray(committed) ? (committed as ChildPart[]).map((part) => ({ part, end: part.endNode })) : [];
    const result = super.update(container, values);
    const now: unknown = getCommittedValue(container);
    for (const { part, end } of before) if (!Array.isArray(now) || !now.includes(part)) end?.parentNode?.removeChild(end);
    return result;
  }
}

/** A template for each item, which keeps its nodes while the item stays; as Lit's own, but for what it leaves behind. */
export const repeat = directive(TidyRepeat) as unknown as typeof litRepeat;
