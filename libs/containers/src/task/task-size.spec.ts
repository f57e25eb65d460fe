import { sizeProblems } from './task-size';

const found = (cpu: number, memoryMib: number) => sizeProblems(cpu, memoryMib).filter(Boolean);

/** From the first size to the last, by a step, in GB. */
const sizes = (first: number, last: number, step: number) =>
  Array.from({ length: (last - first) / step + 1 }, (_, index) => (first + index * step) * 1_024);

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html */
const OFFERED: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1_024, 2_048],
  512: sizes(1, 4, 1),
  1_024: sizes(2, 8, 1),
  2_048: sizes(4, 16, 1),
  4_096: sizes(8, 30, 1),
  8_192: sizes(16, 60, 4),
  16_384: sizes(32, 120, 8),
};

it('takes exactly the pairs that Fargate offers', () => {
  const memories = Array.from({ length: 488 }, (_, index) => (index + 1) * 256);
  const cpus = [128, ...Object.keys(OFFERED).map(Number), 32_768];
  const accepted = Object.fromEntries(
    cpus
      .map((cpu) => [cpu, memories.filter((memory) => found(cpu, memory).length === 0)] as const)
      .filter(([, taken]) => taken.length > 0),
  );
  expect(accepted).toEqual(OFFERED);
});

it.each([
  [256, 8_192, 'memoryMib must be one of 512, 1024, 2048 with cpu 256, got 8192'],
  [300, 512, 'cpu must be one of 256, 512, 1024, 2048, 4096, 8192, 16384, got 300'],
])('refuses %i units with %i MiB', (cpu, memory, problem) => {
  expect(found(cpu, memory)).toEqual([problem]);
});
