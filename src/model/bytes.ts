/** A view of the bytes, whichever realm they come from; `null` for anything else. */
export function toBytes(input: unknown): Uint8Array | null {
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  // Shared ones, too.
  return Object.prototype.toString.call(input).endsWith('ArrayBuffer]') ? new Uint8Array(input as ArrayBuffer) : null;
}
