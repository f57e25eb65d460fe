import type { IGrantable, IKey, IQueue, LogRetentionDays } from '@archway/core';
import type { ILayerVersion } from '../layer-version/layer-version';
import type { Code } from '../code/code';

/**
 * Runtimes that both provider majors know and AWS still patches.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export const RUNTIMES = [
  'nodejs22.x',
  'python3.12',
  'python3.13',
  'java21',
  'ruby3.4',
  'provided.al2023',
] as const;

export type Runtime = (typeof RUNTIMES)[number];

export const ARCHITECTURES = ['arm64', 'x86_64'] as const;

export type Architecture = (typeof ARCHITECTURES)[number];

export interface FunctionProps {
  readonly code: Code;

  /** The file and the export that are called, such as `index.handler`. */
  readonly handler: string;

  /**
   * @default - derived from the stage and the construct's path
   */
  readonly functionName?: string;

  /**
   * At most 256 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * @default 'nodejs22.x'
   */
  readonly runtime?: Runtime;

  /**
   * What the code's binaries are built for.
   *
   * @default 'arm64'
   */
  readonly architecture?: Architecture;

  /**
   * Memory in MiB, 128 to 10240. CPU grows with it: one whole core at 1769.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
   * @default 256
   */
  readonly memorySizeMib?: number;

  /**
   * How long one invocation may take, in seconds, 1 to 900.
   *
   * @default 30
   */
  readonly timeoutSeconds?: number;

  /**
   * Room in `/tmp` in MiB, 512 to 10240.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html
   * @default 512
   */
  readonly ephemeralStorageMib?: number;

  /**
   * At most 4096 bytes of names and values, none of them Lambda's own.
   *
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;

  /**
   * How many invocations may run at once: as many are kept free for this function, and no more will run. 0 stops it.
   *
   * @default - whatever the account has left
   */
  readonly reservedConcurrency?: number;

  /**
   * Whether X-Ray samples invocations (`Active`) or only follows traces that callers have begun (`PassThrough`).
   *
   * @default 'Active'
   */
  readonly tracing?: 'Active' | 'PassThrough';

  /**
   * For how many days log events are kept.
   *
   * @default 30
   */
  readonly logRetentionDays?: LogRetentionDays;

  /**
   * The customer managed key that log events are encrypted with.
   *
   * @default - CloudWatch's own
   */
  readonly logEncryptionKey?: IKey;

  /**
   * Layers, before those of `layerArns`; at most five together.
   *
   * @default - none
   */
  readonly layers?: readonly ILayerVersion[];

  /**
   * Versioned ARNs of layers that others publish.
   *
   * @default - none
   */
  readonly layerArns?: readonly string[];

  /**
   * Subnets to run in, together with `securityGroupIds`.
   *
   * @default - none: outside of any VPC
   */
  readonly subnetIds?: readonly string[];

  /**
   * What the function's network interfaces belong to, together with `subnetIds`.
   *
   * @default - none: outside of any VPC
   */
  readonly securityGroupIds?: readonly string[];

  /**
   * ARN of the configuration that says whose code may run here.
   *
   * @default - anybody's
   */
  readonly codeSigningConfigArn?: string;

  /**
   * Where an asynchronous event goes that failed in every attempt. A standard queue.
   *
   * @default - it is lost
   */
  readonly onFailure?: IQueue;

  /**
   * How often Lambda tries an asynchronous event again, 0 to 2.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
   * @default 2
   */
  readonly retryAttempts?: number;

  /**
   * How long an asynchronous event may wait, in seconds, 60 to 21600.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
   * @default 21600
   */
  readonly maxEventAgeSeconds?: number;

  /**
   * Whether what the function writes may come back to it. `Terminate` rejects that at synth and leaves on AWS's own
   * guard, which stops a loop after about 16 rounds; `Allow` turns both off.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
   * @default 'Terminate'
   */
  readonly recursiveLoop?: 'Allow' | 'Terminate';
}

/** What identifies a function that others deploy. */
export interface FunctionAttributes {
  readonly functionArn: string;
  readonly functionName: string;

  /**
   * @default - not known
   */
  readonly timeoutSeconds?: number;

  /**
   * What grants are given to.
   *
   * @default - nothing: what would be granted becomes a warning
   */
  readonly role?: IGrantable;
}
