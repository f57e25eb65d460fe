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
  /** The absolute path of the zip that is deployed; undefined for code that lives elsewhere. */
  readonly filename?: string;
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
