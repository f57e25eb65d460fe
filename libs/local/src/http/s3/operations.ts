import type { ObjectAddress, S3Api } from '../../s3/s3-api';
import { header, type Answer, type Call } from '../call/call';
import * as bucket from './bucket-operations';
import * as multipart from './multipart-operations';
import type { MultipartUploads, UploadAddress } from './multipart-uploads';
import * as object from './object-operations';

/** What an operation works with. */
export interface Place {
  readonly s3: S3Api;
  readonly uploads: MultipartUploads;
  readonly region: string;
  /** Bucket and key, empty where the request names none. */
  readonly address: ObjectAddress;
}

type On = 'service' | 'bucket' | 'object';

/** One operation: how a request of it looks, and what answers it. */
interface Operation {
  readonly name: string;
  readonly method: string;
  readonly on: On;
  /** The query parameter that chooses it. */
  readonly query?: string;
  /** The header that chooses it. */
  readonly header?: string;
  run(place: Place, call: Call): Answer;
}

const COPY_SOURCE = 'x-amz-copy-source';

/** The most specific first. */
const OPERATIONS: readonly Operation[] = [
  {
    name: 'ListBuckets',
    method: 'GET',
    on: 'service',
    run: ({ s3 }, call) => bucket.listBuckets(s3, call),
  },
  {
    name: 'HeadBucket',
    method: 'HEAD',
    on: 'bucket',
    run: ({ s3, address }, call) => bucket.headBucket(s3, call, address.bucket),
  },
  {
    name: 'GetBucketLocation',
    method: 'GET',
    on: 'bucket',
    query: 'location',
    run: ({ s3, address, region }, call) =>
      bucket.getBucketLocation(s3, call, address.bucket, region),
  },
  {
    name: 'ListObjectVersions',
    method: 'GET',
    on: 'bucket',
    query: 'versions',
    run: ({ s3, address }, call) => bucket.listObjectVersions(s3, call, address.bucket),
  },
  {
    name: 'ListMultipartUploads',
    method: 'GET',
    on: 'bucket',
    query: 'uploads',
    run: ({ s3, uploads, address }, call) =>
      multipart.listMultipartUploads(s3, uploads, call, address.bucket),
  },
  {
    name: 'ListObjectsV2',
    method: 'GET',
    on: 'bucket',
    query: 'list-type',
    run: ({ s3, address }, call) => bucket.listObjectsV2(s3, call, address.bucket),
  },
  {
    name: 'ListObjects',
    method: 'GET',
    on: 'bucket',
    run: ({ s3, address }, call) => bucket.listObjects(s3, call, address.bucket),
  },
  {
    name: 'DeleteObjects',
    method: 'POST',
    on: 'bucket',
    query: 'delete',
    run: ({ s3, address }, call) => bucket.deleteObjects(s3, call, address.bucket),
  },
  {
    name: 'UploadPartCopy',
    method: 'PUT',
    on: 'object',
    query: 'uploadId',
    header: COPY_SOURCE,
    run: (place, call) =>
      multipart.uploadPartCopy(place.s3, place.uploads, call, upload(place, call)),
  },
  {
    name: 'UploadPart',
    method: 'PUT',
    on: 'object',
    query: 'uploadId',
    run: (place, call) => multipart.uploadPart(place.uploads, call, upload(place, call)),
  },
  {
    name: 'ListParts',
    method: 'GET',
    on: 'object',
    query: 'uploadId',
    run: (place, call) => multipart.listParts(place.uploads, upload(place, call)),
  },
  {
    name: 'CompleteMultipartUpload',
    method: 'POST',
    on: 'object',
    query: 'uploadId',
    run: (place, call) => multipart.complete(place.s3, place.uploads, call, upload(place, call)),
  },
  {
    name: 'AbortMultipartUpload',
    method: 'DELETE',
    on: 'object',
    query: 'uploadId',
    run: (place, call) => multipart.abort(place.uploads, upload(place, call)),
  },
  {
    name: 'CreateMultipartUpload',
    method: 'POST',
    on: 'object',
    query: 'uploads',
    run: ({ s3, uploads, address }, call) => multipart.create(s3, uploads, call, address),
  },
  {
    name: 'GetObjectAttributes',
    method: 'GET',
    on: 'object',
    query: 'attributes',
    run: ({ s3, address }, call) => object.getObjectAttributes(s3, call, address),
  },
  {
    name: 'GetObjectTagging',
    method: 'GET',
    on: 'object',
    query: 'tagging',
    run: ({ s3, address }, call) => object.getObjectTagging(s3, call, address),
  },
  {
    name: 'GetObject',
    method: 'GET',
    on: 'object',
    run: ({ s3, address }, call) => object.getObject(s3, call, address),
  },
  {
    name: 'HeadObject',
    method: 'HEAD',
    on: 'object',
    run: ({ s3, address }, call) => object.headObject(s3, call, address),
  },
  {
    name: 'DeleteObject',
    method: 'DELETE',
    on: 'object',
    run: ({ s3, address }, call) => object.deleteObject(s3, call, address),
  },
  {
    name: 'CopyObject',
    method: 'PUT',
    on: 'object',
    header: COPY_SOURCE,
    run: ({ s3, address }, call) => object.copyObject(s3, call, address),
  },
  {
    name: 'PutObject',
    method: 'PUT',
    on: 'object',
    run: ({ s3, address }, call) => object.putObject(s3, call, address),
  },
];

export const S3_OPERATIONS = OPERATIONS.map(({ name }) => name);

/** Query parameters that choose no operation. */
const NEUTRAL =
  /^(?:x-id|versionId|partNumber|prefix|delimiter|marker|max-.*|encoding-type|continuation-token|start-after|fetch-owner|(?:key|upload-id|version-id|part-number)-marker|response-.*|X-Amz-.*)$/i;

/** The operation of a request; undefined for one that is not served. */
export function operationOf(call: Call, address: ObjectAddress): Operation | undefined {
  const on = placeOf(address);
  const chosen = choosing(call);
  return OPERATIONS.find(
    (operation) =>
      operation.method === call.method &&
      operation.on === on &&
      (operation.query === undefined ? chosen.length === 0 : chosen.includes(operation.query)) &&
      (operation.header === undefined || header(call, operation.header) !== undefined),
  );
}

/** Sub-resources whose operations have other names than their query parameters say. */
const NAMED: Readonly<Record<string, string>> = {
  lifecycle: 'LifecycleConfiguration',
  notification: 'NotificationConfiguration',
  accelerate: 'AccelerateConfiguration',
  analytics: 'AnalyticsConfiguration',
  inventory: 'InventoryConfiguration',
  metrics: 'MetricsConfiguration',
  'intelligent-tiering': 'IntelligentTieringConfiguration',
  'object-lock': 'ObjectLockConfiguration',
  requestPayment: 'RequestPayment',
  policyStatus: 'PolicyStatus',
  publicAccessBlock: 'PublicAccessBlock',
  ownershipControls: 'OwnershipControls',
  'legal-hold': 'LegalHold',
};

/** What AWS calls the operation of a request that is not served. */
export function nameOf(call: Call, address: ObjectAddress): string {
  const named = call.query.get('x-id');
  if (named !== null) return named;
  const on = placeOf(address);
  const [chosen = ''] = choosing(call);
  const verb = `${call.method.charAt(0)}${call.method.slice(1).toLowerCase()}`;
  if (on === 'object' && chosen === 'restore') return 'RestoreObject';
  if (on === 'object' && chosen === 'select') return 'SelectObjectContent';
  const subject = on === 'object' ? 'Object' : 'Bucket';
  if (chosen !== '') {
    const what = NAMED[chosen] ?? `${chosen.charAt(0).toUpperCase()}${chosen.slice(1)}`;
    return /^(?:PublicAccessBlock|ObjectLockConfiguration)$/.test(what)
      ? `${verb}${what}`
      : `${verb}${subject}${what}`;
  }
  if (call.method === 'PUT' && on === 'bucket') return 'CreateBucket';
  return `${verb}${subject}`;
}

function placeOf({ bucket: name, key }: ObjectAddress): On {
  if (name === '') return 'service';
  return key === '' ? 'bucket' : 'object';
}

function choosing({ query }: Call): readonly string[] {
  return [...query.keys()].filter((name) => !NEUTRAL.test(name));
}

function upload({ address }: Place, { query }: Call): UploadAddress {
  return { ...address, uploadId: query.get('uploadId') ?? '' };
}
