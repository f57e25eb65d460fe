/** The lock of every vault: the copies of a backup are kept as long as the backup. */
export const VAULT_LOCK = {
  mode: 'governance',
  minimumRetentionDays: 7,
  maximumRetentionDays: 366,
} as const;
