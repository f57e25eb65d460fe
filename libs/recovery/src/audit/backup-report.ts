import type { IBucket } from '@archway/core';
import { environmentOf, notMatching, notOneOf, problemIf, rejectProps, show } from '@archway/core';
import { BackupReportPlan } from '@cdktf/provider-aws/lib/backup-report-plan';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ReportSetting.html */
export const REPORT_TEMPLATES = [
  'BACKUP_JOB_REPORT',
  'CONTROL_COMPLIANCE_REPORT',
  'COPY_JOB_REPORT',
  'RESOURCE_COMPLIANCE_REPORT',
  'RESTORE_JOB_REPORT',
] as const;

export type ReportTemplate = (typeof REPORT_TEMPLATES)[number];

export interface BackupReportProps {
  readonly template: ReportTemplate;

  /** Where AWS Backup writes, once a day. */
  readonly bucket: IBucket;

  /**
   * @default - none
   */
  readonly keyPrefix?: string;

  /**
   * Required for the compliance reports.
   *
   * @default - none
   */
  readonly frameworkArns?: readonly string[];
}

/** A report of a day's jobs, or of what a framework found, as CSV and JSON. */
export class BackupReport extends Construct {
  readonly reportPlanArn: string;

  constructor(scope: Construct, id: string, props: BackupReportProps) {
    super(scope, id);
    declaredProps.check(this, 'BackupReport', props);
    const { template, bucket, keyPrefix, frameworkArns = [] } = props;
    const compliance = template.endsWith('_COMPLIANCE_REPORT');
    rejectProps(this, [
      notOneOf('template', template, REPORT_TEMPLATES),
      notMatching('keyPrefix', keyPrefix, /^[^*?]{1,500}$/, 'the plain beginning of keys'),
      problemIf(
        compliance !== frameworkArns.length > 0,
        `frameworkArns must be given for compliance reports and for no other, got ${show(frameworkArns)} for ${template}`,
      ),
    ]);
    const { partition, accountId } = environmentOf(this);
    bucket.addToResourcePolicy({
      sid: 'BackupReports',
      principals: {
        aws: [
          `arn:${partition}:iam::${accountId}:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports`,
        ],
      },
      actions: ['s3:PutObject'],
      resources: [`${bucket.bucketArn}/${keyPrefix === undefined ? '' : `${keyPrefix}/`}*`],
      conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
    });
    this.reportPlanArn = new BackupReportPlan(this, 'Default', {
      // The API takes letters, digits and '_' only.
      name: this.node.path
        .replace(/[^A-Za-z0-9]+/g, '_')
        .replace(/^[^A-Za-z]+/, '')
        .slice(-256),
      reportDeliveryChannel: {
        s3BucketName: bucket.bucketName,
        s3KeyPrefix: keyPrefix,
        formats: ['CSV', 'JSON'],
      },
      reportSetting: {
        reportTemplate: template,
        ...(compliance
          ? { frameworkArns: [...frameworkArns], numberOfFrameworks: frameworkArns.length }
          : {}),
      },
    }).arn;
  }
}
