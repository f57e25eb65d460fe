/** Runs the functions' code. The cloud decides when; the runner only runs. */
export interface FunctionRunner {
  /** Resolves when the invocation has ended, however it ended; never rejects. */
  invoke(invocation: Invocation): Promise<InvocationResult>;
  /** Ends whatever still runs and frees what the runner holds. */
  close(): Promise<void>;
}

/** One call of a function. */
export interface Invocation {
  readonly functionName: string;
  /** `$LATEST`, or the number of a version. */
  readonly functionVersion: string;
  /** The function's ARN, with the alias or version by which it is called. */
  readonly invokedFunctionArn: string;
  readonly requestId: string;
  readonly event: unknown;
  /** When the function must have ended, in milliseconds since the epoch by the cloud's clock. */
  readonly deadlineMs: number;
  readonly timeoutMs: number;
  /** Aborted when the cloud gives the invocation up: at its timeout and at the cloud's end. */
  readonly signal?: AbortSignal;
}

/** What an invocation took of its execution environment. */
export interface Usage {
  /** The most memory that the process held, in MiB; undefined where the system does not tell. */
  readonly memoryUsedMib?: number;
  /** How long the function took to load; undefined for an environment that was used before. */
  readonly initMs?: number;
}

/** How an invocation ended. `log` holds the lines that the function wrote. */
export type InvocationResult = {
  readonly log: readonly string[];
  readonly usage?: Usage;
  /** The log stream of the execution environment. */
  readonly logStreamName?: string;
} & (
  | { readonly status: 'returned'; readonly payload: unknown }
  | { readonly status: 'failed'; readonly errorType: string; readonly errorMessage: string }
  | { readonly status: 'timed-out' }
  | { readonly status: 'crashed'; readonly exitCode: number | null }
);
