import type { CorsRule } from '../architecture/architecture';
import type { Principal } from '../principal/principal';
import type { Checksum } from './checksum';

/** The system metadata that S3 keeps with an object and returns as headers. */
export interface ObjectHeaders {
  readonly contentType?: string;
  readonly cacheControl?: string;
  readonly contentDisposition?: string;
  readonly contentEncoding?: string;
  readonly contentLanguage?: string;
  readonly expires?: string;
  /** User metadata: names in lower case, without `x-amz-meta-`. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Names one object, or one version of it. */
export interface ObjectAddress {
  readonly bucket: string;
  /** The key as the user sees it, not URL-encoded. */
  readonly key: string;
}

/** How an object lies in its bucket. */
export interface ObjectEncryption {
  readonly algorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  /** The key of KMS. */
  readonly keyArn?: string;
}

export type Tags = Readonly<Record<string, string>>;

/** What a write says about how the object is kept. */
export interface ObjectKeeping {
  /** @default 'STANDARD' */
  readonly storageClass?: string;
  readonly tags?: Tags;
  /** @default - the bucket's */
  readonly encryption?: ObjectEncryption;
}

export interface PutObjectInput extends ObjectAddress, ObjectHeaders, ObjectKeeping {
  readonly body: Uint8Array;
  /** What the caller sent, checked already. @default - the CRC64NVME of the body */
  readonly checksum?: Checksum;
  /** Bytes of each part of an upload in parts. @default - the object came whole */
  readonly partSizes?: readonly number[];
  /** Write only over an object with this ETag. */
  readonly ifMatch?: string;
  /** Only `*` is accepted: write only where no object is. */
  readonly ifNoneMatch?: string;
}

export interface PutObjectOutput {
  /** With its quotes, as S3 returns it. */
  readonly eTag: string;
  /** Undefined where the bucket does not version. */
  readonly versionId?: string;
  readonly sequencer: string;
  readonly encryption: ObjectEncryption;
}

export interface ReadConditions {
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly ifModifiedSince?: Date;
  readonly ifUnmodifiedSince?: Date;
}

export interface GetObjectInput extends ObjectAddress, ReadConditions {
  readonly versionId?: string;
  /** An HTTP `Range` header with one range, such as `bytes=0-99`; anything else is ignored. */
  readonly range?: string;
  /** One part of an object that was uploaded in parts, from 1 on. */
  readonly partNumber?: number;
}

export interface HeadObjectOutput extends ObjectHeaders {
  readonly eTag: string;
  /** Bytes of the whole object, or of the range that was asked for. */
  readonly contentLength: number;
  /** Present for a range: `bytes 0-99/1234`. */
  readonly contentRange?: string;
  readonly lastModified: Date;
  readonly versionId?: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly storageClass: string;
  readonly tagCount: number;
  readonly encryption: ObjectEncryption;
  /** Bytes of each part, for an object that was uploaded in parts. */
  readonly partSizes?: readonly number[];
  /** Of the whole object; computed when it is asked for. */
  readonly checksum: () => Checksum;
}

export interface GetObjectOutput extends HeadObjectOutput {
  readonly body: Uint8Array;
}

export interface DeleteObjectInput extends ObjectAddress {
  readonly versionId?: string;
  /** Delete only an object with this ETag, or any with `*`. */
  readonly ifMatch?: string;
}

export interface DeleteObjectOutput {
  readonly deleteMarker?: boolean;
  readonly versionId?: string;
}

export interface CopyObjectInput extends ObjectAddress, ObjectHeaders, ObjectKeeping {
  readonly sourceBucket: string;
  readonly sourceKey: string;
  readonly sourceVersionId?: string;
  /** @default 'COPY' */
  readonly metadataDirective?: 'COPY' | 'REPLACE';
  /** @default 'COPY' */
  readonly taggingDirective?: 'COPY' | 'REPLACE';
  /** Copy only when the source has this ETag. */
  readonly copySourceIfMatch?: string;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
}

export interface CopyObjectOutput extends PutObjectOutput {
  readonly lastModified: Date;
  readonly copySourceVersionId?: string;
}

export interface ListObjectsV2Input {
  readonly bucket: string;
  readonly prefix?: string;
  readonly delimiter?: string;
  /** @default 1000, the most that S3 returns */
  readonly maxKeys?: number;
  readonly continuationToken?: string;
  readonly startAfter?: string;
}

export interface ListedObject {
  readonly key: string;
  readonly eTag: string;
  readonly size: number;
  readonly lastModified: Date;
  readonly storageClass: string;
}

export interface ListObjectsV2Output {
  readonly contents: readonly ListedObject[];
  readonly commonPrefixes: readonly string[];
  readonly keyCount: number;
  readonly maxKeys: number;
  readonly isTruncated: boolean;
  readonly nextContinuationToken?: string;
}

export interface ListedVersion {
  readonly key: string;
  readonly versionId: string;
  readonly isLatest: boolean;
  readonly isDeleteMarker: boolean;
  readonly eTag?: string;
  readonly size?: number;
  readonly storageClass?: string;
  readonly lastModified: Date;
}

/** S3 as the local cloud serves it. Every method throws {@link AwsError} and takes effect at once. */
export interface S3Api {
  putObject(principal: Principal, input: PutObjectInput): PutObjectOutput;
  getObject(principal: Principal, input: GetObjectInput): GetObjectOutput;
  headObject(principal: Principal, input: GetObjectInput): HeadObjectOutput;
  deleteObject(principal: Principal, input: DeleteObjectInput): DeleteObjectOutput;
  copyObject(principal: Principal, input: CopyObjectInput): CopyObjectOutput;
  listObjectsV2(principal: Principal, input: ListObjectsV2Input): ListObjectsV2Output;
  /** Newest first within a key, keys in order. */
  listObjectVersions(
    principal: Principal,
    input: { readonly bucket: string; readonly prefix?: string },
  ): readonly ListedVersion[];
  headBucket(principal: Principal, input: { readonly bucket: string }): { readonly region: string };
  /** @throws AwsError for an object that does not exist */
  getObjectTagging(principal: Principal, input: ObjectAddress & { versionId?: string }): Tags;
  /** The CORS rules of a bucket; nobody is asked who reads them. */
  corsRulesOf(bucket: string): readonly CorsRule[];
  listBuckets(principal: Principal): readonly { readonly name: string; readonly createdAt: Date }[];
}
