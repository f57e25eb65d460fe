import { Lazy } from 'cdktf';
import { Construct, type IConstruct, RootConstruct } from 'constructs';
import fc from 'fast-check';
import { findLoop, hopsFrom, recordHop } from './event-flow';
import { mayOverlap } from './key-pattern';

const ids = (path: readonly IConstruct[] | undefined) => path?.map(({ node }) => node.id);

function pipeline() {
  const root = new RootConstruct();
  const make = (id: string) => new Construct(root, id);
  return {
    bucket: make('bucket'),
    topic: make('topic'),
    queue: make('queue'),
    resize: make('resize'),
    output: make('output'),
  };
}

it('finds the way from a function through bucket, topic and queue back to it', () => {
  const { bucket, topic, queue, resize } = pipeline();
  recordHop(bucket, { target: topic, notifies: { prefix: 'upload/' } });
  recordHop(topic, { target: queue });
  recordHop(queue, { target: resize });
  recordHop(resize, { target: bucket, writes: { prefix: 'upload/small/' } });
  expect(ids(findLoop(resize))).toEqual(['resize', 'bucket', 'topic', 'queue', 'resize']);
});

it('finds none where the bucket does not notify of what the function writes', () => {
  const { bucket, topic, queue, resize } = pipeline();
  recordHop(bucket, { target: topic, notifies: { prefix: 'upload/' } });
  recordHop(topic, { target: queue });
  recordHop(queue, { target: resize });
  recordHop(resize, { target: bucket, writes: { prefix: 'thumbnail/' } });
  expect(findLoop(resize)).toBeUndefined();
});

it('finds none where the function writes elsewhere', () => {
  const { bucket, queue, resize, output } = pipeline();
  recordHop(bucket, { target: queue });
  recordHop(queue, { target: resize });
  recordHop(resize, { target: output, writes: {} });
  expect(findLoop(resize)).toBeUndefined();
});

it('follows a loop over two buckets', () => {
  const { bucket, resize, output, queue } = pipeline();
  recordHop(bucket, { target: resize, notifies: { suffix: '.jpg' } });
  recordHop(resize, { target: output, writes: { prefix: 'out/' } });
  recordHop(output, { target: queue, notifies: {} });
  recordHop(queue, { target: bucket, writes: { prefix: 'back/' } });
  expect(ids(findLoop(resize))).toEqual(['resize', 'output', 'queue', 'bucket', 'resize']);
});

it('ends where there is a loop that does not come back to the start', () => {
  const { bucket, resize, queue } = pipeline();
  recordHop(resize, { target: bucket, writes: {} });
  recordHop(bucket, { target: queue });
  recordHop(queue, { target: bucket, writes: {} });
  expect(findLoop(resize)).toBeUndefined();
});

it('refuses nothing because of a prefix that Terraform computes', () => {
  const { bucket, resize } = pipeline();
  recordHop(bucket, { target: resize, notifies: { prefix: 'upload/' } });
  recordHop(resize, {
    target: bucket,
    writes: { prefix: Lazy.stringValue({ produce: () => 'upload/' }) },
  });
  expect(findLoop(resize)).toBeUndefined();
});

it('keeps hops apart by their source', () => {
  const { bucket, queue } = pipeline();
  recordHop(bucket, { target: queue });
  expect(hopsFrom(bucket)).toEqual([{ target: queue }]);
  expect(hopsFrom(queue)).toEqual([]);
});

it('agrees on overlap with a search through every short key', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 });
  const pattern = fc.record({ prefix: text, suffix: text });
  const keys = words('ab', 6);
  const fits = (key: string, { prefix, suffix }: { prefix: string; suffix: string }) =>
    key.startsWith(prefix) && key.endsWith(suffix);
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      expect(mayOverlap(a, b)).toBe(keys.some((key) => fits(key, a) && fits(key, b)));
    }),
  );
});

function words(letters: string, longest: number): string[] {
  let current = [''];
  const all = [''];
  for (let length = 1; length <= longest; length++) {
    current = current.flatMap((word) => [...letters].map((letter) => word + letter));
    all.push(...current);
  }
  return all;
}
