import { BACKUP } from '@archway/aws';
import { dependOn, physicalName, rejectProps } from '@archway/core';
import { BackupPlan as BackupPlanResource } from '@cdktf/provider-aws/lib/backup-plan';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { BackupSelectionOptions } from '../selection/backup-selection';
import { BackupSelection } from '../selection/backup-selection';
import type { IBackupVault } from '../vault/vault-reference';
import type { BackupRule, CopyAction } from './backup-rule';
import type { PresetOptions } from './presets';
import { dailyRule, monthlyRule, weeklyRule, yearlyRule } from './presets';
import { rulesProblems } from './rule-problems';

export interface BackupPlanProps {
  readonly rules: readonly BackupRule[];

  /**
   * Where rules without a vault of their own put their backups.
   *
   * @default - every rule has one
   */
  readonly vault?: IBackupVault;

  /**
   * @default - the stage and the construct's path
   */
  readonly backupPlanName?: string;

  /**
   * Whether backups of Windows instances are consistent for applications, by the Volume Shadow Copy Service.
   *
   * @default false
   */
  readonly windowsVss?: boolean;
}

export interface PresetPlanProps extends PresetOptions {
  readonly vault: IBackupVault;
}

/** A plan: rules that say when, and selections that say what. Nothing is backed up before a selection is added. */
export class BackupPlan extends Construct {
  /** Daily for 35 days. */
  static daily(scope: Construct, id: string, props: PresetPlanProps): BackupPlan {
    return preset(scope, id, props, [dailyRule]);
  }

  /** Daily for 35 days, monthly for a year. */
  static dailyMonthly(scope: Construct, id: string, props: PresetPlanProps): BackupPlan {
    return preset(scope, id, props, [dailyRule, monthlyRule]);
  }

  /** Daily for 35 days, weekly for three months, monthly for a year. */
  static dailyWeeklyMonthly(scope: Construct, id: string, props: PresetPlanProps): BackupPlan {
    return preset(scope, id, props, [dailyRule, weeklyRule, monthlyRule]);
  }

  /** Daily for 35 days, weekly for three months, monthly for a year, yearly for seven. */
  static dailyWeeklyMonthlyYearly(
    scope: Construct,
    id: string,
    props: PresetPlanProps,
  ): BackupPlan {
    return preset(scope, id, props, [dailyRule, weeklyRule, monthlyRule, yearlyRule]);
  }

  readonly backupPlanArn: string;
  readonly backupPlanId: string;
  private readonly resource: BackupPlanResource;

  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, id);
    declaredProps.check(this, 'BackupPlan', props);
    rejectProps(this, rulesProblems(props.rules, props.vault));
    this.resource = new BackupPlanResource(this, 'Default', {
      name: props.backupPlanName ?? physicalName(this, 50),
      rule: props.rules.map((rule) => renderRule(rule, rule.vault ?? props.vault)),
      advancedBackupSetting: props.windowsVss
        ? [{ resourceType: 'EC2', backupOptions: { WindowsVSS: 'enabled' } }]
        : undefined,
    });
    this.backupPlanArn = this.resource.arn;
    this.backupPlanId = this.resource.id;
    // A lock or an access policy decides over the first job: they come before the plan.
    dependOn(
      this.resource,
      [...new Set(props.rules.map((rule) => rule.vault ?? props.vault))].filter(
        (vault) => vault !== undefined,
      ),
    );
  }

  /**
   * Backs up what `options` select.
   *
   * @throws when they select nothing, or everything without saying so
   */
  addSelection(id: string, options: BackupSelectionOptions): BackupSelection {
    return new BackupSelection(this, id, { ...options, backupPlanId: this.backupPlanId });
  }
}

function preset(
  scope: Construct,
  id: string,
  { vault, ...options }: PresetPlanProps,
  rules: readonly ((options: PresetOptions) => BackupRule)[],
): BackupPlan {
  return new BackupPlan(scope, id, { vault, rules: rules.map((rule) => rule(options)) });
}

function renderRule(rule: BackupRule, vault: IBackupVault | undefined) {
  return {
    ruleName: rule.ruleName,
    targetVaultName: vault?.backupVaultName ?? '',
    schedule: rule.schedule,
    scheduleExpressionTimezone: rule.timeZone ?? 'Etc/UTC',
    startWindow: rule.startWindowMinutes ?? BACKUP.startWindowMinutes.default,
    completionWindow: rule.completionWindowMinutes ?? BACKUP.completionWindowMinutes.default,
    enableContinuousBackup: rule.continuous,
    recoveryPointTags: rule.recoveryPointTags && { ...rule.recoveryPointTags },
    lifecycle: renderLifecycle(rule, rule.optInToArchive),
    copyAction: rule.copies?.map((copy) => renderCopy(copy, rule)),
  };
}

function renderCopy(copy: CopyAction, rule: BackupRule) {
  return {
    destinationVaultArn: copy.vault.backupVaultArn,
    lifecycle: renderLifecycle({
      deleteAfterDays: copy.deleteAfterDays ?? rule.deleteAfterDays,
      coldStorageAfterDays: copy.coldStorageAfterDays,
    }),
  };
}

function renderLifecycle(
  {
    deleteAfterDays,
    coldStorageAfterDays,
  }: Pick<BackupRule, 'deleteAfterDays' | 'coldStorageAfterDays'>,
  optInToArchive?: boolean,
) {
  if (deleteAfterDays === undefined && coldStorageAfterDays === undefined) return undefined;
  return {
    deleteAfter: deleteAfterDays,
    coldStorageAfter: coldStorageAfterDays,
    optInToArchiveForSupportedResources: optInToArchive,
  };
}
