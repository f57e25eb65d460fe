import fc from 'fast-check';
import { photo } from './photo';
import { Pipeline } from './pipeline';

/** What a bad day brings, each a few times in a hundred. */
const FAULTS = {
  duplicateDelivery: 0.2,
  duplicateReceive: 0.1,
  deliveryJitterMs: 5_000,
  reorder: true,
  throttle: 0.05,
  conflict: 0.05,
  crash: 0.03,
  invocationThrottle: 0.1,
};

interface Upload {
  readonly name: string;
  readonly isPhoto: boolean;
  readonly versionId: string;
}

/** What became of one upload in one branch. */
async function fates(pipeline: Pipeline, branch: string, uploads: readonly Upload[]) {
  const dead = await pipeline.takeDeadVersions(branch);
  const pictures = pipeline.pictures();
  return uploads.map(({ name, versionId }, at) => {
    const picture = pictures.find(({ key }) => key === `${branch}/upload/${name}.jpg.webp`);
    const shown = picture?.metadata['source-version-id'];
    const later = uploads.slice(at + 1).filter((upload) => upload.name === name);
    if (dead.has(versionId)) return shown === versionId ? 'both' : 'dead letter';
    if (shown === versionId) return 'current';
    return later.some((upload) => upload.versionId === shown) ? 'superseded' : 'lost';
  });
}

it('ends each upload as the current picture, as one that a newer took the place of, or as a dead letter', async () => {
  const photos = await Promise.all([0, 120, 255].map(photo));
  const file = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    body: fc.constantFrom(...photos, Buffer.from('no photo')),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.array(file, { minLength: 1, maxLength: 6 }),
      async (seed, files) => {
        const pipeline = await Pipeline.start({ seed, faults: FAULTS });
        try {
          const uploads = files.map(({ name, body }) => {
            const { versionId = '' } = pipeline.put(`upload/${name}.jpg`, body);
            return { name, isPhoto: photos.includes(body), versionId };
          });
          await pipeline.idle();
          for (const branch of ['mobile', 'thumbnail']) {
            const ends = await fates(pipeline, branch, uploads);
            uploads.forEach(({ isPhoto }, at) => {
              // Five failed receives by chance also end in the dead-letter queue: late, but not lost.
              const allowed = isPhoto ? ['current', 'superseded', 'dead letter'] : ['dead letter'];
              expect(allowed).toContain(ends[at]);
            });
          }
        } finally {
          await pipeline.close();
        }
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);
