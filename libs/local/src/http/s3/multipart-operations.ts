import { AwsError } from '../../aws-error/aws-error';
import { ADMINISTRATOR } from '../../principal/principal';
import type { ObjectAddress, S3Api } from '../../s3/s3-api';
import type { Answer, Call } from '../call/call';
import { header } from '../call/call';
import { elementsOf, readXml, textOf, writeXml } from '../xml/xml';
import type { MultipartUploads, UploadAddress } from './multipart-uploads';
import { S3_NAMESPACE, XML } from './namespace';
import { checkedChecksum, checksumElement, checksumHeaders, checksumKind } from './checksums';
import { encryptionHeaders, readKeeping, readObjectHeaders } from './object-headers';
import { readCopySource } from './object-operations';
import { STANDARD } from '../../s3/stored-as';

/** CreateMultipartUpload. Who may write is asked when the upload is complete. */
export function create(
  s3: S3Api,
  uploads: MultipartUploads,
  call: Call,
  address: ObjectAddress,
): Answer {
  if (!s3.listBuckets(ADMINISTRATOR).some(({ name }) => name === address.bucket)) {
    throw new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist');
  }
  const checksum = checksumKind(call);
  const uploadId = uploads.create(address, {
    headers: { ...readObjectHeaders(call), ...readKeeping(call) },
    ...(checksum === undefined ? {} : { checksum }),
  });
  return {
    status: 200,
    headers: { ...XML, 'x-amz-checksum-algorithm': checksum?.algorithm },
    body: writeXml('InitiateMultipartUploadResult', S3_NAMESPACE, {
      Bucket: address.bucket,
      Key: address.key,
      UploadId: uploadId,
    }),
  };
}

export function uploadPart(uploads: MultipartUploads, call: Call, address: UploadAddress): Answer {
  const checksum = checkedChecksum(call);
  const eTag = uploads.putPart(address, Number(call.query.get('partNumber')), call.body);
  return { status: 200, headers: { etag: eTag, ...checksumHeaders(checksum) } };
}

/** A part that comes out of an object, or out of a range of it. */
export function uploadPartCopy(
  s3: S3Api,
  uploads: MultipartUploads,
  call: Call,
  address: UploadAddress,
): Answer {
  const source = readCopySource(header(call, 'x-amz-copy-source') ?? '');
  const object = s3.getObject(call.principal, {
    bucket: source.sourceBucket,
    key: source.sourceKey,
    versionId: source.sourceVersionId,
    range: header(call, 'x-amz-copy-source-range'),
    ifMatch: header(call, 'x-amz-copy-source-if-match'),
  });
  const partNumber = Number(call.query.get('partNumber'));
  const eTag = uploads.putPart(address, partNumber, Buffer.from(object.body));
  return {
    status: 200,
    headers: { ...XML, 'x-amz-copy-source-version-id': object.versionId },
    body: writeXml('CopyPartResult', S3_NAMESPACE, {
      LastModified: new Date().toISOString(),
      ETag: eTag,
    }),
  };
}

export function abort(uploads: MultipartUploads, address: UploadAddress): Answer {
  uploads.remove(address);
  return { status: 204 };
}

export function listMultipartUploads(
  s3: S3Api,
  uploads: MultipartUploads,
  call: Call,
  bucket: string,
): Answer {
  s3.headBucket(call.principal, { bucket });
  const prefix = call.query.get('prefix') ?? '';
  return {
    status: 200,
    headers: XML,
    body: writeXml('ListMultipartUploadsResult', S3_NAMESPACE, {
      Bucket: bucket,
      Prefix: prefix,
      MaxUploads: '1000',
      IsTruncated: 'false',
      Upload: uploads.unfinished(bucket, prefix).map(({ key, uploadId, startedAt }) => ({
        Key: key,
        UploadId: uploadId,
        StorageClass: STANDARD,
        Initiated: new Date(startedAt).toISOString(),
      })),
    }),
  };
}

export function listParts(uploads: MultipartUploads, address: UploadAddress): Answer {
  const parts = uploads.partsOf(address);
  return {
    status: 200,
    headers: XML,
    body: writeXml('ListPartsResult', S3_NAMESPACE, {
      Bucket: address.bucket,
      Key: address.key,
      UploadId: address.uploadId,
      IsTruncated: 'false',
      Part: parts.map(({ partNumber, eTag, size, at }) => ({
        LastModified: new Date(at).toISOString(),
        PartNumber: String(partNumber),
        ETag: eTag,
        Size: String(size),
      })),
    }),
  };
}

export function complete(
  s3: S3Api,
  uploads: MultipartUploads,
  call: Call,
  address: UploadAddress,
): Answer {
  const request = readXml(call.body.toString('utf8'), 'CompleteMultipartUpload');
  const named = elementsOf(request, 'Part').map((part) => ({
    partNumber: Number(textOf(part, 'PartNumber')),
    eTag: textOf(part, 'ETag') ?? '',
  }));
  if (named.length === 0)
    throw new AwsError('MalformedXML', 400, 'An upload has at least one part.');
  const { bucket, key } = address;
  const { headers, body, partSizes, checksum } = uploads.assemble(address, named);
  const { eTag, versionId, encryption } = s3.putObject(call.principal, {
    bucket,
    key,
    ...headers,
    body,
    partSizes,
    checksum,
    ifMatch: header(call, 'if-match'),
    ifNoneMatch: header(call, 'if-none-match'),
  });
  uploads.remove(address);
  return {
    status: 200,
    headers: { ...XML, 'x-amz-version-id': versionId, ...encryptionHeaders(encryption) },
    body: writeXml('CompleteMultipartUploadResult', S3_NAMESPACE, {
      Location: `${call.url}${call.rawPath}`,
      Bucket: bucket,
      Key: key,
      ETag: eTag,
      ...(checksum && checksumElement(checksum)),
    }),
  };
}
