import { BACKUP, TimeZone } from '@archway/aws';
import type { Problem } from '@archway/core';
import { notMatching, notWhole, physicalName, problemIf, rejectProps, show } from '@archway/core';
import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { scheduleProblems } from '../plan/rule-problems';

/** A plan that every account of the organization gets. */
export interface OrganizationPlan {
  /** Regions in which it backs up: at least one. */
  readonly regions: readonly string[];

  /** `cron(…)` of AWS Backup. */
  readonly schedule: string;

  /** A vault of that name has to be in each account and region. */
  readonly vaultName: string;

  /** 1 to 36500; 90 more than `coldStorageAfterDays` at least. */
  readonly deleteAfterDays: number;

  /**
   * When backups move to cold storage, where their type supports it.
   *
   * @default - never
   */
  readonly coldStorageAfterDays?: number;

  /**
   * The IANA time zone of the schedule.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;

  /**
   * How long a backup may wait for its start, in minutes, 60 at least.
   *
   * @default 480
   */
  readonly startWindowMinutes?: number;

  /**
   * An hour more than `startWindowMinutes` at least.
   *
   * @default 10080
   */
  readonly completionWindowMinutes?: number;

  /**
   * ARNs of vaults that every backup is copied to and kept in for as long. `$account` stands for the account.
   *
   * @default - none
   */
  readonly copyToVaultArns?: readonly string[];

  /** What it backs up: resources with this tag. */
  readonly tag: { readonly key: string; readonly values: readonly string[] };

  /** The name of the role that AWS Backup takes on, in each account. */
  readonly roleName: string;
}

export interface OrganizationBackupPolicyProps {
  /** By names that stay: 1 to 50 letters, digits, `-` and `_`. */
  readonly plans: Readonly<Record<string, OrganizationPlan>>;

  /** Accounts, organizational units or the root that get the plans: at least one. */
  readonly targetIds: readonly string[];
}

/**
 * Plans that the management account gives to accounts, which cannot remove them.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html
 */
export class OrganizationBackupPolicy extends Construct {
  readonly policyId: string;

  constructor(scope: Construct, id: string, props: OrganizationBackupPolicyProps) {
    super(scope, id);
    declaredProps.check(this, 'OrganizationBackupPolicy', props);
    rejectProps(this, [
      problemIf(Object.keys(props.plans).length === 0, 'plans must hold at least one, got none'),
      problemIf(props.targetIds.length === 0, 'targetIds must be at least one, got none'),
      ...props.targetIds.map((targetId, at) =>
        notMatching(
          `targetIds[${at}]`,
          targetId,
          /^(\d{12}|r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/,
          'an account, an organizational unit or the root',
        ),
      ),
      ...Object.entries(props.plans).flatMap(([name, plan]) => planProblems(name, plan)),
    ]);
    const policy = new OrganizationsPolicy(this, 'Default', {
      name: physicalName(this, 128),
      type: 'BACKUP_POLICY',
      content: JSON.stringify({
        plans: Object.fromEntries(
          Object.entries(props.plans).map(([name, plan]) => [name, render(plan)]),
        ),
      }),
    });
    this.policyId = policy.id;
    for (const targetId of new Set(props.targetIds)) {
      new OrganizationsPolicyAttachment(this, `Target-${targetId}`, {
        policyId: policy.id,
        targetId,
      });
    }
  }
}

function planProblems(name: string, plan: OrganizationPlan): readonly Problem[] {
  const at = `plans.${name}.`;
  const {
    startWindowMinutes: startWindow = BACKUP.startWindowMinutes.default,
    completionWindowMinutes: completion = BACKUP.completionWindowMinutes.default,
  } = plan;
  return [
    notMatching(
      'plans',
      name,
      /^[A-Za-z0-9_-]{1,50}$/,
      "named by 1 to 50 letters, digits, '-' and '_'",
    ),
    problemIf(plan.regions.length === 0, `${at}regions must be at least one, got none`),
    ...scheduleProblems(`${at}schedule`, plan.schedule),
    notMatching(`${at}vaultName`, plan.vaultName, /^[a-zA-Z0-9_-]{2,50}$/, 'the name of a vault'),
    notWhole(`${at}deleteAfterDays`, plan.deleteAfterDays, 1, BACKUP.lock.maximumDays),
    problemIf(
      plan.coldStorageAfterDays !== undefined &&
        plan.deleteAfterDays < plan.coldStorageAfterDays + BACKUP.coldStorageDays,
      `${at}deleteAfterDays must be at least ${BACKUP.coldStorageDays} more than coldStorageAfterDays, got ${plan.deleteAfterDays} and ${show(plan.coldStorageAfterDays)}`,
    ),
    problemIf(
      plan.timeZone !== undefined && !TimeZone.isKnown(plan.timeZone),
      `${at}timeZone must be an IANA time zone, got ${show(plan.timeZone)}`,
    ),
    notWhole(`${at}startWindowMinutes`, startWindow, BACKUP.startWindowMinutes.minimum, 10_000),
    problemIf(
      completion < startWindow + BACKUP.completionWindowMinutes.aboveStart,
      `${at}completionWindowMinutes must be at least ${BACKUP.completionWindowMinutes.aboveStart} more than startWindowMinutes, got ${completion} and ${startWindow}`,
    ),
    ...(plan.copyToVaultArns ?? []).map((arn, index) =>
      notMatching(
        `${at}copyToVaultArns[${index}]`,
        arn,
        /^arn:[^:]+:backup:[a-z0-9-]+:(\d{12}|\$account):backup-vault:[a-zA-Z0-9_-]{2,50}$/,
        'the ARN of a vault',
      ),
    ),
    problemIf(
      plan.tag.values.length === 0,
      `${at}tag.values must be at least one, got ${show(plan.tag.values)}: it would back up nothing`,
    ),
  ];
}

/** In the syntax of inheritance, in which a policy further down can add, but not remove. */
function render(plan: OrganizationPlan): object {
  const lifecycle = lifecycleOf(plan);
  const copies = (plan.copyToVaultArns ?? []).map(
    (arn) => [arn, { target_backup_vault_arn: assign(arn), lifecycle }] as const,
  );
  return {
    regions: assign(plan.regions),
    rules: {
      all: {
        schedule_expression: assign(plan.schedule),
        schedule_expression_timezone: assign(plan.timeZone),
        target_backup_vault_name: assign(plan.vaultName),
        start_backup_window_minutes: assign(plan.startWindowMinutes),
        complete_backup_window_minutes: assign(plan.completionWindowMinutes),
        lifecycle,
        copy_actions: copies.length === 0 ? undefined : Object.fromEntries(copies),
      },
    },
    selections: {
      tags: {
        tagged: {
          iam_role_arn: { '@@assign': `arn:aws:iam::$account:role/${plan.roleName}` },
          tag_key: { '@@assign': plan.tag.key },
          tag_value: { '@@assign': plan.tag.values },
        },
      },
    },
  };
}

function lifecycleOf({ deleteAfterDays, coldStorageAfterDays }: OrganizationPlan) {
  return {
    move_to_cold_storage_after_days: assign(coldStorageAfterDays),
    delete_after_days: assign(deleteAfterDays),
  };
}

/** Numbers are text in this syntax; what is undefined is left out. */
function assign(value: number | string | readonly string[] | undefined) {
  if (value === undefined) return undefined;
  return { '@@assign': typeof value === 'number' ? String(value) : value };
}
