import { BACKUP } from '@archway/aws';
import type { Problem } from '@archway/core';
import { isOpen, notOneOf, notWhole, problemIf, show } from '@archway/core';

/** How long a vault keeps every backup at least, and at most. */
export interface RetentionBounds {
  /**
   * @default - no minimum
   */
  readonly minimumRetentionDays?: number;

  /**
   * @default - no maximum
   */
  readonly maximumRetentionDays?: number;
}

/** A lock that users with the permission can change and remove. */
export interface GovernanceLock extends RetentionBounds {
  readonly mode: 'governance';
}

/** A lock that nobody can change or remove after the grace time, AWS and the root user included. */
export interface ComplianceLock extends RetentionBounds {
  readonly mode: 'compliance';

  /** How many days the lock can still be removed, 3 to 36500. Afterwards it stays until the last backup has expired. */
  readonly graceDays: number;

  /** States that somebody has decided this. */
  readonly iKnowThatNobodyCanUndoThis: true;
}

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html */
export type VaultLock = GovernanceLock | ComplianceLock;

export function lockProblems(lock: VaultLock | undefined): readonly Problem[] {
  if (lock === undefined) return [];
  const { graceDays, minimumDays, maximumDays } = BACKUP.lock;
  return [
    notOneOf('lock.mode', lock.mode, ['governance', 'compliance']),
    ...boundsProblems('lock.', lock, minimumDays, maximumDays),
    problemIf(
      lock.minimumRetentionDays === undefined && lock.maximumRetentionDays === undefined,
      'lock must have minimumRetentionDays or maximumRetentionDays, got neither: it would keep nothing from deletion',
    ),
    ...(lock.mode === 'compliance'
      ? [
          notWhole('lock.graceDays', lock.graceDays, graceDays, maximumDays),
          problemIf(
            (lock.iKnowThatNobodyCanUndoThis as boolean) !== true,
            `lock.iKnowThatNobodyCanUndoThis must be true in compliance mode, got ${show(lock.iKnowThatNobodyCanUndoThis)}`,
          ),
        ]
      : []),
  ];
}

/** Problems of a minimum and a maximum retention. */
export function boundsProblems(
  prefix: string,
  { minimumRetentionDays, maximumRetentionDays }: RetentionBounds,
  minimum: number,
  maximum: number,
): readonly Problem[] {
  return [
    notWhole(`${prefix}minimumRetentionDays`, minimumRetentionDays, minimum, maximum),
    notWhole(`${prefix}maximumRetentionDays`, maximumRetentionDays, minimum, maximum),
    problemIf(
      !isOpen(minimumRetentionDays) &&
        !isOpen(maximumRetentionDays) &&
        minimumRetentionDays > maximumRetentionDays,
      `${prefix}minimumRetentionDays must be at most ${prefix}maximumRetentionDays, got ${show(minimumRetentionDays)} and ${show(maximumRetentionDays)}`,
    ),
  ];
}
