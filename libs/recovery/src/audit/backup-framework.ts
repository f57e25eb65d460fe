import { BACKUP_CONTROLS } from '@archway/aws';
import type { IBucket } from '@archway/core';
import {
  dependOn,
  formatArn,
  notMatching,
  notOneOf,
  physicalName,
  problemIf,
  rejectProps,
} from '@archway/core';
import { BackupFramework as BackupFrameworkResource } from '@cdktf/provider-aws/lib/backup-framework';
import { BackupReportPlan } from '@cdktf/provider-aws/lib/backup-report-plan';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

export type BackupControlName = (typeof BACKUP_CONTROLS)[number];

/** Something that AWS Backup Audit Manager evaluates. */
export interface BackupControl {
  readonly control: BackupControlName;

  /**
   * Such as `{ requiredRetentionDays: '35' }`.
   *
   * @default - AWS's own values
   */
  readonly parameters?: Readonly<Record<string, string>>;

  /**
   * Types of resources that are evaluated, such as `DynamoDB`.
   *
   * @default - all that are supported
   */
  readonly resourceTypes?: readonly string[];
}

export interface BackupFrameworkProps {
  readonly controls: readonly BackupControl[];

  /**
   * A letter, and letters, digits and `_`, up to 256.
   *
   * @default - the stage and the construct's path
   */
  readonly frameworkName?: string;

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * Where daily reports of the framework go.
   *
   * @default - nowhere
   */
  readonly reportBucket?: IBucket;
}

/** Controls that AWS Backup Audit Manager evaluates. It needs AWS Config to record the resources. */
export class BackupFramework extends Construct {
  readonly frameworkArn: string;

  constructor(scope: Construct, id: string, props: BackupFrameworkProps) {
    super(scope, id);
    declaredProps.check(this, 'BackupFramework', props);
    const names = props.controls.map(({ control }) => control);
    rejectProps(this, [
      notMatching(
        'frameworkName',
        props.frameworkName,
        /^[a-zA-Z][_a-zA-Z0-9]{0,255}$/,
        "a letter, and letters, digits and '_', up to 256",
      ),
      problemIf(names.length === 0, 'controls must hold a control, got none'),
      ...names.flatMap((control, at) => [
        notOneOf(`controls[${at}].control`, control, BACKUP_CONTROLS),
        problemIf(
          names.indexOf(control) !== at,
          `controls[${at}].control must not come twice, got '${control}' again`,
        ),
      ]),
    ]);
    const framework = new BackupFrameworkResource(this, 'Default', {
      name: props.frameworkName ?? physicalName(this, 256).replace(/-/g, '_'),
      description: props.description,
      control: props.controls.map(({ control, parameters = {}, resourceTypes }) => ({
        name: control,
        inputParameter: Object.entries(parameters).map(([name, value]) => ({ name, value })),
        scope: resourceTypes && { complianceResourceTypes: [...resourceTypes] },
      })),
    });
    this.frameworkArn = framework.arn;
    if (props.reportBucket !== undefined) this.report(props.reportBucket);
  }

  private report(bucket: IBucket): void {
    bucket.addToResourcePolicy({
      principals: {
        aws: [
          formatArn(this, {
            service: 'iam',
            region: '',
            resource:
              'role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports',
          }),
        ],
      },
      actions: ['s3:PutObject'],
      resources: [`${bucket.bucketArn}/*`],
      conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
    });
    const plan = new BackupReportPlan(this, 'Report', {
      name: physicalName(this, 249).replace(/-/g, '_') + '_report',
      reportDeliveryChannel: {
        s3BucketName: bucket.bucketName,
        formats: ['CSV', 'JSON'],
      },
      reportSetting: {
        reportTemplate: 'CONTROL_COMPLIANCE_REPORT',
        frameworkArns: [this.frameworkArn],
      },
    });
    dependOn(plan, [bucket]);
  }
}
