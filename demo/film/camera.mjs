/**
 * A camera for painted flats. A layer is drawn as it looks from the camera's first place;
 * `depth` is its distance there. The camera then moves by (x, y) and forward by z, in the same unit,
 * where 1 unit sideways moves a layer at depth 1 by `WIDTH` pixels.
 */
import { HEIGHT, WIDTH } from './paint.mjs';

export function makeCamera({ x = 0, y = 0, z = 0, centre = [WIDTH / 2, HEIGHT / 2] }) {
  return { x, y, z, centre };
}

/** The scale and the place of a flat at `depth`; nothing when it is behind us. */
export function flatAt(camera, depth) {
  const distance = depth - camera.z;
  if (distance <= 0.02) return undefined;
  const scale = depth / distance;
  const [cx, cy] = camera.centre;
  return { scale, x: cx - cx * scale - (camera.x * WIDTH) / distance, y: cy - cy * scale - (camera.y * WIDTH) / distance };
}

/** Draws in the coordinates of the flat at `depth`. */
export function atDepth(ctx, camera, depth, draw) {
  const flat = flatAt(camera, depth);
  if (!flat) return;
  ctx.save();
  ctx.transform(flat.scale, 0, 0, flat.scale, flat.x, flat.y);
  draw(ctx, flat);
  ctx.restore();
}
