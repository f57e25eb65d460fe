import { textOf } from '@archway/terraform';
import type { Subject } from '../estate/estate';
import { isRecord } from '../policy/policy';
import { jsonIn } from './redrive';

/** docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html: stopTimeout */
const DEFAULT_SECONDS = 30;

/** How long the slowest container of a task may take to stop, in seconds; undefined where it is not known. */
export function stopSecondsOf(task: Subject): number | undefined {
  const containers = jsonIn(task.attributes['container_definitions']);
  if (!Array.isArray(containers)) return undefined;
  const seconds = containers.map((each: unknown) => {
    const stated = isRecord(each) ? each['stopTimeout'] : undefined;
    if (stated === undefined || stated === null) return DEFAULT_SECONDS;
    return Number(typeof stated === 'string' ? (textOf(stated) ?? NaN) : stated);
  });
  const longest = Math.max(...seconds);
  return Number.isFinite(longest) ? longest : undefined;
}
