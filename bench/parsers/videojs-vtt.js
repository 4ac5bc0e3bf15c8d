import { WebVTT } from 'videojs-vtt.js';

export function read(bytes, format) {
  if (format !== 'vtt') return null;
  const cues = [];
  const parser = new WebVTT.Parser(window, window.vttjs, WebVTT.StringDecoder());
  parser.oncue = ({ startTime, text }) => cues.push([startTime, text]);
  parser.parse(new TextDecoder().decode(bytes));
  parser.flush();
  return cues;
}
