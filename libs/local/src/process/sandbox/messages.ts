/** What the runner tells a function's process, one at a time. */
export interface InvokeMessage {
  readonly requestId: string;
  readonly event: unknown;
  /** Written on both outputs when the invocation has ended. */
  readonly mark: string;
  /** The value of `_X_AMZN_TRACE_ID`. */
  readonly traceId: string;
  readonly timeoutMs: number;
  /** The parts of the handler's context that do not change while it runs. */
  readonly context: {
    readonly functionName: string;
    readonly functionVersion: string;
    readonly invokedFunctionArn: string;
    /** A string, as in Lambda. */
    readonly memoryLimitInMB: string;
    readonly logGroupName: string;
    readonly logStreamName: string;
  };
}

/** What a function's process answers. */
export type SandboxMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'init-failed'; readonly errorType: string; readonly errorMessage: string }
  | { readonly kind: 'returned'; readonly requestId: string; readonly payload: unknown }
  | {
      readonly kind: 'failed';
      readonly requestId: string;
      readonly errorType: string;
      readonly errorMessage: string;
    };
