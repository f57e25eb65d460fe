import type { ObjectEvent } from '../s3/event-message';
import type { ServiceEvent } from './event-bridge';

/** What the API that caused an event is called in it. */
const REASONS: Readonly<Record<string, string>> = {
  Put: 'PutObject',
  Post: 'POST Object',
  Copy: 'CopyObject',
  CompleteMultipartUpload: 'CompleteMultipartUpload',
};

/** The event that S3 sends to EventBridge ("EventBridge event message structure"): the key is not encoded. */
export function s3Event(event: ObjectEvent): ServiceEvent {
  const [kind = '', how = ''] = event.eventName.split(':');
  const isCreation = kind === 'ObjectCreated';
  return {
    source: 'aws.s3',
    detailType: isCreation ? 'Object Created' : 'Object Deleted',
    resources: [event.bucketArn],
    time: new Date(event.at),
    detail: {
      version: '0',
      bucket: { name: event.bucketName },
      object: {
        key: event.key,
        ...(event.size === undefined ? {} : { size: event.size }),
        ...(event.eTag === undefined ? {} : { etag: event.eTag }),
        ...(event.versionId === undefined ? {} : { 'version-id': event.versionId }),
        sequencer: event.sequencer,
      },
      'request-id': event.requestId,
      requester: event.accountId,
      'source-ip-address': '127.0.0.1',
      reason: isCreation ? (REASONS[how] ?? how) : 'DeleteObject',
      ...(isCreation
        ? {}
        : {
            'deletion-type':
              how === 'DeleteMarkerCreated' ? 'Delete Marker Created' : 'Permanently Deleted',
          }),
    },
  };
}
