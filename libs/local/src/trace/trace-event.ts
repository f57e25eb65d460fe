/** What stands on every event of the trace. */
interface Happened {
  /** Milliseconds since the epoch, by the cloud's clock. */
  readonly at: number;
  /**
   * The uploads this event belongs to, each as `bucket/key` and, where the bucket versions,
   * `?versionId=`. Empty for what belongs to no upload.
   */
  readonly uploads: readonly string[];
}

/** An object came to stand in a bucket. */
export interface ObjectCreated extends Happened {
  readonly kind: 'object-created' | 'object-deleted';
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly sequencer: string;
  readonly size: number;
  /** The function that wrote it, undefined for the user. */
  readonly functionName?: string;
  /** The invocation that wrote it, where one did. */
  readonly requestId?: string;
}

/** A message moved from one resource to another. */
export interface MessageMoved extends Happened {
  /**
   * `notified`: S3 told a target. `delivered`: SNS passed a message to a subscription.
   * `filtered`: a filter policy or filter pattern kept it back. `received`: a mapping took it from a
   * queue. `redelivered`: it became visible again. `dead-lettered`: it went to a dead-letter queue or
   * failure destination. `expired`: its retention ended. `deleted`: it was acknowledged.
   * `lost`: nothing takes it any more, by the rules of AWS.
   */
  readonly kind:
    | 'notified'
    | 'delivered'
    | 'filtered'
    | 'received'
    | 'redelivered'
    | 'dead-lettered'
    | 'expired'
    | 'deleted'
    | 'lost';
  readonly messageId: string;
  /** For `notified` and `delivered`: the id that the message has at its target, where that gives one. */
  readonly deliveredAs?: string;
  /** The ARN of the resource it comes from. */
  readonly from: string;
  /** The ARN of the resource it goes to. */
  readonly to: string;
  readonly receiveCount?: number;
  /** Why, for `filtered`, `dead-lettered` and `lost`. */
  readonly reason?: string;
}

/** A function was called, or its call ended. */
export interface FunctionCalled extends Happened {
  readonly kind: 'invoked' | 'returned' | 'failed' | 'timed-out' | 'crashed' | 'throttled';
  readonly functionName: string;
  readonly requestId: string;
  /** The messages of the batch; empty for a direct call. */
  readonly messageIds: readonly string[];
  /** The messages that the function reported as failed in a partial batch response. */
  readonly failedMessageIds?: readonly string[];
  readonly errorType?: string;
  readonly errorMessage?: string;
  readonly durationMs?: number;
  readonly log?: readonly string[];
}

/** A policy refused something. */
export interface Denied extends Happened {
  readonly kind: 'denied';
  /** Such as `sqs:SendMessage`. */
  readonly action: string;
  /** The ARN of what was to be acted on. */
  readonly resource: string;
  /** Who asked: a role's ARN or a service such as `sns.amazonaws.com`. */
  readonly principal: string;
  /** One sentence: which policy lacks what, or which statement denies. */
  readonly explanation: string;
  /** The statement that denies, or that allows under a condition that does not hold. */
  readonly statement?: object;
}

/** An alarm began to ring, or stopped. */
export interface AlarmChanged extends Happened {
  readonly kind: 'alarm';
  readonly alarmName: string;
  readonly state: 'ALARM' | 'OK';
  /** The data points that decided. */
  readonly reason: string;
}

/** An item of a table was written or deleted. */
export interface ItemChanged extends Happened {
  readonly kind: 'item-written' | 'item-deleted';
  readonly tableName: string;
  /** The values of its key, with a slash between them. */
  readonly key: string;
  /** Whether there was no such item before. */
  readonly isNew: boolean;
}

/** An API answered a request. */
export interface RequestAnswered extends Happened {
  readonly kind: 'answered';
  readonly apiName: string;
  readonly method: string;
  /** The path that was asked for, without its query. */
  readonly path: string;
  /** The route that took the request, such as `GET /orders/{id}`; undefined where none did. */
  readonly route?: string;
  readonly status: number;
  readonly durationMs: number;
  /** The beginning of what it answered. */
  readonly body: string;
  /** Why the API answered itself, such as `BAD_REQUEST_BODY`, in place of what is behind it. */
  readonly reason?: string;
}

/** A task of ECS began or ended. */
export interface TaskChanged extends Happened {
  readonly kind: 'task-started' | 'task-stopped';
  readonly serviceName: string;
  readonly taskId: string;
  /** Why it ended. */
  readonly reason?: string;
}

/** A service of ECS is deployed, or wants another number of tasks. */
export type ServiceChanged = Happened & {
  readonly serviceName: string;
} & (
    | {
        readonly kind: 'deployment';
        /** 1 for the first. */
        readonly deployment: number;
        readonly state: 'started' | 'completed' | 'failed' | 'rolled back';
      }
    | { readonly kind: 'scaled'; readonly desiredCount: number; readonly reason: string }
  );

/** One thing that happened in the cloud. */
export type TraceEvent =
  | ObjectCreated
  | MessageMoved
  | FunctionCalled
  | Denied
  | AlarmChanged
  | ItemChanged
  | RequestAnswered
  | TaskChanged
  | ServiceChanged;

export type TraceListener = (event: TraceEvent) => void;
