import { PictureError } from '@archway/pictures';
import { S3ServiceException } from '@aws-sdk/client-s3';
import { PermanentFailure, toFailure, TransientFailure } from './failure';

const s3Exception = (name: string, httpStatusCode: number): S3ServiceException =>
  new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode }, message: name });

describe('toFailure', () => {
  it.each([
    [new PictureError('truncated', 'cut off'), 'truncated'],
    [new PermanentFailure('source-gone', 'gone'), 'source-gone'],
  ])('takes %s for permanent', (error, reason) => {
    expect(toFailure(error)).toEqual({ permanent: true, reason, message: error.message });
  });

  it.each([
    [new TransientFailure('overtaken', 'again'), 'overtaken'],
    [s3Exception('AccessDenied', 403), 'access-denied'],
    [s3Exception('InvalidObjectState', 403), 'access-denied'],
    [s3Exception('SlowDown', 503), 'service-error'],
    [s3Exception('NoSuchBucket', 404), 'service-error'],
    [Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), 'service-error'],
    [Object.assign(new Error('aborted'), { name: 'AbortError' }), 'out-of-time'],
    [new TypeError('x is not a function'), 'unexpected'],
    ['text', 'unexpected'],
  ])('takes %s for transient', (error, reason) => {
    expect(toFailure(error)).toMatchObject({ permanent: false, reason });
  });
});
