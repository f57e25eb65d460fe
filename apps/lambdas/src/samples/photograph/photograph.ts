import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { seeded } from '../drawing/drawing';

/** EXIF's account of how a camera was held: 1 upright, 3 upside down, 6 and 8 on its side, the even ones between mirrored. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** A prime, so that the noise does not line up with the rows of a picture. */
const GRAINS = 65_537;

/** The noise of a sensor, the same every time. */
const grain = (): Int8Array => {
  const random = seeded(2026);
  return Int8Array.from({ length: GRAINS }, () => Math.round((random() + random() - 1) * 13));
};

const noise = grain();

/** What a camera would have made of a drawing: opaque, with grain. */
export async function develop(drawing: Buffer): Promise<Sharp> {
  const { data, info } = await sharp(drawing)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const exposed = new Uint8ClampedArray(data.length);
  for (let index = 0; index < data.length; index += 1) {
    // All channels of a pixel share their grain: brightness has noise, colour has none.
    exposed[index] = (data[index] ?? 0) + (noise[Math.floor(index / channels) % GRAINS] ?? 0);
  }
  return sharp(exposed, { raw: { width, height, channels } });
}

/** Stores pixels as a camera does that was held this way, with the EXIF tag that says so: it looks upright again. */
export function held(upright: Sharp, orientation: Orientation): Sharp {
  // sharp mirrors before it turns, whatever the order of the calls.
  const turned: Record<Orientation, (pixels: Sharp) => Sharp> = {
    1: (pixels) => pixels,
    2: (pixels) => pixels.flop(),
    3: (pixels) => pixels.rotate(180),
    4: (pixels) => pixels.flip(),
    5: (pixels) => pixels.flip().rotate(90),
    6: (pixels) => pixels.rotate(270),
    7: (pixels) => pixels.flop().rotate(90),
    8: (pixels) => pixels.rotate(90),
  };
  return turned[orientation](upright.clone()).withMetadata({ orientation });
}
