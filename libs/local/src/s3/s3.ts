import type { BucketPart, CorsRule } from '../architecture/architecture';
import { AwsError } from '../aws-error/aws-error';
import type { Invocations } from '../engine/invocations';
import type { World } from '../engine/world';
import type { Principal } from '../principal/principal';
import type { ObjectEvent } from './event-message';
import { listObjects } from './list-objects';
import { md5Of, NULL_VERSION, ObjectStore, type StoredVersion } from './object-store';
import { checkDelete, checkRead, checkWrite, rangeOf } from './preconditions';
import type {
  CopyObjectInput,
  CopyObjectOutput,
  DeleteObjectInput,
  DeleteObjectOutput,
  GetObjectInput,
  GetObjectOutput,
  HeadObjectOutput,
  ListedVersion,
  ListObjectsV2Input,
  ListObjectsV2Output,
  ObjectAddress,
  PutObjectInput,
  PutObjectOutput,
  S3Api,
  Tags,
} from './s3-api';
import {
  checksumOfVersion,
  encryptionOf,
  eTagOf,
  headersOf,
  lowerCaseNames,
  STANDARD,
} from './stored-as';

/** "Creating object key names": bytes of UTF-8. */
const LONGEST_KEY_BYTES = 1024;

interface LiveBucket {
  readonly part: BucketPart;
  readonly store: ObjectStore;
  readonly createdAt: number;
}

/** Told of every event of an object, with the upload that it belongs to. */
export type ObjectListener = (event: ObjectEvent, uploads: readonly string[]) => void;

/** S3: buckets of the Terraform, with their policies and versioning. */
export class S3 implements S3Api {
  private readonly buckets: ReadonlyMap<string, LiveBucket>;

  constructor(
    private readonly world: World,
    parts: readonly BucketPart[],
    private readonly invocations: Invocations,
    private readonly notify: ObjectListener,
  ) {
    const createdAt = world.clock.now();
    this.buckets = new Map(
      parts.map((part) => [
        part.bucketName,
        { part, store: new ObjectStore(part.versioning), createdAt },
      ]),
    );
  }

  putObject(principal: Principal, input: PutObjectInput): PutObjectOutput {
    return this.invocations.call(principal, () =>
      this.write(
        principal,
        input,
        input.partSizes === undefined ? 'Put' : 'CompleteMultipartUpload',
      ),
    );
  }

  getObject(principal: Principal, input: GetObjectInput): GetObjectOutput {
    return this.invocations.call(principal, () => {
      const version = this.read(principal, input);
      const range = rangeIn(version, input);
      const body =
        range === undefined ? version.body : version.body.subarray(range.first, range.last + 1);
      return { ...this.headOf(version, input), body };
    });
  }

  headObject(principal: Principal, input: GetObjectInput): HeadObjectOutput {
    return this.invocations.call(principal, () => this.headOf(this.read(principal, input), input));
  }

  deleteObject(principal: Principal, input: DeleteObjectInput): DeleteObjectOutput {
    return this.invocations.call(principal, () => this.remove(principal, input));
  }

  copyObject(principal: Principal, input: CopyObjectInput): CopyObjectOutput {
    return this.invocations.call(principal, () => {
      const source = this.read(principal, {
        bucket: input.sourceBucket,
        key: input.sourceKey,
        ...(input.sourceVersionId === undefined ? {} : { versionId: input.sourceVersionId }),
        ...(input.copySourceIfMatch === undefined ? {} : { ifMatch: input.copySourceIfMatch }),
      });
      const replaced = input.metadataDirective === 'REPLACE';
      const written = this.write(
        principal,
        {
          ...(replaced ? input : { ...source.headers, metadata: source.metadata }),
          bucket: input.bucket,
          key: input.key,
          body: source.body,
          storageClass: input.storageClass,
          tags: input.taggingDirective === 'REPLACE' ? input.tags : source.tags,
          encryption: input.encryption,
          ...(input.ifMatch === undefined ? {} : { ifMatch: input.ifMatch }),
          ...(input.ifNoneMatch === undefined ? {} : { ifNoneMatch: input.ifNoneMatch }),
        },
        'Copy',
      );
      return {
        ...written,
        lastModified: new Date(this.world.clock.now()),
        ...(source.versionId === NULL_VERSION ? {} : { copySourceVersionId: source.versionId }),
      };
    });
  }

  listObjectsV2(principal: Principal, input: ListObjectsV2Input): ListObjectsV2Output {
    const bucket = this.bucket(input.bucket);
    this.require(principal, 's3:ListBucket', bucket, undefined, {
      's3:prefix': input.prefix ?? '',
      's3:delimiter': input.delimiter ?? '',
    });
    return listObjects(bucket.store, input);
  }

  listObjectVersions(
    principal: Principal,
    input: { readonly bucket: string; readonly prefix?: string },
  ): readonly ListedVersion[] {
    const bucket = this.bucket(input.bucket);
    this.require(principal, 's3:ListBucketVersions', bucket, undefined, {
      's3:prefix': input.prefix ?? '',
    });
    return bucket.store.keys(input.prefix).flatMap((key) =>
      bucket.store.versionsOf(key).map((version, at) => ({
        key,
        versionId: version.versionId,
        isLatest: at === 0,
        isDeleteMarker: version.isDeleteMarker,
        ...(version.isDeleteMarker
          ? {}
          : { eTag: version.eTag, size: version.body.length, storageClass: version.storageClass }),
        lastModified: new Date(version.lastModified),
      })),
    );
  }

  headBucket(
    principal: Principal,
    input: { readonly bucket: string },
  ): { readonly region: string } {
    const bucket = this.bucket(input.bucket);
    this.require(principal, 's3:ListBucket', bucket);
    return { region: bucket.part.region };
  }

  listBuckets(
    principal: Principal,
  ): readonly { readonly name: string; readonly createdAt: Date }[] {
    this.world.guard.require(
      principal,
      { action: 's3:ListAllMyBuckets', resource: '*', address: 'S3' },
      'AccessDenied',
    );
    return [...this.buckets.values()].map(({ part, createdAt }) => ({
      name: part.bucketName,
      createdAt: new Date(createdAt),
    }));
  }

  getObjectTagging(
    principal: Principal,
    input: ObjectAddress & { readonly versionId?: string },
  ): Tags {
    const bucket = this.bucket(input.bucket);
    this.require(principal, 's3:GetObjectTagging', bucket, input.key);
    const { versionId } = input;
    const version =
      versionId === undefined
        ? bucket.store.current(input.key)
        : bucket.store.version(input.key, versionId);
    if (version !== undefined) return version.tags;
    throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.');
  }

  corsRulesOf(bucket: string): readonly CorsRule[] {
    return this.buckets.get(bucket)?.part.corsRules ?? [];
  }

  private write(
    principal: Principal,
    input: PutObjectInput,
    operation: 'Put' | 'Copy' | 'CompleteMultipartUpload',
  ): PutObjectOutput {
    const bucket = this.bucket(input.bucket);
    const { world } = this;
    if (input.key === '' || Buffer.byteLength(input.key) > LONGEST_KEY_BYTES) {
      throw new AwsError('KeyTooLongError', 400, 'Your key is too long');
    }
    this.require(principal, 's3:PutObject', bucket, input.key, {
      ...(input.ifMatch === undefined ? {} : { 's3:if-match': input.ifMatch }),
      ...(input.ifNoneMatch === undefined ? {} : { 's3:if-none-match': input.ifNoneMatch }),
    });
    const { tags = {} } = input;
    if (Object.keys(tags).length > 0) {
      this.require(principal, 's3:PutObjectTagging', bucket, input.key);
    }
    const encryption = encryptionOf(bucket.part, input);
    if (encryption.algorithm !== 'AES256') {
      this.requireKey(principal, bucket, 'kms:GenerateDataKey');
    }
    const conditional = input.ifMatch !== undefined || input.ifNoneMatch !== undefined;
    if (conditional && principal.kind === 'role' && world.random.chance(world.faults.conflict)) {
      throw new AwsError(
        'ConditionalRequestConflict',
        409,
        'The conditional request cannot succeed due to a conflicting operation against this resource.',
      );
    }
    checkWrite(bucket.store.current(input.key), input);
    const version: StoredVersion = {
      key: input.key,
      versionId: bucket.part.versioning ? world.random.hex(32) : NULL_VERSION,
      isDeleteMarker: false,
      body: input.body,
      eTag: eTagOf(input, encryption, world.random),
      lastModified: world.clock.now(),
      headers: headersOf(input),
      metadata: lowerCaseNames(input.metadata ?? {}),
      storageClass: input.storageClass ?? STANDARD,
      tags,
      encryption,
      ...(input.checksum === undefined ? {} : { checksum: input.checksum }),
      ...(input.partSizes === undefined ? {} : { partSizes: input.partSizes }),
      sequencer: bucket.store.nextSequencer(world.clock.now()),
    };
    bucket.store.put(version);
    this.announce(principal, bucket, version, `ObjectCreated:${operation}`);
    return {
      eTag: version.eTag,
      sequencer: version.sequencer,
      encryption,
      ...(bucket.part.versioning ? { versionId: version.versionId } : {}),
    };
  }

  private read(principal: Principal, input: GetObjectInput): StoredVersion {
    const bucket = this.bucket(input.bucket);
    const { versionId } = input;
    this.require(
      principal,
      versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion',
      bucket,
      input.key,
    );
    const version =
      versionId === undefined
        ? bucket.store.current(input.key)
        : bucket.store.version(input.key, versionId);
    if (version === undefined) {
      // Who may not list must not learn what is missing.
      this.require(principal, 's3:ListBucket', bucket);
      throw versionId === undefined
        ? new AwsError('NoSuchKey', 404, 'The specified key does not exist.')
        : new AwsError('NoSuchVersion', 404, 'The specified version does not exist.');
    }
    if (version.isDeleteMarker) {
      throw new AwsError(
        'MethodNotAllowed',
        405,
        'The specified method is not allowed against this resource.',
      );
    }
    if (version.encryption.algorithm !== 'AES256') {
      this.requireKey(principal, bucket, 'kms:Decrypt');
    }
    checkRead(version, input);
    return version;
  }

  private remove(principal: Principal, input: DeleteObjectInput): DeleteObjectOutput {
    const bucket = this.bucket(input.bucket);
    const { key, versionId } = input;
    const { clock, random } = this.world;
    const action = versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
    const { ifMatch } = input;
    const condition: Record<string, string> =
      ifMatch === undefined ? {} : { 's3:if-match': ifMatch };
    this.require(principal, action, bucket, key, condition);
    if (ifMatch !== undefined) {
      // An ETag says something about the object, so that it takes the permission to read it.
      if (ifMatch !== '*') this.require(principal, 's3:GetObject', bucket, key);
      checkDelete(bucket.store.current(key), ifMatch);
    }
    if (versionId !== undefined || !bucket.part.versioning) {
      const removed = bucket.store.version(key, versionId ?? NULL_VERSION);
      if (removed === undefined) return versionId === undefined ? {} : { versionId };
      bucket.store.remove(key, removed.versionId);
      const sequencer = bucket.store.nextSequencer(clock.now());
      this.announce(principal, bucket, { ...removed, sequencer }, 'ObjectRemoved:Delete');
      return {
        ...(versionId === undefined ? {} : { versionId }),
        ...(removed.isDeleteMarker ? { deleteMarker: true } : {}),
      };
    }
    const marker: StoredVersion = {
      key,
      versionId: random.hex(32),
      isDeleteMarker: true,
      body: new Uint8Array(),
      eTag: `"${md5Of('')}"`,
      lastModified: clock.now(),
      headers: {},
      metadata: {},
      storageClass: STANDARD,
      tags: {},
      encryption: { algorithm: 'AES256' },
      sequencer: bucket.store.nextSequencer(clock.now()),
    };
    bucket.store.put(marker);
    this.announce(principal, bucket, marker, 'ObjectRemoved:DeleteMarkerCreated');
    return { deleteMarker: true, versionId: marker.versionId };
  }

  private announce(
    principal: Principal,
    { part }: LiveBucket,
    version: StoredVersion,
    eventName: string,
  ): void {
    const created = eventName.startsWith('ObjectCreated');
    const versioned = version.versionId === NULL_VERSION ? {} : { versionId: version.versionId };
    const own = `${part.bucketName}/${version.key}${version.versionId === NULL_VERSION ? '' : `?versionId=${version.versionId}`}`;
    const uploads = principal.kind === 'role' ? this.invocations.uploadsOf(principal) : [own];
    this.world.trace.emit({
      kind: created ? 'object-created' : 'object-deleted',
      bucket: part.bucketName,
      key: version.key,
      ...versioned,
      sequencer: version.sequencer,
      size: version.body.length,
      ...(principal.kind === 'role' ? { functionName: principal.functionName } : {}),
      ...(principal.kind === 'role' && principal.requestId !== undefined
        ? { requestId: principal.requestId }
        : {}),
      uploads,
    });
    this.notify(
      {
        eventName,
        bucketName: part.bucketName,
        bucketArn: part.bucketArn,
        region: part.region,
        accountId: this.world.accountId,
        key: version.key,
        at: this.world.clock.now(),
        sequencer: version.sequencer,
        ...versioned,
        ...(created ? { size: version.body.length } : {}),
        ...(eventName === 'ObjectRemoved:Delete' ? {} : { eTag: version.eTag.slice(1, -1) }),
        requestId: this.world.random.hex(16).toUpperCase(),
        principalId:
          principal.kind === 'role' ? `AWS:${principal.functionName}` : 'AWS:administrator',
      },
      uploads,
    );
  }

  private headOf(version: StoredVersion, input: GetObjectInput): HeadObjectOutput {
    const size = version.body.length;
    const range = rangeIn(version, input);
    return {
      ...version.headers,
      metadata: version.metadata,
      eTag: version.eTag,
      contentLength: range === undefined ? size : range.last - range.first + 1,
      ...(range === undefined
        ? {}
        : { contentRange: `bytes ${range.first}-${range.last}/${size}` }),
      lastModified: new Date(version.lastModified),
      storageClass: version.storageClass,
      tagCount: Object.keys(version.tags).length,
      encryption: version.encryption,
      checksum: () => checksumOfVersion(version),
      ...(version.partSizes === undefined ? {} : { partSizes: version.partSizes }),
      ...(version.versionId === NULL_VERSION ? {} : { versionId: version.versionId }),
    };
  }

  private bucket(name: string): LiveBucket {
    const bucket = this.buckets.get(name);
    if (bucket === undefined) {
      throw new AwsError('NoSuchBucket', 404, `The specified bucket does not exist: ${name}`);
    }
    return bucket;
  }

  private require(
    principal: Principal,
    action: string,
    { part }: LiveBucket,
    key?: string,
    context: Readonly<Record<string, string>> = {},
  ): void {
    this.world.guard.require(
      principal,
      {
        action,
        resource: key === undefined ? part.bucketArn : `${part.bucketArn}/${key}`,
        address: part.address,
        ...(part.policy === undefined ? {} : { resourcePolicy: part.policy }),
        context,
      },
      'AccessDenied',
      this.invocations.uploadsOf(principal),
    );
  }

  private requireKey(
    principal: Principal,
    { part }: LiveBucket,
    action: 'kms:GenerateDataKey' | 'kms:Decrypt',
  ): void {
    const uploads = this.invocations.uploadsOf(principal);
    const via = `s3.${part.region}.amazonaws.com`;
    if (!this.world.guard.allowsKey(principal, part.encryptionKey, [action], via, uploads)) {
      throw new AwsError(
        'AccessDenied',
        403,
        `${action} is denied on ${part.encryptionKey?.keyArn}`,
      );
    }
  }
}

/** The bytes that a read asks for: those of a range or of one part. */
function rangeIn(
  { body, partSizes }: StoredVersion,
  { range, partNumber }: GetObjectInput,
): ReturnType<typeof rangeOf> {
  if (partNumber === undefined) return rangeOf(range, body.length);
  const sizes = partSizes ?? [body.length];
  const size = sizes[partNumber - 1];
  if (size === undefined) {
    throw new AwsError('InvalidPartNumber', 416, 'The requested partnumber is not satisfiable');
  }
  const first = sizes.slice(0, partNumber - 1).reduce((sum, each) => sum + each, 0);
  return size === 0 ? undefined : { first, last: first + size - 1 };
}
