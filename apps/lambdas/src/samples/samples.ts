import sharp from 'sharp';
import { develop, held } from './photograph/photograph';
import type { Orientation } from './photograph/photograph';
import { desert, forest, lake, northernLights } from './scenes/landscapes';
import { balloons, city, lighthouse, sailingBoat } from './scenes/places';
import { beach, coffee, poppies, sunflower } from './scenes/things';

/** A file that somebody might upload. */
export interface Sample {
  readonly name: string;
  readonly make: () => Promise<Buffer>;
}

const jpeg = (drawing: () => Buffer, orientation: Orientation, progressive = false) => {
  return async (): Promise<Buffer> =>
    held(await develop(drawing()), orientation)
      .jpeg({ quality: 82, progressive })
      .toBuffer();
};

/** A dozen photographs, one for each thing that goes wrong easily, and one that cannot go right. */
export const samples: readonly Sample[] = [
  { name: 'mountain-lake.jpg', make: jpeg(lake, 1) },
  { name: 'sailing-boat.jpg', make: jpeg(sailingBoat, 2) },
  { name: 'balloons.jpg', make: jpeg(balloons, 3) },
  { name: 'lighthouse.jpg', make: jpeg(lighthouse, 4) },
  { name: 'forest.jpg', make: jpeg(forest, 5) },
  { name: 'city-by-night.jpg', make: jpeg(city, 6) },
  { name: 'desert.jpg', make: jpeg(desert, 7) },
  { name: 'northern-lights.jpg', make: jpeg(northernLights, 8) },
  { name: 'Café au lait – été.jpg', make: jpeg(coffee, 1, true) },
  { name: 'poppies.jpg', make: jpeg(poppies, 1, true) },
  {
    name: 'beach.webp',
    make: async () => (await develop(beach())).webp({ quality: 80, effort: 2 }).toBuffer(),
  },
  { name: 'sunflower.png', make: () => sharp(sunflower()).png({ compressionLevel: 7 }).toBuffer() },
  { name: 'broken.jpg', make: async () => half(await jpeg(lake, 1)()) },
];

/** An upload that was cut off. */
const half = (whole: Buffer): Buffer => whole.subarray(0, whole.length >> 1);
