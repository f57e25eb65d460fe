import { problemIf, rejectProps } from '@archway/core';
import { BackupGlobalSettings } from '@cdktf/provider-aws/lib/backup-global-settings';
import { BackupRegionSettings } from '@cdktf/provider-aws/lib/backup-region-settings';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

export interface BackupSettingsProps {
  /**
   * Services that tags and `*` select, by the name of the opt-in setting, such as `DynamoDB` and `EBS`. What is not named
   * is opted out.
   *
   * @default - the account's settings stay
   */
  readonly optIn?: Readonly<Record<string, boolean>>;

  /**
   * Services whose backups AWS Backup manages fully, with keys and copies of their own: `DynamoDB` and `EFS`.
   *
   * @default - the account's settings stay
   */
  readonly fullManagement?: Readonly<Record<'DynamoDB' | 'EFS', boolean>>;

  /**
   * Whether backups may be copied to other accounts of the organization. Only the organization's management account can
   * say so.
   *
   * @default - the organization's setting stays
   */
  readonly crossAccountBackup?: boolean;
}

/** Settings of AWS Backup for a whole region, and for a whole organization: one for each. */
export class BackupSettings extends Construct {
  constructor(scope: Construct, id: string, props: BackupSettingsProps) {
    super(scope, id);
    declaredProps.check(this, 'BackupSettings', props);
    rejectProps(this, [
      problemIf(
        props.fullManagement !== undefined && props.optIn === undefined,
        'optIn must be given with fullManagement, got undefined: Terraform sets both at once',
      ),
      problemIf(
        props.optIn !== undefined && Object.keys(props.optIn).length === 0,
        'optIn must name a service, got {}',
      ),
    ]);
    if (props.optIn !== undefined) {
      new BackupRegionSettings(this, 'Region', {
        resourceTypeOptInPreference: { ...props.optIn },
        resourceTypeManagementPreference: props.fullManagement && { ...props.fullManagement },
      });
    }
    if (props.crossAccountBackup !== undefined) {
      new BackupGlobalSettings(this, 'Global', {
        globalSettings: { isCrossAccountBackupEnabled: String(props.crossAccountBackup) },
      });
    }
  }
}
