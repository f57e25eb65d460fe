import type { Configuration, Unread } from '@archway/terraform';

/** What was read, and what could not be judged. */
export interface ReadReport {
  readonly files: number;
  /** Instances of modules, with the root modules. */
  readonly modules: number;
  readonly instances: number;
  /** Instances of which it is known that they are there. */
  readonly judged: number;
  readonly unread: readonly Unread[];
}

/** @param unread what could not be read at all */
export function readReportOf(
  configurations: readonly Configuration[],
  unread: readonly Unread[] = [],
): ReadReport {
  const all = configurations.flatMap(({ resources, dataSources }) => [
    ...resources,
    ...dataSources,
  ]);
  return {
    files: new Set(configurations.flatMap(({ reading, file }) => reading?.files ?? [file])).size,
    modules: configurations.reduce((sum, each) => sum + modulesOf(each), 0),
    instances: all.length,
    judged: all.filter(({ repetition }) => repetition === undefined).length,
    unread: [...unread, ...configurations.flatMap(({ reading }) => reading?.unread ?? [])],
  };
}

function modulesOf({ reading, resources }: Configuration): number {
  return reading?.modules ?? new Set(['', ...resources.map(({ module }) => module)]).size;
}
