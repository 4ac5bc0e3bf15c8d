// Stands for `multipipe` and `split2`, which only the stream interface of `subtitle` calls.
export default function noStream(): never {
  throw new Error('The stream interface of "subtitle" is not part of this build.');
}
