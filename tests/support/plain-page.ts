/** Opens a page of `tests/pages` in a frame: it loads the built library as any page does. */
export async function open(name: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  Object.assign(frame, { src: `/tests/pages/${name}.html`, width: '900', height: '700', allow: 'fullscreen; autoplay' });
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  return frame;
}
