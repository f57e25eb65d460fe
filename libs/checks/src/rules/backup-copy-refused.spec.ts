import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { backupCopyRefused } from './backup-copy-refused';

const [SOURCE, CENTRAL] = ['111122223333', '444455556666'];

const ACCOUNTS = [
  { allowed_account_ids: [SOURCE] },
  { alias: 'central', allowed_account_ids: [CENTRAL] },
];

interface Setup {
  readonly statement?: object;
  readonly vault?: object;
  readonly resources?: readonly string[];
  readonly destination?: string;
  readonly aws?: readonly object[];
}

const ALLOWED = {
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${SOURCE}:root` },
  Action: 'backup:CopyIntoBackupVault',
  Resource: '*',
};
const OWN_KEY = { kms_key_arn: '${aws_kms_key.K.arn}' };
const DATABASE = ['${aws_db_instance.Orders.arn}'];

const copying = ({
  statement,
  vault = OWN_KEY,
  resources = DATABASE,
  destination = '${aws_backup_vault.Central.arn}',
  aws = ACCOUNTS,
}: Setup) =>
  stackOf(
    {
      aws_kms_key: { K: {} },
      aws_db_instance: { Orders: {} },
      aws_backup_vault: { Central: { provider: 'aws.central', name: 'central', ...vault } },
      ...(statement && {
        aws_backup_vault_policy: {
          P: {
            backup_vault_name: '${aws_backup_vault.Central.name}',
            policy: JSON.stringify({ Statement: [statement] }),
          },
        },
      }),
      aws_backup_plan: {
        Daily: {
          rule: [{ rule_name: 'daily', copy_action: [{ destination_vault_arn: destination }] }],
        },
      },
      aws_backup_selection: { S: { plan_id: '${aws_backup_plan.Daily.id}', resources } },
    },
    { provider: { aws }, variable: { it: {} } },
  );

const found = (setup: Setup) => problemsOf(backupCopyRefused, copying(setup));
const blind = (setup: Setup) => unseenBy(backupCopyRefused, copying(setup));

const NOT_SEEN =
  'aws_backup_plan.Daily: whether aws_backup_vault.Central lets the rule daily copy into it';

describe('the access policy', () => {
  it.each([
    [{ ...ALLOWED, Action: 'backup:DescribeBackupVault' }],
    [{ ...ALLOWED, Principal: { AWS: '777788889999' } }],
  ])('does not allow the copy with %j', (statement) => {
    expect(found({ statement })).toEqual([
      'aws_backup_plan.Daily: the rule daily copies to aws_backup_vault.Central, whose access policy does not allow backup:CopyIntoBackupVault to the account 111122223333',
    ]);
  });

  it.each([
    [ALLOWED],
    [{ ...ALLOWED, Principal: { AWS: SOURCE } }],
    [{ ...ALLOWED, Principal: { AWS: `arn:aws:iam::${SOURCE}:role/backup` }, Action: 'backup:*' }],
    [
      {
        ...ALLOWED,
        Principal: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
    ],
  ])('allows the copy with %j', (statement) => {
    expect(found({ statement })).toEqual([]);
    expect(blind({ statement })).toEqual([]);
  });

  const DENIED = { ...ALLOWED, Effect: 'Deny', Principal: '*' };

  it('denies the copy within an account too', () => {
    expect(found({ statement: DENIED, vault: { provider: 'aws' } })).toEqual([
      'aws_backup_plan.Daily: the rule daily copies to aws_backup_vault.Central, whose access policy denies backup:CopyIntoBackupVault to everyone',
    ]);
  });

  it.each([
    [{ ...DENIED, Action: 'backup:DeleteRecoveryPoint' }],
    [{ ...DENIED, Condition: { StringNotEquals: { 'aws:PrincipalAccount': SOURCE } } }],
    [{ ...DENIED, Resource: 'arn:aws:ec2:*::snapshot/*' }],
  ])('does not deny every copy with %j', (statement) => {
    expect(found({ statement, vault: { provider: 'aws' } })).toEqual([]);
  });

  it.each<[string, Setup]>([
    ['a policy that is not declared', {}],
    [
      'a principal that is not known',
      { statement: { ...ALLOWED, Principal: { AWS: '${var.it}' } } },
    ],
    [
      'accounts that are not known',
      { statement: { ...ALLOWED, Action: 'backup:Get*' }, aws: [{}, { alias: 'central' }] },
    ],
  ])('is not judged with %s', (_, setup) => {
    expect(found(setup)).toEqual([]);
    expect(blind(setup)).toEqual([NOT_SEEN]);
  });

  it('is that of a vault with the same account, not of one with the same name', () => {
    const statement = { ...ALLOWED, Action: 'backup:Get*' };
    const arn = (account: string) => `arn:aws:backup:eu-west-1:${account}:backup-vault:central`;
    expect(found({ statement, destination: arn(CENTRAL) })).toHaveLength(1);
    expect(found({ statement, destination: arn('777788889999') })).toEqual([]);
  });
});

describe('the key', () => {
  it.each([
    ['aws_db_instance.Orders', DATABASE, {}],
    [
      'aws_db_instance.Orders',
      DATABASE,
      { kms_key_arn: 'arn:aws:kms:eu-west-1:444455556666:alias/aws/backup' },
    ],
    ['arn:aws:ec2:*:*:volume/*', ['arn:aws:ec2:*:*:volume/*'], {}],
  ])('of AWS does not let %s leave the account', (name, resources, vault) => {
    expect(found({ statement: ALLOWED, resources, vault })).toEqual([
      `aws_backup_plan.Daily: the rule daily copies ${name} to another account, and aws_backup_vault.Central has an AWS managed key`,
    ]);
  });

  it('of AWS is enough within the account', () => {
    expect(found({ statement: ALLOWED, vault: { provider: 'aws' } })).toEqual([]);
  });

  it.each([
    ['what AWS Backup fully manages', { resources: ['arn:aws:s3:::orders'], vault: {} }],
    ['a key elsewhere', { vault: { kms_key_arn: '${var.it}' } }],
  ])('is not judged with %s', (_, setup) => {
    expect(found({ statement: ALLOWED, ...setup })).toEqual([]);
    expect(blind({ statement: ALLOWED, ...setup })).toEqual([
      'aws_backup_plan.Daily: whether the key of aws_backup_vault.Central fits what the rule daily copies',
    ]);
  });
});
