import { AwsError } from '../../aws-error/aws-error';
import type { S3Api } from '../../s3/s3-api';
import type { Answer, Call } from '../call/call';
import { header } from '../call/call';
import type { Refused, Service } from '../service/service';
import { writeXml } from '../xml/xml';
import * as bucket from './bucket-operations';
import { MultipartUploads } from './multipart-uploads';
import * as multipart from './multipart-operations';
import * as object from './object-operations';
import { addressOf } from './address';

/** Query parameters that choose no operation. */
const NEUTRAL = /^(?:x-id|versionId|partNumber|response-.*|X-Amz-.*)$/i;

/** S3's REST protocol, path-style (`/bucket/key`) and for hosts such as `bucket.localhost`. */
export class S3Service implements Service {
  private readonly uploads: MultipartUploads;

  constructor(
    private readonly s3: S3Api,
    private readonly region: string,
    mostBytes: number,
  ) {
    this.uploads = new MultipartUploads(mostBytes);
  }

  answer(call: Call): Answer {
    const address = addressOf(call);
    if (address.bucket === '') {
      if (call.method === 'GET') return bucket.listBuckets(this.s3, call);
      throw notImplemented(call);
    }
    return address.key === ''
      ? this.ofBucket(call, address.bucket)
      : this.ofObject(call, address.bucket, address.key);
  }

  refuse(error: AwsError, call: Refused): Answer {
    const { code, httpStatus, message } = error;
    const bodiless = call.method === 'HEAD' || httpStatus === 304;
    return {
      status: httpStatus,
      headers: { 'content-type': bodiless ? undefined : 'application/xml' },
      ...(!bodiless && {
        body: writeXml('Error', undefined, {
          Code: code,
          Message: message,
          Resource: call.rawPath,
          RequestId: call.requestId,
        }),
      }),
    };
  }

  private ofBucket(call: Call, name: string): Answer {
    const { s3 } = this;
    const { method, query } = call;
    if (method === 'HEAD') return bucket.headBucket(s3, call, name);
    if (method === 'POST' && query.has('delete')) return bucket.deleteObjects(s3, call, name);
    if (method === 'GET') {
      if (query.has('location')) return bucket.getBucketLocation(s3, call, name, this.region);
      if (query.has('versions')) return bucket.listObjectVersions(s3, call, name);
      if (query.get('list-type') === '2') return bucket.listObjectsV2(s3, call, name);
    }
    throw notImplemented(call);
  }

  private ofObject(call: Call, name: string, key: string): Answer {
    const { s3, uploads } = this;
    const { method, query } = call;
    const uploadId = query.get('uploadId');
    if (uploadId !== null)
      return multipart.ofUpload(s3, uploads, call, { bucket: name, key, uploadId });
    if (method === 'POST' && query.has('uploads')) {
      return multipart.create(s3, uploads, call, { bucket: name, key });
    }
    if ([...query.keys()].some((parameter) => !NEUTRAL.test(parameter))) throw notImplemented(call);
    switch (method) {
      case 'GET':
        return object.getObject(s3, call, { bucket: name, key });
      case 'HEAD':
        return object.headObject(s3, call, { bucket: name, key });
      case 'DELETE':
        return object.deleteObject(s3, call, { bucket: name, key });
      case 'PUT':
        return header(call, 'x-amz-copy-source') === undefined
          ? object.putObject(s3, call, { bucket: name, key })
          : object.copyObject(s3, call, { bucket: name, key });
      default:
        throw notImplemented(call);
    }
  }
}

function notImplemented({ method, query }: Call): AwsError {
  const what = [...query.keys()].filter((name) => !NEUTRAL.test(name)).join('&');
  return new AwsError(
    'NotImplemented',
    501,
    `The local run does not serve ${method}${what === '' ? '' : ` ?${what}`} here; buckets and their settings are those of the Terraform.`,
  );
}
