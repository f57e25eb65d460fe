import { CONTINUOUS_SERVICES, recoverableTypes } from '@archway/aws';
import { Estate, type Subject } from '@archway/checks';
import { blocksOf, flagOf, numberOf, textOf, type Configuration } from '@archway/terraform';
import { optedIn, selectingPlans } from './backup-protections';
import { candidateOf } from './candidates';

/** Something that Terraform applies, and that fails or does nothing when a job runs. */
export interface FailingJob {
  /** The address of what states it. */
  readonly address: string;
  readonly stack: string;
  readonly reason: string;
}

/** What `archway check` does not look for: it takes what selections select, and what stores are. */
export function failingJobs(configurations: readonly Configuration[]): readonly FailingJob[] {
  const estate = new Estate(configurations);
  return [
    ...perStore(estate),
    ...ownVaults(estate),
    ...restoreTests(estate),
    ...lockedExpiry(estate),
  ].sort((a, b) => (a.address < b.address ? -1 : 1));
}

function perStore(estate: Estate): readonly FailingJob[] {
  return estate.all(...recoverableTypes(), 'aws_rds_cluster').flatMap((store) => {
    const candidate = candidateOf(store);
    if (candidate === undefined) return [];
    const { service } = candidate;
    const plans = selectingPlans(estate, store, candidate);
    const out = plans.filter(({ isSelected, wouldBe }) => wouldBe && isSelected === false);
    const continuous = plans.filter(
      ({ isSelected, plan }) =>
        isSelected === true && CONTINUOUS_SERVICES.has(service) && isContinuous(plan),
    );
    return [
      ...(optedIn(estate, store, service).known === false ? out : []).map(({ selection }) =>
        job(
          selection,
          `selects ${store.address}, and the settings of the region opt ${service} out: no job starts`,
        ),
      ),
      ...continuous
        .slice(1)
        .map(({ plan, selection }) =>
          job(
            plan ?? selection,
            `backs up ${store.address} continuously, as ${continuous[0]?.plan?.address} does: AWS Backup keeps one continuous backup of a resource`,
          ),
        ),
    ];
  });
}

function isContinuous(plan: Subject | undefined): boolean {
  return blocksOf(plan?.attributes['rule']).some(
    (rule) => flagOf(rule['enable_continuous_backup']) === true,
  );
}

/** Copies into the vault that the backup is in already. */
function ownVaults(estate: Estate): readonly FailingJob[] {
  return estate.all('aws_backup_plan').flatMap((plan) =>
    blocksOf(plan.attributes['rule']).flatMap((rule) => {
      const own = estate.target(plan, rule['target_vault_name'], 'aws_backup_vault');
      if (own === undefined) return [];
      return blocksOf(rule['copy_action'])
        .filter(
          (copy) =>
            estate.target(plan, copy['destination_vault_arn'], 'aws_backup_vault')?.key === own.key,
        )
        .map(() =>
          job(
            plan,
            `copies backups of the rule ${textOf(rule['rule_name']) ?? 'without a known name'} from ${own.address} into itself`,
          ),
        );
    }),
  );
}

/** AWS's policies that let AWS Backup restore. */
const RESTORES = /AWSBackupServiceRolePolicyFor(S3)?Restores?$|AdministratorAccess$/;

/** Roles of restore tests whose policies are all known, and let nobody restore. */
function restoreTests(estate: Estate): readonly FailingJob[] {
  return estate.all('aws_backup_restore_testing_selection').flatMap((test) => {
    const role = estate.target(test, test.attributes['iam_role_arn'], 'aws_iam_role');
    if (role === undefined) return [];
    const inline = estate.naming(role, 'aws_iam_role_policy', 'role');
    const attached = estate
      .naming(role, 'aws_iam_role_policy_attachment', 'role')
      .map((each) => textOf(each.attributes['policy_arn']));
    const isOpen =
      inline.length > 0 ||
      blocksOf(role.attributes['inline_policy']).length > 0 ||
      role.attributes['managed_policy_arns'] !== undefined ||
      attached.some(
        (arn) => arn === undefined || !arn.includes(':aws:policy/') || RESTORES.test(arn),
      );
    if (isOpen) return [];
    return [job(test, `takes on ${role.address}, which may not restore: no test succeeds`)];
  });
}

/** Lifecycle rules that would delete versions which an object lock keeps. */
function lockedExpiry(estate: Estate): readonly FailingJob[] {
  return estate.all('aws_s3_bucket_lifecycle_configuration').flatMap((lifecycle) => {
    const bucket = estate.target(lifecycle, lifecycle.attributes['bucket'], 'aws_s3_bucket');
    if (bucket === undefined) return [];
    const [lock] = estate.naming(bucket, 'aws_s3_bucket_object_lock_configuration', 'bucket');
    const [rule] = blocksOf(lock?.attributes['rule']);
    const [retention] = blocksOf(rule?.['default_retention']);
    const years = numberOf(retention?.['years']) ?? 0;
    const kept = numberOf(retention?.['days']) ?? years * 365;
    if (kept <= 0) return [];
    return blocksOf(lifecycle.attributes['rule']).flatMap((each) =>
      blocksOf(each['noncurrent_version_expiration']).flatMap((expiration) => {
        const days = numberOf(expiration['noncurrent_days']);
        if (days === undefined || days >= kept) return [];
        return [
          job(
            lifecycle,
            `expires old versions after ${days} days by the rule ${textOf(each['id']) ?? 'without a known id'}, and the object lock keeps each for ${kept}`,
          ),
        ];
      }),
    );
  });
}

function job({ address, configuration }: Subject, reason: string): FailingJob {
  return { address, stack: configuration.name, reason };
}
