import { AwsError } from '../../aws-error/aws-error';
import type { GetObjectInput, ObjectAddress, ReadConditions, S3Api } from '../../s3/s3-api';
import type { Answer, Call } from '../call/call';
import { header } from '../call/call';
import { writeXml } from '../xml/xml';
import { decode } from './address';
import { S3_NAMESPACE, XML } from './namespace';
import { checkedChecksum, checksumElement, checksumHeaders } from './checksums';
import {
  encryptionHeaders,
  readKeeping,
  readObjectHeaders,
  writeObjectHeaders,
} from './object-headers';

export function putObject(s3: S3Api, call: Call, address: ObjectAddress): Answer {
  const checksum = checkedChecksum(call);
  const { eTag, versionId, encryption } = s3.putObject(call.principal, {
    ...address,
    ...readObjectHeaders(call),
    ...readKeeping(call),
    body: call.body,
    checksum,
    ifMatch: header(call, 'if-match'),
    ifNoneMatch: header(call, 'if-none-match'),
  });
  return {
    status: 200,
    headers: {
      etag: eTag,
      'x-amz-version-id': versionId,
      ...encryptionHeaders(encryption),
      ...checksumHeaders(checksum),
    },
  };
}

export function getObject(s3: S3Api, call: Call, address: ObjectAddress): Answer {
  const object = s3.getObject(call.principal, readInput(call, address));
  return {
    status: object.contentRange === undefined ? 200 : 206,
    headers: writeObjectHeaders(object, call),
    body: object.body,
  };
}

export function headObject(s3: S3Api, call: Call, address: ObjectAddress): Answer {
  const object = s3.headObject(call.principal, readInput(call, address));
  return {
    status: object.contentRange === undefined ? 200 : 206,
    headers: writeObjectHeaders(object, call),
  };
}

export function deleteObject(s3: S3Api, call: Call, address: ObjectAddress): Answer {
  const { deleteMarker, versionId } = s3.deleteObject(call.principal, {
    ...address,
    versionId: call.query.get('versionId') ?? undefined,
    ifMatch: header(call, 'if-match'),
  });
  return {
    status: 204,
    headers: {
      'x-amz-delete-marker': deleteMarker === true ? 'true' : undefined,
      'x-amz-version-id': versionId,
    },
  };
}

export function copyObject(s3: S3Api, call: Call, address: ObjectAddress): Answer {
  const directive = header(call, 'x-amz-metadata-directive');
  const copy = s3.copyObject(call.principal, {
    ...address,
    ...readObjectHeaders(call),
    ...readCopySource(header(call, 'x-amz-copy-source') ?? ''),
    ...readKeeping(call),
    taggingDirective: header(call, 'x-amz-tagging-directive') === 'REPLACE' ? 'REPLACE' : 'COPY',
    metadataDirective: directive === 'REPLACE' ? 'REPLACE' : 'COPY',
    copySourceIfMatch: header(call, 'x-amz-copy-source-if-match'),
    ifMatch: header(call, 'if-match'),
    ifNoneMatch: header(call, 'if-none-match'),
  });
  return {
    status: 200,
    headers: {
      ...XML,
      'x-amz-version-id': copy.versionId,
      'x-amz-copy-source-version-id': copy.copySourceVersionId,
      ...encryptionHeaders(copy.encryption),
    },
    body: writeXml('CopyObjectResult', S3_NAMESPACE, {
      LastModified: copy.lastModified.toISOString(),
      ETag: copy.eTag,
    }),
  };
}

export function getObjectTagging(s3: S3Api, call: Call, address: ObjectAddress): Answer {
  const versionId = call.query.get('versionId') ?? undefined;
  const tags = s3.getObjectTagging(call.principal, { ...address, versionId });
  return {
    status: 200,
    headers: { ...XML, 'x-amz-version-id': versionId },
    body: writeXml('Tagging', S3_NAMESPACE, {
      TagSet: { Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) },
    }),
  };
}

/** What `x-amz-object-attributes` asks for. */
export function getObjectAttributes(s3: S3Api, call: Call, address: ObjectAddress): Answer {
  const object = s3.headObject(call.principal, {
    ...address,
    versionId: call.query.get('versionId') ?? undefined,
  });
  const asked = new Set(
    (header(call, 'x-amz-object-attributes') ?? '').split(',').map((name) => name.trim()),
  );
  const { partSizes } = object;
  const content = {
    ETag: object.eTag.replaceAll('"', ''),
    Checksum: checksumElement(object.checksum()),
    ObjectParts: partSizes && { PartsCount: String(partSizes.length) },
    StorageClass: object.storageClass,
    ObjectSize: String(object.contentLength),
  };
  return {
    status: 200,
    headers: {
      ...XML,
      'last-modified': object.lastModified.toUTCString(),
      'x-amz-version-id': object.versionId,
    },
    body: writeXml(
      'GetObjectAttributesResponse',
      S3_NAMESPACE,
      Object.fromEntries(Object.entries(content).filter(([name]) => asked.has(name))),
    ),
  };
}

/** Reads `/bucket/key?versionId=…`, of which bucket and key are percent-encoded. */
export function readCopySource(source: string): {
  readonly sourceBucket: string;
  readonly sourceKey: string;
  readonly sourceVersionId?: string;
} {
  const [path = '', version] = source.replace(/^\//, '').split('?versionId=');
  const slash = path.indexOf('/');
  if (slash < 1) {
    throw new AwsError(
      'InvalidArgument',
      400,
      `Copy Source must mention the source bucket and key: sourcebucket/sourcekey, not ${source}`,
    );
  }
  return {
    sourceBucket: decode(path.slice(0, slash)),
    sourceKey: decode(path.slice(slash + 1)),
    ...(version !== undefined && { sourceVersionId: decode(version) }),
  };
}

function readInput(call: Call, address: ObjectAddress): GetObjectInput {
  const partNumber = call.query.get('partNumber');
  return {
    ...address,
    ...readConditions(call),
    versionId: call.query.get('versionId') ?? undefined,
    range: header(call, 'range'),
    ...(partNumber === null ? {} : { partNumber: Number(partNumber) }),
  };
}

function readConditions(call: Call): ReadConditions {
  return {
    ifMatch: header(call, 'if-match'),
    ifNoneMatch: header(call, 'if-none-match'),
    ifModifiedSince: date(header(call, 'if-modified-since')),
    ifUnmodifiedSince: date(header(call, 'if-unmodified-since')),
  };
}

/** A date that cannot be read is passed over, as HTTP has it. */
function date(text: string | undefined): Date | undefined {
  const read = text === undefined ? undefined : new Date(text);
  return read === undefined || Number.isNaN(read.getTime()) ? undefined : read;
}
