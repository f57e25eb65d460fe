import { blocksOf, numberOf, textOf, type Value } from '@archway/terraform';
import { isObject } from '@archway/terraform';
import type { Found, Reading } from '../../architecture/reading';
import type { StagePart, Throttle } from '../parts';

/** The texts of a map; what is not known is left out. */
export function textsIn(value: Value | undefined): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const text = textOf(each);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** What a stage of an API states, with the throttles that its settings state. */
export function stageOf(
  reading: Reading,
  found: Found,
  stageName: string,
  variables: Value | undefined,
  throttles: Readonly<Record<string, Throttle>>,
): StagePart {
  const { resource } = found;
  const [log] = blocksOf(resource.attributes['access_log_settings']);
  const logGroup = textOf(log?.['destination_arn']);
  const name = /:log-group:([^:]+)/.exec(logGroup ?? '')?.[1];
  if (logGroup !== undefined && name === undefined) {
    reading.notSimulated.push(
      `${resource.address}: the access log goes to ${logGroup}, which is no log group; it is not written here`,
    );
  }
  return {
    address: resource.address,
    constructPath: resource.constructPath,
    stageName,
    variables: textsIn(variables),
    throttles,
    ...(name === undefined
      ? {}
      : { accessLog: { logGroupName: name, format: textOf(log?.['format']) ?? '' } }),
  };
}

/** A throttle that some settings state; undefined where they state none. */
export function throttleOf(
  settings: Readonly<Record<string, Value>> | undefined,
  prefix = 'throttling_',
): Throttle | undefined {
  const rate = numberOf(settings?.[`${prefix}rate_limit`]);
  const burst = numberOf(settings?.[`${prefix}burst_limit`]);
  // The provider writes -1 for no limit.
  if ((rate ?? -1) < 0 && (burst ?? -1) < 0) return undefined;
  return {
    ratePerSecond: rate === undefined || rate < 0 ? 10_000 : rate,
    burst: burst === undefined || burst < 0 ? 5_000 : burst,
  };
}
