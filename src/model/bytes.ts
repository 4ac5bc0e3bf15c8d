/** A view of the bytes, whichever realm they come from; `null` for anything else. */
export function toBytes(input: unknown): Uint8Array | null {
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  const tag = Object.prototype.toString.call(input);
  return tag === '[object ArrayBuffer]' || tag === '[object SharedArrayBuffer]' ? new Uint8Array(input as ArrayBuffer) : null;
}
