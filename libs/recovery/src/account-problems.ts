import type { Problem } from '@archway/core';
import { notMatching, problemIf } from '@archway/core';

/** What is no account among `accountIds`. */
export function accountProblems(prop: string, accountIds: readonly string[]): readonly Problem[] {
  return accountIds.map((accountId, at) =>
    notMatching(`${prop}[${at}]`, accountId, /^\d{12}$/, 'an account id of 12 digits'),
  );
}

/** With whom an image cannot be shared, and what others could not decrypt. */
export function shareProblems(
  at: string,
  share: { readonly shareWithAccountIds?: readonly string[]; readonly encryptionKey?: unknown },
): readonly Problem[] {
  const { shareWithAccountIds = [], encryptionKey } = share;
  return [
    ...accountProblems(`${at}shareWithAccountIds`, shareWithAccountIds),
    problemIf(
      shareWithAccountIds.length > 0 && encryptionKey === undefined,
      `${at}encryptionKey must be given with shareWithAccountIds: other accounts cannot use the account's key for EBS`,
    ),
  ];
}
