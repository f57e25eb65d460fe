import { BACKUP } from '@archway/aws';
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

  /** 1 to 36500. */
  readonly deleteAfterDays: number;

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
      plan.tag.values.length === 0,
      `${at}tag.values must be at least one, got ${show(plan.tag.values)}: it would back up nothing`,
    ),
  ];
}

/** In the syntax of inheritance, in which a policy further down can add, but not remove. */
function render(plan: OrganizationPlan): object {
  return {
    regions: { '@@assign': plan.regions },
    rules: {
      all: {
        schedule_expression: { '@@assign': plan.schedule },
        target_backup_vault_name: { '@@assign': plan.vaultName },
        lifecycle: { delete_after_days: { '@@assign': String(plan.deleteAfterDays) } },
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
