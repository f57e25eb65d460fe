import { BACKUP } from '@archway/aws';
import { notMatching, notWhole, physicalName, problemIf, rejectProps } from '@archway/core';
import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan';
import { BackupRestoreTestingSelection } from '@cdktf/provider-aws/lib/backup-restore-testing-selection';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { notTimeZone, scheduleProblems } from '../plan/rule-problems';
import { BackupRole } from '../selection/backup-role';
import type { ICopyDestination } from '../vault/vault-reference';

export interface RestoreTestingPlanProps {
  /** `cron(…)` with AWS's six fields. */
  readonly schedule: string;

  /**
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;

  /** Vaults whose backups are restored, or every vault. */
  readonly vaults: readonly ICopyDestination[] | 'all';

  /**
   * Which backup of the window is restored.
   *
   * @default 'LATEST_WITHIN_WINDOW'
   */
  readonly algorithm?: 'LATEST_WITHIN_WINDOW' | 'RANDOM_WITHIN_WINDOW';

  /**
   * @default - snapshots
   */
  readonly recoveryPointTypes?: readonly ('CONTINUOUS' | 'SNAPSHOT')[];

  /**
   * How old a backup may be, in days, 1 to 365.
   *
   * @default 30
   */
  readonly selectionWindowDays?: number;

  /**
   * How long a test may wait for its start, in hours, 1 to 168.
   *
   * @default 24
   */
  readonly startWindowHours?: number;

  /**
   * Letters, digits and `_`, up to 50.
   *
   * @default - the stage and the construct's path
   */
  readonly restoreTestingPlanName?: string;
}

export interface RestoreTestingSelectionOptions {
  /** Such as `DynamoDB`, `EBS`, `EFS`, `RDS` or `S3`. */
  readonly resourceType: string;

  /**
   * ARNs of the resources whose backups are restored.
   *
   * @default - every resource of the type
   */
  readonly resourceArns?: readonly string[];

  /**
   * How long a restored resource stays for its validation, in hours, 1 to 168.
   *
   * @default - AWS deletes it at once
   */
  readonly validationWindowHours?: number;

  /**
   * What AWS cannot infer, such as the subnet of an instance.
   *
   * @default - none
   */
  readonly restoreMetadataOverrides?: Readonly<Record<string, string>>;

  /**
   * ARN of the role that restores.
   *
   * @default - a new role with AWS's managed policies for restores
   */
  readonly roleArn?: string;
}

/**
 * Restores backups by schedule, so that they are known to be good, and deletes what was restored.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export class RestoreTestingPlan extends Construct {
  readonly restoreTestingPlanName: string;

  constructor(scope: Construct, id: string, props: RestoreTestingPlanProps) {
    super(scope, id);
    declaredProps.check(this, 'RestoreTestingPlan', props);
    const { selectionWindowDays, startWindowHours } = BACKUP.restoreTesting;
    rejectProps(this, [
      ...scheduleProblems('schedule', props.schedule, props.timeZone),
      notTimeZone('timeZone', props.timeZone),
      notWhole('selectionWindowDays', props.selectionWindowDays, 1, selectionWindowDays),
      notWhole('startWindowHours', props.startWindowHours, 1, startWindowHours),
      notMatching(
        'restoreTestingPlanName',
        props.restoreTestingPlanName,
        /^[a-zA-Z0-9_]{1,50}$/,
        "1 to 50 letters, digits and '_'",
      ),
      problemIf(
        props.vaults !== 'all' && props.vaults.length === 0,
        "vaults must name a vault or be 'all', got []",
      ),
    ]);
    const plan = new BackupRestoreTestingPlan(this, 'Default', {
      name: props.restoreTestingPlanName ?? underscored(physicalName(this, 50)),
      scheduleExpression: props.schedule,
      scheduleExpressionTimezone: props.timeZone ?? 'Etc/UTC',
      startWindowHours: props.startWindowHours ?? 24,
      recoveryPointSelection: [
        {
          algorithm: props.algorithm ?? 'LATEST_WITHIN_WINDOW',
          includeVaults:
            props.vaults === 'all' ? ['*'] : props.vaults.map((vault) => vault.backupVaultArn),
          recoveryPointTypes: [...(props.recoveryPointTypes ?? ['SNAPSHOT'])],
          selectionWindowDays: props.selectionWindowDays ?? 30,
        },
      ],
    });
    this.restoreTestingPlanName = plan.name;
  }

  /** Restores backups of a type of resource. */
  addSelection(id: string, options: RestoreTestingSelectionOptions): void {
    rejectProps(this, [
      notWhole(
        'validationWindowHours',
        options.validationWindowHours,
        1,
        BACKUP.restoreTesting.validationWindowHours,
      ),
      problemIf(
        options.resourceArns !== undefined && options.resourceArns.length === 0,
        'resourceArns must hold an ARN or be left out, got []',
      ),
      notMatching('id', id, /^[a-zA-Z0-9_]{1,50}$/, "1 to 50 letters, digits and '_'"),
    ]);
    const role = options.roleArn ?? new BackupRole(this, `${id}Role`, { may: 'restore' }).roleArn;
    new BackupRestoreTestingSelection(this, id, {
      name: id,
      restoreTestingPlanName: this.restoreTestingPlanName,
      iamRoleArn: role,
      protectedResourceType: options.resourceType,
      protectedResourceArns: [...(options.resourceArns ?? ['*'])],
      validationWindowHours: options.validationWindowHours,
      restoreMetadataOverrides: options.restoreMetadataOverrides && {
        ...options.restoreMetadataOverrides,
      },
    });
  }
}

function underscored(name: string): string {
  return name.replace(/-/g, '_');
}
