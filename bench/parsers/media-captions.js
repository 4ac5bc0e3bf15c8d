import { parseText } from 'media-captions';

export async function read(bytes, format) {
  const { cues } = await parseText(new TextDecoder().decode(bytes), { type: format });
  return cues.map(({ startTime, text }) => [startTime, text]);
}
