import { AwsError } from '../../aws-error/aws-error';
import type { S3Api } from '../../s3/s3-api';
import type { Answer, Call } from '../call/call';
import { elementsOf, readXml, textOf, writeXml, type XmlElement } from '../xml/xml';
import { checkedChecksum } from './checksums';
import { S3_NAMESPACE, XML } from './namespace';

/** The most keys of one DeleteObjects: AWS page "DeleteObjects". */
const MOST_DELETES = 1000;

export function listBuckets(s3: S3Api, call: Call): Answer {
  const buckets = s3.listBuckets(call.principal);
  return xml('ListAllMyBucketsResult', {
    Buckets: {
      Bucket: buckets.map(({ name, createdAt }) => ({
        Name: name,
        CreationDate: createdAt.toISOString(),
      })),
    },
  });
}

export function headBucket(s3: S3Api, call: Call, bucket: string): Answer {
  const { region } = s3.headBucket(call.principal, { bucket });
  return { status: 200, headers: { 'x-amz-bucket-region': region } };
}

export function getBucketLocation(s3: S3Api, call: Call, bucket: string, region: string): Answer {
  s3.headBucket(call.principal, { bucket });
  // The first region has no name here, for history's sake.
  const location = region === 'us-east-1' ? '' : region;
  return xml('LocationConstraint', { '#text': location });
}

export function listObjectsV2(s3: S3Api, call: Call, bucket: string): Answer {
  const { query } = call;
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  const listed = s3.listObjectsV2(call.principal, {
    bucket,
    prefix: text('prefix'),
    delimiter: text('delimiter'),
    continuationToken: text('continuation-token'),
    startAfter: text('start-after'),
    ...(query.has('max-keys') && { maxKeys: wholeNumber('max-keys', query.get('max-keys')) }),
  });
  const encode = encoder(query);
  return xml('ListBucketResult', {
    Name: bucket,
    Prefix: encode(text('prefix') ?? ''),
    Delimiter: text('delimiter') && encode(text('delimiter') ?? ''),
    StartAfter: text('start-after') && encode(text('start-after') ?? ''),
    EncodingType: text('encoding-type'),
    KeyCount: String(listed.keyCount),
    MaxKeys: String(listed.maxKeys),
    IsTruncated: String(listed.isTruncated),
    ContinuationToken: text('continuation-token'),
    NextContinuationToken: listed.nextContinuationToken,
    Contents: listed.contents.map(({ key, eTag, size, lastModified, storageClass }) => ({
      Key: encode(key),
      LastModified: lastModified.toISOString(),
      ETag: eTag,
      Size: String(size),
      StorageClass: storageClass,
    })),
    CommonPrefixes: listed.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  });
}

/** The first form of the list: it goes on behind a key. */
export function listObjects(s3: S3Api, call: Call, bucket: string): Answer {
  const { query } = call;
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  const marker = text('marker') ?? '';
  const delimiter = text('delimiter');
  const listed = s3.listObjectsV2(call.principal, {
    bucket,
    prefix: text('prefix'),
    delimiter,
    ...(marker === '' ? {} : { continuationToken: Buffer.from(marker).toString('base64') }),
    ...(query.has('max-keys') && { maxKeys: wholeNumber('max-keys', query.get('max-keys')) }),
  });
  const encode = encoder(query);
  const next = listed.nextContinuationToken;
  return xml('ListBucketResult', {
    Name: bucket,
    Prefix: encode(text('prefix') ?? ''),
    Marker: encode(marker),
    Delimiter: delimiter && encode(delimiter),
    EncodingType: text('encoding-type'),
    MaxKeys: String(listed.maxKeys),
    IsTruncated: String(listed.isTruncated),
    // Without a delimiter the last key is where the next page begins.
    NextMarker:
      delimiter && next !== undefined
        ? encode(Buffer.from(next, 'base64').toString('utf8'))
        : undefined,
    Contents: listed.contents.map(({ key, eTag, size, lastModified, storageClass }) => ({
      Key: encode(key),
      LastModified: lastModified.toISOString(),
      ETag: eTag,
      Size: String(size),
      StorageClass: storageClass,
    })),
    CommonPrefixes: listed.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  });
}

export function listObjectVersions(s3: S3Api, call: Call, bucket: string): Answer {
  const { query } = call;
  const prefix = query.get('prefix') ?? undefined;
  const versions = s3.listObjectVersions(call.principal, { bucket, prefix });
  const encode = encoder(query);
  const common = (version: (typeof versions)[number]): XmlElement => ({
    Key: encode(version.key),
    VersionId: version.versionId,
    IsLatest: String(version.isLatest),
    LastModified: version.lastModified.toISOString(),
  });
  return xml('ListVersionsResult', {
    Name: bucket,
    Prefix: encode(prefix ?? ''),
    IsTruncated: 'false',
    EncodingType: query.get('encoding-type') ?? undefined,
    Version: versions
      .filter(({ isDeleteMarker }) => !isDeleteMarker)
      .map((version) => ({
        ...common(version),
        ETag: version.eTag ?? '',
        Size: String(version.size ?? 0),
        StorageClass: version.storageClass,
      })),
    DeleteMarker: versions.filter(({ isDeleteMarker }) => isDeleteMarker).map(common),
  });
}

export function deleteObjects(s3: S3Api, call: Call, bucket: string): Answer {
  checkedChecksum(call);
  const request = readXml(call.body.toString('utf8'), 'Delete');
  const objects = elementsOf(request, 'Object').map((element) => ({
    key: textOf(element, 'Key') ?? '',
    versionId: textOf(element, 'VersionId'),
    ifMatch: textOf(element, 'ETag'),
  }));
  if (objects.length === 0 || objects.length > MOST_DELETES) {
    throw new AwsError(
      'MalformedXML',
      400,
      `A delete names 1 to ${MOST_DELETES} objects, not ${objects.length}.`,
    );
  }
  const quiet = textOf(request, 'Quiet') === 'true';
  const deleted: XmlElement[] = [];
  const errors: XmlElement[] = [];
  for (const { key, versionId, ifMatch } of objects) {
    try {
      const output = s3.deleteObject(call.principal, { bucket, key, versionId, ifMatch });
      deleted.push({
        Key: key,
        ...(versionId !== undefined && { VersionId: versionId }),
        ...(output.deleteMarker === true && {
          DeleteMarker: 'true',
          DeleteMarkerVersionId: output.versionId,
        }),
      });
    } catch (error) {
      if (!(error instanceof AwsError) || error.code === 'NoSuchBucket') throw error;
      errors.push({ Key: key, Code: error.code, Message: error.message });
    }
  }
  return xml('DeleteResult', { Deleted: quiet ? [] : deleted, Error: errors });
}

function xml(root: string, content: XmlElement): Answer {
  return { status: 200, headers: XML, body: writeXml(root, S3_NAMESPACE, content) };
}

/** With `encoding-type=url` names go percent-encoded, which lets XML carry every one of them. */
function encoder(query: URLSearchParams): (name: string) => string {
  if (query.get('encoding-type') !== 'url') return (name) => name;
  return (name) => encodeURIComponent(name).replaceAll('%2F', '/');
}

function wholeNumber(name: string, text: string | null): number {
  if (text !== null && /^\d{1,9}$/.test(text)) return Number(text);
  throw new AwsError(
    'InvalidArgument',
    400,
    `Provided ${name} not an integer or within integer range`,
  );
}
