import { notOneOf, notWhole, problemIf, reject } from '@archway/core';

/**
 * How much stands ready in the other region, from the cheapest to the fastest.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html
 */
export const RECOVERY_TIERS = [
  'backup-and-restore',
  'pilot-light',
  'warm-standby',
  'active-active',
] as const;

export type Tier = (typeof RECOVERY_TIERS)[number];

/** How many tasks a service needs. */
export interface Capacity {
  /** Tasks that carry the whole load, 1 or more. */
  readonly tasks: number;

  /**
   * Tasks that a warm standby keeps, 1 to `tasks`.
   *
   * @default 1
   */
  readonly warmTasks?: number;
}

/** Tasks of each region while both are well; undefined where the service is not deployed. */
export interface TierCapacity {
  readonly primary: number;
  readonly standby: number | undefined;
}

/** Tasks of a service in both regions. Each region can carry the whole load once it has to. */
export function capacityOf(tier: Tier, { tasks, warmTasks = 1 }: Capacity): TierCapacity {
  reject(`Tier '${tier}'`, [
    notOneOf('tier', tier, RECOVERY_TIERS),
    notWhole('tasks', tasks, 1, 5_000),
    notWhole('warmTasks', warmTasks, 1, 5_000),
    problemIf(
      warmTasks > tasks,
      `warmTasks must not be above tasks, which is ${tasks}, got ${warmTasks}`,
    ),
  ]);
  switch (tier) {
    case 'backup-and-restore':
      return { primary: tasks, standby: undefined };
    case 'pilot-light':
      return { primary: tasks, standby: 0 };
    case 'warm-standby':
      return { primary: tasks, standby: warmTasks };
    case 'active-active':
      return { primary: tasks, standby: tasks };
  }
}
