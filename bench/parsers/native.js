/** The browser's own: `<track>`. */
export async function read(bytes, format) {
  if (format !== 'vtt') return null;
  const video = document.createElement('video');
  const track = document.createElement('track');
  track.src = URL.createObjectURL(new Blob([bytes], { type: 'text/vtt' }));
  const loaded = new Promise((done, failed) => {
    track.addEventListener('load', done);
    track.addEventListener('error', failed);
  });
  video.append(track);
  document.body.append(video);
  track.track.mode = 'hidden';
  await loaded;
  const cues = Array.from(track.track.cues, ({ startTime, text }) => [startTime, text]);
  video.remove();
  URL.revokeObjectURL(track.src);
  return cues;
}
