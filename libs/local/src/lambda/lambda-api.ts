import type { Principal } from '../principal/principal';

export interface InvokeInput {
  /** Its name or ARN, perhaps with a qualifier. */
  readonly functionName: string;
  readonly payload: unknown;
  /** @default 'RequestResponse' */
  readonly invocationType?: 'RequestResponse' | 'Event' | 'DryRun';
}

export interface InvokeOutput {
  readonly statusCode: number;
  readonly executedVersion: string;
  /** What it returned, or what its failure is; absent for `Event` and `DryRun`. */
  readonly payload?: unknown;
  /** `Unhandled` where the function failed. */
  readonly functionError?: string;
  readonly log: readonly string[];
}

/** Lambda as the local cloud serves it. */
export interface LambdaApi {
  /**
   * @param uploads what the call belongs to, where that does not follow from who calls
   * @throws AwsError for what Lambda refuses
   */
  invoke(
    principal: Principal,
    input: InvokeInput,
    uploads?: readonly string[],
  ): Promise<InvokeOutput>;
  /** Every function, as Lambda's API describes it. */
  listFunctions(principal: Principal): readonly object[];
  /** @throws AwsError for a function that does not exist */
  getFunction(principal: Principal, functionName: string): object;
  /** @throws AwsError for a function that does not exist */
  listAliases(principal: Principal, functionName: string): readonly object[];
  listEventSourceMappings(principal: Principal, functionName?: string): readonly object[];
}
