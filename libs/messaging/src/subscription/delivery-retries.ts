import type { Problem } from '@archway/core';
import { isOpen, notOneOf, notWhole, problemIf } from '@archway/core';

/**
 * How SNS tries again to deliver to an HTTPS endpoint. All retries together may take an hour.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export interface DeliveryRetries {
  /**
   * How often at most, 0 to 100.
   *
   * @default 50
   */
  readonly retries?: number;

  /**
   * How many of them at once, 0 or more.
   *
   * @default 3
   */
  readonly immediateRetries?: number;

  /**
   * The shortest wait, in seconds, 1 to 3600.
   *
   * @default 20
   */
  readonly minimumDelaySeconds?: number;

  /**
   * The longest wait, in seconds, from `minimumDelaySeconds` to 3600.
   *
   * @default 20
   */
  readonly maximumDelaySeconds?: number;

  /**
   * How the wait grows from the shortest to the longest.
   *
   * @default 'linear'
   */
  readonly backoffFunction?: 'arithmetic' | 'exponential' | 'geometric' | 'linear';
}

const RETRIES = 50;
const IMMEDIATE = 3;
const DELAY_SECONDS = 20;

/** The subscription's policy as SNS reads it. */
export function deliveryPolicy(
  retries: DeliveryRetries | undefined,
  maximumReceivesPerSecond: number | undefined,
): string | undefined {
  if (retries === undefined && maximumReceivesPerSecond === undefined) return undefined;
  return JSON.stringify({
    ...(retries
      ? {
          healthyRetryPolicy: {
            numRetries: retries.retries ?? RETRIES,
            numNoDelayRetries: immediateOf(retries),
            minDelayTarget: retries.minimumDelaySeconds ?? DELAY_SECONDS,
            maxDelayTarget: longestOf(retries),
            numMinDelayRetries: 0,
            numMaxDelayRetries: 0,
            backoffFunction: retries.backoffFunction ?? 'linear',
          },
        }
      : {}),
    ...(maximumReceivesPerSecond === undefined
      ? {}
      : { throttlePolicy: { maxReceivesPerSecond: maximumReceivesPerSecond } }),
  });
}

function immediateOf({ retries = RETRIES, immediateRetries }: DeliveryRetries): number {
  return immediateRetries ?? Math.min(IMMEDIATE, retries);
}

function longestOf({ minimumDelaySeconds, maximumDelaySeconds }: DeliveryRetries): number {
  return maximumDelaySeconds ?? Math.max(DELAY_SECONDS, minimumDelaySeconds ?? DELAY_SECONDS);
}

/** What SNS would refuse. */
export function retryProblems(retries: DeliveryRetries): readonly Problem[] {
  const { minimumDelaySeconds: minimum = DELAY_SECONDS, maximumDelaySeconds: maximum } = retries;
  return [
    notWhole('retries.retries', retries.retries, 0, 100),
    notWhole('retries.immediateRetries', retries.immediateRetries, 0, retries.retries ?? RETRIES),
    notWhole('retries.minimumDelaySeconds', minimum, 1, 3_600),
    notWhole('retries.maximumDelaySeconds', maximum, 1, 3_600),
    problemIf(
      !isOpen(maximum) && !isOpen(minimum) && maximum < minimum,
      `retries.maximumDelaySeconds must not be below the shortest wait ${minimum}, got ${maximum}`,
    ),
    notOneOf('retries.backoffFunction', retries.backoffFunction, [
      'arithmetic',
      'exponential',
      'geometric',
      'linear',
    ]),
  ];
}
