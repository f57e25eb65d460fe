/** What goes wrong, and how often. Each probability is from 0 to 1; AWS may do all of this. */
export interface FaultPlan {
  /** A notification or a message that SNS delivers arrives a second time. @default 0 */
  readonly duplicateDelivery?: number;
  /** A message that was deleted from a standard queue comes again. @default 0 */
  readonly duplicateReceive?: number;
  /** The longest delay of a delivery, in milliseconds; different delays reorder. @default 0 */
  readonly deliveryJitterMs?: number;
  /** A standard queue hands its messages out in any order. @default false */
  readonly reorder?: boolean;
  /** A call of S3 or DynamoDB by a role is throttled: 503 SlowDown, ThrottlingException. @default 0 */
  readonly throttle?: number;
  /** A conditional write is answered with 409 ConditionalRequestConflict. @default 0 */
  readonly conflict?: number;
  /** A function's process dies at a call of S3 or DynamoDB, before or after it takes effect. @default 0 */
  readonly crash?: number;
  /** An invocation is throttled. @default 0 */
  readonly invocationThrottle?: number;
  /** A function's call of S3 or DynamoDB takes effect, and its connection breaks before the response. Over HTTP only. @default 0 */
  readonly responseLost?: number;
  /** A function's call of S3 or DynamoDB has no effect and never gets a response. Over HTTP only. @default 0 */
  readonly stall?: number;
  /** The longest delay of a function's call of S3 or DynamoDB, in real milliseconds. Over HTTP only. @default 0 */
  readonly slowMs?: number;
}

/** Nothing goes wrong. */
export const NO_FAULTS: Required<FaultPlan> = {
  duplicateDelivery: 0,
  duplicateReceive: 0,
  deliveryJitterMs: 0,
  reorder: false,
  throttle: 0,
  conflict: 0,
  crash: 0,
  invocationThrottle: 0,
  responseLost: 0,
  stall: 0,
  slowMs: 0,
};
