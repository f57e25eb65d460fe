/** What happened to an object, for an event notification. */
export interface ObjectEvent {
  /** Without `s3:`, such as `ObjectCreated:Put`. */
  readonly eventName: string;
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly region: string;
  readonly accountId: string;
  readonly key: string;
  readonly at: number;
  readonly sequencer: string;
  readonly size?: number;
  /** Without quotes. */
  readonly eTag?: string;
  readonly versionId?: string;
  readonly requestId: string;
  /** Who caused it, as IAM names the principal. */
  readonly principalId: string;
}

/** A key as S3 writes it into events: form encoding, slashes kept. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/%20/g, '+')
    .replace(/%2F/g, '/')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The notification for one event ("Event message structure"), version 2.1. */
export function eventMessage(event: ObjectEvent, configurationId: string): object {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: event.region,
        eventTime: new Date(event.at).toISOString(),
        eventName: event.eventName,
        userIdentity: { principalId: event.principalId },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: {
          'x-amz-request-id': event.requestId,
          'x-amz-id-2': Buffer.from(event.requestId.repeat(3)).toString('base64'),
        },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId,
          bucket: {
            name: event.bucketName,
            ownerIdentity: { principalId: event.accountId },
            arn: event.bucketArn,
          },
          object: {
            key: encodeKey(event.key),
            ...(event.size === undefined ? {} : { size: event.size }),
            ...(event.eTag === undefined ? {} : { eTag: event.eTag }),
            ...(event.versionId === undefined ? {} : { versionId: event.versionId }),
            sequencer: event.sequencer,
          },
        },
      },
    ],
  };
}

/** What S3 sends when a notification configuration is put on a bucket. */
export function testEvent(bucketName: string, at: number, requestId: string): object {
  return {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date(at).toISOString(),
    Bucket: bucketName,
    RequestId: requestId,
    HostId: Buffer.from(requestId.repeat(3)).toString('base64'),
  };
}

/** Whether a configured event, such as `s3:ObjectCreated:*`, covers an event's name. */
export function coversEvent(configured: string, eventName: string): boolean {
  const wanted = configured.replace(/^s3:/, '');
  return wanted.endsWith('*') ? eventName.startsWith(wanted.slice(0, -1)) : wanted === eventName;
}
