import { FARGATE_SIZES, sizeProblems } from './task-size';

const found = (cpu: number, memoryMib: number) => sizeProblems(cpu, memoryMib).filter(Boolean);

it('takes exactly the pairs that Fargate offers', () => {
  const accepted = [...FARGATE_SIZES.keys()].flatMap((cpu) =>
    Array.from({ length: 480 }, (_, index) => (index + 1) * 256)
      .filter((memory) => found(cpu, memory).length === 0)
      .map((memory) => [cpu, memory]),
  );
  // Three, four, seven, thirteen, twenty-three, twelve and twelve sizes.
  expect(accepted).toHaveLength(3 + 4 + 7 + 13 + 23 + 12 + 12);
  expect(accepted.slice(0, 4)).toEqual([
    [256, 512],
    [256, 1_024],
    [256, 2_048],
    [512, 1_024],
  ]);
  expect(accepted.at(-1)).toEqual([16_384, 122_880]);
});

it.each([
  [256, 8_192, 'memoryMib must be one of 512, 1024, 2048 with cpu 256, got 8192'],
  [300, 512, 'cpu must be one of 256, 512, 1024, 2048, 4096, 8192, 16384, got 300'],
])('refuses %i units with %i MiB', (cpu, memory, problem) => {
  expect(found(cpu, memory)).toEqual([problem]);
});
