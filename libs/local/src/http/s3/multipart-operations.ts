import { AwsError } from '../../aws-error/aws-error';
import { ADMINISTRATOR } from '../../principal/principal';
import type { ObjectAddress, S3Api } from '../../s3/s3-api';
import type { Answer, Call } from '../call/call';
import { header } from '../call/call';
import { elementsOf, readXml, textOf, writeXml } from '../xml/xml';
import type { MultipartUploads, UploadAddress } from './multipart-uploads';
import { S3_NAMESPACE, XML } from './namespace';
import { readObjectHeaders } from './object-headers';

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
  const uploadId = uploads.create(address, readObjectHeaders(call));
  return {
    status: 200,
    headers: XML,
    body: writeXml('InitiateMultipartUploadResult', S3_NAMESPACE, {
      Bucket: address.bucket,
      Key: address.key,
      UploadId: uploadId,
    }),
  };
}

/** What is asked of an upload that exists: UploadPart, ListParts, Complete and Abort. */
export function ofUpload(
  s3: S3Api,
  uploads: MultipartUploads,
  call: Call,
  address: UploadAddress,
): Answer {
  switch (call.method) {
    case 'PUT':
      return putPart(uploads, call, address);
    case 'GET':
      return listParts(uploads, address);
    case 'POST':
      return complete(s3, uploads, call, address);
    case 'DELETE':
      uploads.remove(address);
      return { status: 204 };
    default:
      throw new AwsError('MethodNotAllowed', 405, 'The specified method is not allowed here.');
  }
}

function putPart(uploads: MultipartUploads, call: Call, address: UploadAddress): Answer {
  if (header(call, 'x-amz-copy-source') !== undefined) {
    throw new AwsError('NotImplemented', 501, 'The local run does not serve UploadPartCopy.');
  }
  const eTag = uploads.putPart(address, Number(call.query.get('partNumber')), call.body);
  return { status: 200, headers: { etag: eTag } };
}

function listParts(uploads: MultipartUploads, address: UploadAddress): Answer {
  const parts = uploads.partsOf(address);
  return {
    status: 200,
    headers: XML,
    body: writeXml('ListPartsResult', S3_NAMESPACE, {
      Bucket: address.bucket,
      Key: address.key,
      UploadId: address.uploadId,
      IsTruncated: 'false',
      Part: parts.map(({ partNumber, eTag, size }) => ({
        PartNumber: String(partNumber),
        ETag: eTag,
        Size: String(size),
      })),
    }),
  };
}

function complete(
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
  const { headers, body } = uploads.assemble(address, named);
  const { eTag, versionId } = s3.putObject(call.principal, {
    bucket,
    key,
    ...headers,
    body,
    ifMatch: header(call, 'if-match'),
    ifNoneMatch: header(call, 'if-none-match'),
  });
  uploads.remove(address);
  return {
    status: 200,
    headers: { ...XML, 'x-amz-version-id': versionId },
    body: writeXml('CompleteMultipartUploadResult', S3_NAMESPACE, {
      Location: `${call.url}${call.rawPath}`,
      Bucket: bucket,
      Key: key,
      ETag: eTag,
    }),
  };
}
