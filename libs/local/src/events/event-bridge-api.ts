import type { Principal } from '../principal/principal';

/** An entry of `PutEvents`. */
export interface PutEventsEntry {
  readonly source: string;
  readonly detailType: string;
  /** The text of a JSON object. */
  readonly detail: string;
  readonly resources?: readonly string[];
  /** @default 'default' */
  readonly eventBusName?: string;
  readonly time?: Date;
}

export type PutEventsResult =
  { readonly eventId: string } | { readonly errorCode: string; readonly errorMessage: string };

/** EventBridge as the local cloud serves it. */
export interface EventBridgeApi {
  /** One result for each entry, in order. */
  putEvents(
    principal: Principal,
    entries: readonly PutEventsEntry[],
    uploads?: readonly string[],
  ): readonly PutEventsResult[];
}
