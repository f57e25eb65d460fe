import type { Problem } from '@archway/core';
import { isOpen, notOneOf, problemIf } from '@archway/core';

const GIB = 1_024;

/**
 * The memory in MiB that Fargate offers for each number of CPU units.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
export const FARGATE_SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, GIB, 2 * GIB]],
  [512, steps(1, 4, 1)],
  [1_024, steps(2, 8, 1)],
  [2_048, steps(4, 16, 1)],
  [4_096, steps(8, 30, 1)],
  [8_192, steps(16, 60, 4)],
  [16_384, steps(32, 120, 8)],
]);

/** A pair that Fargate does not offer, which neither Terraform's provider nor its plan notices. */
export function sizeProblems(cpu: number, memoryMib: number): readonly Problem[] {
  const wrongCpu = notOneOf('cpu', cpu, [...FARGATE_SIZES.keys()]);
  const memory = FARGATE_SIZES.get(cpu) ?? [];
  return [
    wrongCpu,
    problemIf(
      wrongCpu === undefined && !isOpen(cpu) && !isOpen(memoryMib) && !memory.includes(memoryMib),
      `memoryMib must be one of ${memory.join(', ')} with cpu ${cpu}, got ${memoryMib}`,
    ),
  ];
}

function steps(fromGib: number, toGib: number, stepGib: number): readonly number[] {
  const count = (toGib - fromGib) / stepGib + 1;
  return Array.from({ length: count }, (_, index) => (fromGib + index * stepGib) * GIB);
}
