import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { scratchFolder } from '../folders';

/** A JPEG that weighs what a camera's does. */
export type Photograph = '12mp' | '48mp' | '48mp-progressive';

const folder = join(scratchFolder, 'photographs');
const size = { width: 4000, height: 3000 };

/** The file of a photograph, made when it is first asked for. */
export async function photographFile(name: Photograph): Promise<string> {
  const file = join(folder, `${name}.jpg`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const pixels = name === '12mp' ? await softShapesWithGrain() : await fourTimes();
  await pixels
    .jpeg({ quality: 85, progressive: name === '48mp-progressive' })
    .toFile(`${file}.part`);
  renameSync(`${file}.part`, file);
  return file;
}

/** 12 megapixels that compress to about a third of a byte each. */
async function softShapesWithGrain(): Promise<Sharp> {
  const coarse = { width: 40, height: 30 };
  const shapes = await sharp(await noise(coarse, 60), { raw: { ...coarse, channels: 3 } })
    .resize(size.width, size.height, { kernel: 'cubic' })
    .raw()
    .toBuffer();
  const grain = { width: 500, height: 500 };
  const input = await noise(grain, 36);
  return sharp(shapes, { raw: { ...size, channels: 3 } }).composite([
    { input, raw: { ...grain, channels: 3 }, tile: true, blend: 'soft-light' },
  ]);
}

/** 48 megapixels: the photograph of 12, two by two. */
async function fourTimes(): Promise<Sharp> {
  return sharp(await photographFile('12mp')).extend({
    right: size.width,
    bottom: size.height,
    extendWith: 'repeat',
  });
}

function noise(area: { width: number; height: number }, sigma: number): Promise<Buffer> {
  return sharp({
    create: {
      ...area,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma },
    },
  })
    .raw()
    .toBuffer();
}
