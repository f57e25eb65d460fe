import { blocksOf, isList, isUnknown, textOf, type Value } from '@archway/terraform';
import { backupRulesOf } from '../backup/backup-rules';
import { accountOf, isAcrossAccounts } from '../backup/copy-account';
import { accessOf } from '../backup/vault-policy';
import type { Estate, Subject } from '../estate/estate';
import { encryptionKeyOf } from '../keys/encryption-key';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

/** Types that AWS Backup does not fully manage: their copies need a customer managed key. */
const NOT_FULLY_MANAGED = [
  'aws_ebs_volume',
  'aws_instance',
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_docdb_cluster',
  'aws_neptune_cluster',
];

export const backupCopyRefused: Rule = {
  id: 'backup-copy-refused',
  group: 'storage',
  severity: 'error',
  title: 'A vault refuses the copies of a backup plan',
  looksFor:
    'Copy actions to a declared vault whose access policy denies backup:CopyIntoBackupVault to everyone without a condition. Across accounts, also those whose declared access policy does not allow it to the account of the plan, and those to a vault with an AWS managed key where the plan selects EC2 instances, EBS volumes or databases of RDS, Aurora, DocumentDB or Neptune. The account is that of allowed_account_ids or assume_role of the provider. Other conditions are not evaluated.',
  why: 'Terraform applies the plan. Each copy job fails later, and the backups stay in one place.',
  fix: 'Allow backup:CopyIntoBackupVault to the account of the plan in the access policy of the vault, and encrypt the vault with a customer managed key.',
  awsPage:
    'https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html',
  *check(estate) {
    for (const { plan, rule, name } of backupRulesOf(estate)) {
      for (const { destination_vault_arn: value } of blocksOf(rule['copy_action'])) {
        const vault = estate.target(plan, value, 'aws_backup_vault');
        if (vault === undefined || !isSameVault(value, vault)) continue;
        yield* access(estate, plan, name, vault);
        yield* encryption(estate, plan, name, vault);
      }
    }
  },
};

/** A vault of another account or Region may have the same name. */
function isSameVault(value: Value | undefined, vault: Subject): boolean {
  const text = textOf(value);
  if (isUnknown(value) || text?.startsWith('arn:') !== true || text.includes('${')) return true;
  const [, , , region, account] = text.split(':');
  const its = vault.resource.region;
  return account === accountOf(vault) && (its === undefined || its === region);
}

function* access(
  estate: Estate,
  plan: Subject,
  name: string,
  vault: Subject,
): Iterable<Observation> {
  const across = isAcrossAccounts(plan, vault);
  const account = accountOf(plan);
  const found = accessOf(estate, vault, account);
  const about = `${name} ${vault.address} policy`;
  if (found?.denied === true) {
    yield problem(
      plan,
      `${name} copies to ${vault.address}, whose access policy denies backup:CopyIntoBackupVault to everyone`,
      about,
    );
  } else if (across === false || found?.allowed === true) {
    return;
  } else if (across === true && found?.allowed === false) {
    yield problem(
      plan,
      `${name} copies to ${vault.address}, whose access policy does not allow backup:CopyIntoBackupVault to the account ${account}`,
      about,
    );
  } else {
    yield unseen(plan, `whether ${vault.address} lets ${name} copy into it`);
  }
}

function* encryption(
  estate: Estate,
  plan: Subject,
  name: string,
  vault: Subject,
): Iterable<Observation> {
  // What is not known about the account, the access above names.
  if (isAcrossAccounts(plan, vault) !== true) return;
  const key = encryptionKeyOf(estate, vault, vault.attributes['kms_key_arn']);
  if (key.kind === 'customer') return;
  const selected = key.kind === 'elsewhere' ? undefined : needsCustomerKey(estate, plan);
  if (selected === undefined) {
    yield unseen(plan, `whether the key of ${vault.address} fits what ${name} copies`);
    return;
  }
  yield problem(
    plan,
    `${name} copies ${selected} to another account, and ${vault.address} has an AWS managed key`,
    `${name} ${vault.address} key`,
  );
}

/** The first thing selected that cannot be copied with an AWS managed key. */
function needsCustomerKey(estate: Estate, plan: Subject): string | undefined {
  for (const selection of estate.naming(plan, 'aws_backup_selection', 'plan_id')) {
    const { resources } = selection.attributes;
    for (const resource of isList(resources) ? resources : []) {
      const text = textOf(resource) ?? '';
      if (/^arn:[\w-]+:(ec2:[^:]*:[^:]*:(instance|volume)\/|rds:)/.test(text)) return text;
      const target = estate.target(selection, resource, ...NOT_FULLY_MANAGED);
      if (target !== undefined) return target.address;
    }
  }
  return undefined;
}
