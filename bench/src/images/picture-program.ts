import { makePictures, type PictureSize } from '@archway/pictures';
import { readFileSync } from 'node:fs';

/**
 * Prints the CPU milliseconds that each photograph took: BENCH_PHOTOGRAPH once for each of BENCH_TIMES,
 * in the sizes BENCH_EDGES from one decode, or from one decode each.
 */
const source = readFileSync(process.env.BENCH_PHOTOGRAPH ?? '');
const edges = (process.env.BENCH_EDGES ?? '').split(',').map(Number);
const oneDecode = process.env.BENCH_ONE_DECODE !== 'no';
const limits = { maxBytes: 100_000_000, maxPixels: 100_000_000 };

const size = (longestEdgePixels: number): PictureSize => ({
  longestEdgePixels,
  // The encoder that every program here has; at the effort of Pillow and vipsthumbnail below.
  format: 'webp',
  effort: 2,
  quality: 80,
});

async function main(): Promise<void> {
  for (let time = 0; time < Number(process.env.BENCH_TIMES); time += 1) {
    const before = process.cpuUsage();
    for (const batch of oneDecode ? [edges] : edges.map((edge) => [edge])) {
      await makePictures(source, batch.map(size), limits);
    }
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1000);
  }
}

void main();
