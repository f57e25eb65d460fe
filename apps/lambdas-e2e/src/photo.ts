import sharp from 'sharp';

/** A small photograph-like JPEG; another `shade` makes another picture. */
export function photo(shade = 128): Promise<Buffer> {
  const background = { r: shade, g: 90, b: 255 - shade };
  return sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
