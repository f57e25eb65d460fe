import type { Problem } from '@archway/core';
import { notOneOf, notWhole, problemIf } from '@archway/core';

/** A share of the tasks. */
export interface CapacityShare {
  /** `FARGATE_SPOT` is cheaper and may be taken back two minutes after a warning. */
  readonly capacityProvider: 'FARGATE' | 'FARGATE_SPOT';

  /**
   * How many tasks come from here before weights count, 0 to 100000. One share of a strategy can have a base.
   *
   * @default 0
   */
  readonly base?: number;

  /**
   * Its part of the tasks beyond the base, 0 to 1000.
   *
   * @default 1
   */
  readonly weight?: number;
}

/**
 * What ECS would refuse of a strategy.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
 */
export function capacityProblems(
  prop: string,
  strategy: readonly CapacityShare[] | undefined,
): readonly Problem[] {
  if (strategy === undefined) return [];
  const names = strategy.map(({ capacityProvider }) => capacityProvider);
  return [
    problemIf(strategy.length === 0, `${prop} must be at least one share, got none`),
    problemIf(
      new Set(names).size < names.length,
      `${prop} must name each provider once, got ${names.join(', ')}`,
    ),
    problemIf(
      strategy.filter(({ base = 0 }) => base > 0).length > 1,
      `${prop} must have one base, got several`,
    ),
    problemIf(
      strategy.length > 0 && strategy.every(({ weight = 1 }) => weight === 0),
      `${prop} must have a weight above 0, got none`,
    ),
    ...strategy.flatMap(({ capacityProvider, base, weight }, index) => [
      notOneOf(`${prop}[${index}].capacityProvider`, capacityProvider, ['FARGATE', 'FARGATE_SPOT']),
      notWhole(`${prop}[${index}].base`, base, 0, 100_000),
      notWhole(`${prop}[${index}].weight`, weight, 0, 1_000),
    ]),
  ];
}

/** The strategy as Terraform reads it. */
export function renderCapacity(strategy: readonly CapacityShare[]) {
  return strategy.map(({ capacityProvider, base, weight = 1 }) => ({
    capacityProvider,
    base,
    weight,
  }));
}
