import type { FunctionCode } from '../code/function-code';

/** A function as the Terraform states it. */
export interface LocalFunction {
  /** The Terraform address, such as `aws_lambda_function.Thumbnail`. */
  readonly address: string;
  /** The construct's path where the Terraform came from CDKTF, else the address. */
  readonly constructPath: string;
  readonly functionName: string;
  readonly functionArn: string;
  /** Such as `index.handler`. */
  readonly handler: string;
  /** Such as `nodejs22.x`. */
  readonly runtime: string;
  readonly architectures: readonly string[];
  /** What is deployed; undefined for code that is not on this machine. */
  readonly code?: FunctionCode;
  /** The code of its layers, in their order. */
  readonly layers: readonly FunctionCode[];
  readonly environment: Readonly<Record<string, string>>;
  readonly memorySizeMib: number;
  readonly timeoutSeconds: number;
  readonly roleArn: string;
  /** The most invocations at once; undefined where the account's limit alone counts. */
  readonly reservedConcurrency?: number;
  readonly logGroupName: string;
  /** Whether the function traces with X-Ray (`tracing_config.mode = "Active"`). */
  readonly tracing: boolean;
}
