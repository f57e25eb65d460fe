import type { Environment } from './environment';

/** The bus that every account has in each region. */
export const DEFAULT_BUS = 'default';

/** The name of a bus, which an argument may also name by its ARN. */
export function busNameOf(value: string | undefined): string {
  return value === undefined ? DEFAULT_BUS : (value.split('/').at(-1) ?? value);
}

export function defaultBusArn({ partition, region, accountId }: Environment): string {
  return `arn:${partition}:events:${region}:${accountId}:event-bus/${DEFAULT_BUS}`;
}
