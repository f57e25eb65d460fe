import type { LiveQueue } from './live-queue';

/** The attributes of a queue by name, as `GetQueueAttributes` returns them. */
export function queueAttributes(
  { part, counts }: LiveQueue,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const { redrive, redriveSources, policy } = part;
  const all: Record<string, string> = {
    QueueArn: part.queueArn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    VisibilityTimeout: String(part.visibilityTimeoutSeconds),
    DelaySeconds: String(part.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(part.receiveWaitTimeSeconds),
    MessageRetentionPeriod: String(part.messageRetentionSeconds),
    MaximumMessageSize: String(part.maxMessageBytes),
    ...(redrive === undefined ? {} : { RedrivePolicy: JSON.stringify(redrive) }),
    ...(redriveSources === undefined
      ? {}
      : {
          RedriveAllowPolicy: JSON.stringify(
            redriveSources.length === 0
              ? { redrivePermission: 'denyAll' }
              : { redrivePermission: 'byQueue', sourceQueueArns: redriveSources },
          ),
        }),
    ...(policy === undefined ? {} : { Policy: JSON.stringify(policy.document) }),
    ...(part.fifo
      ? { FifoQueue: 'true', ContentBasedDeduplication: String(part.contentBasedDeduplication) }
      : {}),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name)),
  );
}
