import type { World } from '../engine/world';

/** What differs from event to event. */
export interface EventContent {
  readonly id: string;
  readonly detailType: string;
  readonly source: string;
  /** @default - the cloud's time */
  readonly time?: Date;
  readonly resources: readonly string[];
  /** A scheduled event of EventBridge Scheduler has a text here. */
  readonly detail: object | string;
}

/** An event with the fields that EventBridge puts on each. */
export function eventBody(
  { accountId, region, clock }: World,
  { id, detailType, source, time, resources, detail }: EventContent,
) {
  return {
    version: '0',
    id,
    'detail-type': detailType,
    source,
    account: accountId,
    time: wholeSeconds(time ?? new Date(clock.now())),
    region,
    resources,
    detail,
  };
}

/** `2026-01-31T12:00:00Z`, as events have it. */
export function wholeSeconds(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
