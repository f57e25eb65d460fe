import type { S3Event } from 'aws-lambda';
import fc from 'fast-check';
import type { FaultPlan } from '../faults/fault-plan';
import { ADMINISTRATOR } from '../principal/principal';
import { Random } from '../random/random';
import { cloudOf, type SpecCloud } from '../testing/cloud-of';
import { BROKEN, pictureHandler } from '../testing/picture-handler';
import { picturesStack } from '../testing/pictures-stack';

const BRANCHES = ['thumbnail', 'mobile'];

/** The function's timeout in the stack; some interludes are longer. */
const TIMEOUT_MS = 10_000;

interface Upload {
  readonly key: string;
  readonly broken: boolean;
  readonly pauseMs: number;
}

interface Uploaded extends Upload {
  readonly versionId: string;
  readonly sequencer: string;
  readonly content: string;
}

const chance = (most: number): fc.Arbitrary<number> => fc.constantFrom(0, most / 4, most);

const faultPlan: fc.Arbitrary<FaultPlan> = fc.record({
  duplicateDelivery: chance(0.5),
  duplicateReceive: chance(0.3),
  deliveryJitterMs: fc.constantFrom(0, 1_000, 120_000),
  reorder: fc.boolean(),
  throttle: chance(0.2),
  conflict: chance(0.2),
  crash: chance(0.2),
  invocationThrottle: chance(0.2),
});

const upload: fc.Arbitrary<Upload> = fc.record({
  key: fc.constantFrom('upload/a.jpg', 'upload/b c+é.png', 'upload/c.webp'),
  broken: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  pauseMs: fc.constantFrom(0, 1, 5_000, 100_000),
});

const scenario = fc.record({
  seed: fc.integer({ min: 1 }),
  faults: faultPlan,
  uploads: fc.array(upload, { minLength: 1, maxLength: 6 }),
  batchSize: fc.constantFrom(1, 3, 10),
  /** Of invocations, how many take longer than they may. */
  slow: chance(0.2),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Of> ? Of : never;

/** Receives after which no message fails by chance: up to four in five attempts meet a fault. */
const PATIENCE = 300;

interface Result {
  readonly spec: SpecCloud;
  readonly uploaded: readonly Uploaded[];
  /** By branch, the version ids of dead letters; with duplicates an id may come twice. */
  readonly dead: Readonly<Record<string, readonly string[]>>;
  /** By branch and key. */
  readonly pictures: ReadonlyMap<string, { readonly content: string; readonly sequencer: string }>;
}

async function run(
  { seed, faults, uploads, batchSize, slow }: Scenario,
  maxReceiveCount: number,
): Promise<Result> {
  const random = new Random(seed + 1);
  const handler = pictureHandler(async ({ cloud }) => {
    await cloud.clock.sleep(random.chance(slow) ? TIMEOUT_MS * 2 : random.below(500));
  });
  const terraform = picturesStack({ branches: BRANCHES, maxReceiveCount, batchSize });
  const spec = cloudOf(terraform, handler, { seed, faults });
  const { cloud, clock } = spec;
  await clock.runUntilIdle();
  const bucket =
    cloud.s3.listBuckets(ADMINISTRATOR).find(({ name }) => name !== 'pictures')?.name ?? '';
  const uploaded: Uploaded[] = [];
  for (const [at, each] of uploads.entries()) {
    const content = each.broken ? BROKEN : `photo ${at}`;
    const { versionId = '', sequencer } = cloud.s3.putObject(ADMINISTRATOR, {
      bucket,
      key: each.key,
      body: Buffer.from(content),
    });
    uploaded.push({ ...each, versionId, sequencer, content });
    await clock.advance(each.pauseMs);
  }
  await clock.runUntilIdle();
  await cloud.idle();
  const dead = await Promise.all(
    BRANCHES.map(async (branch) => [branch, await deadLetters(spec, branch)] as const),
  );
  return { spec, uploaded, dead: Object.fromEntries(dead), pictures: picturesOf(spec) };
}

async function deadLetters({ cloud }: SpecCloud, branch: string): Promise<readonly string[]> {
  const versions: string[] = [];
  for (;;) {
    const received = await cloud.sqs.receiveMessage(ADMINISTRATOR, {
      queueUrl: `${branch}-dead`,
      maxNumberOfMessages: 10,
      visibilityTimeout: 43_200,
    });
    if (received.length === 0) return versions;
    for (const { body } of received) {
      const { Records = [] } = JSON.parse(body) as Partial<S3Event>;
      versions.push(...Records.map(({ s3 }) => s3.object.versionId ?? ''));
    }
  }
}

function picturesOf({ cloud }: SpecCloud): Result['pictures'] {
  return new Map(
    cloud.s3.listObjectsV2(ADMINISTRATOR, { bucket: 'pictures' }).contents.map(({ key }) => {
      const { body, metadata } = cloud.s3.getObject(ADMINISTRATOR, { bucket: 'pictures', key });
      const sequencer = metadata['sequencer'] ?? '';
      return [key, { content: Buffer.from(body).toString(), sequencer }];
    }),
  );
}

const pictureOf = (
  { pictures }: Result,
  branch: string,
  key: string,
): { readonly content: string; readonly sequencer: string } | undefined =>
  pictures.get(`${branch}/${key}.webp`);

/** What no fault may do: drop a message, or leave one in a queue that has a consumer. */
async function expectNothingLost({ spec }: Result): Promise<void> {
  expect([...spec.of('lost'), ...spec.of('expired'), ...spec.denials()]).toEqual([]);
  for (const queueUrl of BRANCHES) {
    const left = spec.cloud.sqs.getQueueAttributes(ADMINISTRATOR, {
      queueUrl,
      attributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    });
    expect(Object.values(left)).toEqual(['0', '0']);
  }
  await spec.cloud.close();
}

it('with patience, every upload ends as the one current picture of each branch or as a dead letter', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (given) => {
      const result = await run(given, PATIENCE);
      for (const branch of BRANCHES) {
        const broken = result.uploaded.filter(({ broken }) => broken);
        expect(new Set(result.dead[branch])).toEqual(
          new Set(broken.map(({ versionId }) => versionId)),
        );
        for (const key of new Set(result.uploaded.map((each) => each.key))) {
          const newest = result.uploaded.filter((each) => each.key === key && !each.broken).at(-1);
          expect(pictureOf(result, branch, key)?.content).toBe(newest?.content);
        }
      }
      await expectNothingLost(result);
    }),
    { numRuns: 60 },
  );
}, 120_000);

it('without patience, every upload is still a picture, behind a newer one, or a dead letter', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, fc.integer({ min: 1, max: 3 }), async (given, maxReceiveCount) => {
      const result = await run(given, maxReceiveCount);
      for (const branch of BRANCHES) {
        for (const { key, versionId, sequencer, broken } of result.uploaded) {
          const standing = pictureOf(result, branch, key)?.sequencer ?? '';
          const isDead = result.dead[branch]?.includes(versionId) ?? false;
          expect(isDead || (!broken && standing >= sequencer)).toBe(true);
        }
      }
      await expectNothingLost(result);
    }),
    { numRuns: 60 },
  );
}, 120_000);

it('without duplicates, a broken upload is exactly one dead letter of each branch', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (given) => {
      const faults = { ...given.faults, duplicateDelivery: 0, duplicateReceive: 0 };
      const { uploaded, dead } = await run({ ...given, faults }, PATIENCE);
      const broken = uploaded.filter((each) => each.broken).map(({ versionId }) => versionId);
      for (const branch of BRANCHES)
        expect([...(dead[branch] ?? [])].sort()).toEqual([...broken].sort());
    }),
    { numRuns: 20 },
  );
}, 120_000);

it('repeats with its seed, event by event', async () => {
  const given: Scenario = {
    seed: 42,
    faults: {
      duplicateDelivery: 0.3,
      deliveryJitterMs: 5_000,
      reorder: true,
      throttle: 0.2,
      crash: 0.1,
    },
    uploads: [
      { key: 'upload/a.jpg', broken: false, pauseMs: 1 },
      { key: 'upload/a.jpg', broken: true, pauseMs: 0 },
    ],
    batchSize: 3,
    slow: 0.1,
  };
  const [once, again] = [await run(given, 5), await run(given, 5)];
  expect(again.spec.trace).toEqual(once.spec.trace);
  const other = await run({ ...given, seed: 43 }, 5);
  expect(other.spec.trace).not.toEqual(once.spec.trace);
});
