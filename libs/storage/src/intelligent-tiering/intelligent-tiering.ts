import type { Problem } from '@archway/core';
import { notMatching, notWhole, problemIf } from '@archway/core';
import { notKeyPrefix } from '../object-key/object-key';

/** When objects of the class `INTELLIGENT_TIERING` that nobody reads move to S3's archive tiers. */
export interface IntelligentTiering {
  /** How S3 calls the configuration, unique in the bucket, 1 to 64 characters. */
  readonly name: string;

  /**
   * Only objects whose keys begin so.
   *
   * @default - all objects
   */
  readonly prefix?: string;

  /**
   * Days without access, 90 to 730, after which reading takes minutes to hours.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html
   * @default - never
   */
  readonly archiveAccessDays?: number;

  /**
   * Days without access, 180 to 730, after which reading takes up to twelve hours.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html
   * @default - never
   */
  readonly deepArchiveAccessDays?: number;
}

/** What S3 would refuse of a bucket's tiering. */
export function tieringProblems(tierings: readonly IntelligentTiering[]): readonly Problem[] {
  const names = tierings.map(({ name }) => name);
  return [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `intelligentTiering must have names of their own, got '${name}' twice`),
    ...tierings.flatMap(({ name, prefix, archiveAccessDays, deepArchiveAccessDays }) => [
      notMatching(
        'name of intelligentTiering',
        name,
        /^[\w.-]{1,64}$/,
        'letters, digits, . - and _, at most 64',
      ),
      notKeyPrefix(`prefix of intelligentTiering '${name}'`, prefix),
      problemIf(
        archiveAccessDays === undefined && deepArchiveAccessDays === undefined,
        `intelligentTiering '${name}' needs archiveAccessDays or deepArchiveAccessDays`,
      ),
      notWhole(`archiveAccessDays of '${name}'`, archiveAccessDays, 90, 730),
      notWhole(`deepArchiveAccessDays of '${name}'`, deepArchiveAccessDays, 180, 730),
    ]),
  ];
}
