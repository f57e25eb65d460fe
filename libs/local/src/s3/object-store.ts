import { createHash } from 'node:crypto';
import type { Checksum } from './checksum';
import type { ObjectEncryption, ObjectHeaders, Tags } from './s3-api';

/** One version of an object, or a delete marker. */
export interface StoredVersion {
  readonly key: string;
  /** `null` where the bucket does not version. */
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
  readonly body: Uint8Array;
  /** With quotes. */
  readonly eTag: string;
  readonly lastModified: number;
  readonly headers: ObjectHeaders;
  readonly metadata: Readonly<Record<string, string>>;
  readonly storageClass: string;
  readonly tags: Tags;
  readonly encryption: ObjectEncryption;
  readonly checksum?: Checksum;
  readonly partSizes?: readonly number[];
  readonly sequencer: string;
}

/** The version id of objects in a bucket that does not version. */
export const NULL_VERSION = 'null';

/** The objects of one bucket. */
export class ObjectStore {
  private readonly versions = new Map<string, StoredVersion[]>();
  private lastSequence = 0n;

  constructor(private readonly versioning: boolean) {}

  /** The newest version, which may be a delete marker. */
  newest(key: string): StoredVersion | undefined {
    return this.versions.get(key)?.at(-1);
  }

  /** The object that a read without a version sees. */
  current(key: string): StoredVersion | undefined {
    const newest = this.newest(key);
    return newest?.isDeleteMarker === true ? undefined : newest;
  }

  version(key: string, versionId: string): StoredVersion | undefined {
    return this.versions.get(key)?.find((each) => each.versionId === versionId);
  }

  put(version: StoredVersion): void {
    const others = this.versioning ? (this.versions.get(version.key) ?? []) : [];
    this.versions.set(version.key, [...others, version]);
  }

  /** Takes one version away for good. */
  remove(key: string, versionId: string): void {
    const left = (this.versions.get(key) ?? []).filter((each) => each.versionId !== versionId);
    if (left.length === 0) this.versions.delete(key);
    else this.versions.set(key, left);
  }

  /** Keys in the order of their UTF-8 bytes, as S3 lists them. */
  keys(prefix = ''): readonly string[] {
    return [...this.versions.keys()]
      .filter((key) => key.startsWith(prefix))
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  /** Newest first. */
  versionsOf(key: string): readonly StoredVersion[] {
    return [...(this.versions.get(key) ?? [])].reverse();
  }

  /** A hexadecimal number that grows with every event of the bucket. */
  nextSequencer(now: number): string {
    const byTime = BigInt(now) << 16n;
    this.lastSequence = byTime > this.lastSequence ? byTime : this.lastSequence + 1n;
    return this.lastSequence.toString(16).toUpperCase().padStart(18, '0');
  }
}

export function md5Of(body: Uint8Array | string): string {
  return createHash('md5').update(body).digest('hex');
}
