import { DATASYNC, everFires, parseSchedule, smallestGap } from '@archway/aws';
import type { IBucket, LogRetentionDays, Problem } from '@archway/core';
import {
  dependOn,
  environmentOf,
  formatArn,
  isOpen,
  notMatching,
  notOneOf,
  notWhole,
  physicalName,
  PolicyDocument,
  problemIf,
  rejectProps,
  Role,
  show,
} from '@archway/core';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { DatasyncTask } from '@cdktf/provider-aws/lib/datasync-task';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { grantBucket } from './aws-locations';
import type { IDataSyncLocation } from './location';

/** Where DataSync writes what it did with each file. */
export interface TaskReport {
  readonly bucket: IBucket;

  /**
   * What keys begin with, behind a `/`.
   *
   * @default '/'
   */
  readonly folder?: string;

  /**
   * @default 'ERRORS_ONLY'
   */
  readonly level?: 'ERRORS_ONLY' | 'SUCCESSES_AND_ERRORS';
}

export interface DataSyncTaskProps {
  readonly source: IDataSyncLocation;
  readonly destination: IDataSyncLocation;

  /**
   * `rate(…)` or `cron(…)`, an hour apart at least.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/task-scheduling.html
   * @default - it runs when somebody starts it
   */
  readonly schedule?: string;

  /**
   * What is copied, as patterns such as `/projects/*`.
   *
   * @default - everything
   */
  readonly includes?: readonly string[];

  /**
   * What is not, as patterns such as `*.tmp`.
   *
   * @default - nothing
   */
  readonly excludes?: readonly string[];

  /**
   * Whether both sides are compared: all files, the files that were copied, or none.
   *
   * @default 'ONLY_FILES_TRANSFERRED'
   */
  readonly verifyMode?: 'NONE' | 'ONLY_FILES_TRANSFERRED' | 'POINT_IN_TIME_CONSISTENT';

  /**
   * Whether what is deleted at the source is deleted at the destination too.
   *
   * @default false
   */
  readonly deleteRemoved?: boolean;

  /**
   * Bytes a second, so that others can use the line as well.
   *
   * @default - as fast as it can
   */
  readonly bytesPerSecond?: number;

  /**
   * @default 30
   */
  readonly logRetentionDays?: LogRetentionDays;

  /**
   * @default - none
   */
  readonly report?: TaskReport;
}

/** Copies files from one location to another, by schedule or by hand, verifies them and logs each transfer. */
export class DataSyncTask extends Construct {
  readonly taskArn: string;
  readonly source: IDataSyncLocation;
  readonly destination: IDataSyncLocation;
  readonly scheduled: boolean;

  constructor(scope: Construct, id: string, props: DataSyncTaskProps) {
    super(scope, id);
    declaredProps.check(this, 'DataSyncTask', props);
    this.source = props.source;
    this.destination = props.destination;
    this.scheduled = props.schedule !== undefined;
    rejectProps(this, [...taskProblems(props), this.loopProblem()]);
    const name = physicalName(this, 200);
    const logs = new CloudwatchLogGroup(this, 'Logs', {
      name: `/aws/datasync/${name}`,
      retentionInDays: props.logRetentionDays ?? 30,
    });
    const admitted = this.admitLogs(name, logs.arn);
    const task = new DatasyncTask(this, 'Default', {
      name,
      sourceLocationArn: props.source.locationArn,
      destinationLocationArn: props.destination.locationArn,
      cloudwatchLogGroupArn: logs.arn,
      schedule: props.schedule === undefined ? undefined : { scheduleExpression: props.schedule },
      includes: filterOf(props.includes),
      excludes: filterOf(props.excludes),
      options: {
        verifyMode: props.verifyMode ?? 'ONLY_FILES_TRANSFERRED',
        preserveDeletedFiles: props.deleteRemoved === true ? 'REMOVE' : 'PRESERVE',
        bytesPerSecond: props.bytesPerSecond ?? -1,
        logLevel: 'TRANSFER',
      },
      taskReportConfig: props.report && this.report(props.report),
    });
    dependOn(task, [admitted]);
    this.taskArn = task.arn;
  }

  /** Two tasks by schedule that copy into each other bring back what was deleted, and overwrite what is newer. */
  private loopProblem(): Problem {
    if (!this.scheduled) return undefined;
    const other = this.node.root.node
      .findAll()
      .find(
        (each): each is DataSyncTask =>
          each instanceof DataSyncTask &&
          each !== this &&
          each.scheduled &&
          each.source.place === this.destination.place &&
          each.destination.place === this.source.place,
      );
    return (
      other &&
      `destination must not be the source of '${other.node.path}', which copies back here by schedule, got ${show(this.destination.place)}`
    );
  }

  private admitLogs(name: string, logGroupArn: string): CloudwatchLogResourcePolicy {
    const { accountId } = environmentOf(this);
    const document = new PolicyDocument();
    document.add({
      principals: { services: ['datasync.amazonaws.com'] },
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:*`],
      conditions: {
        ArnLike: { 'aws:SourceArn': formatArn(this, { service: 'datasync', resource: 'task/*' }) },
        StringEquals: { 'aws:SourceAccount': accountId },
      },
    });
    return new CloudwatchLogResourcePolicy(this, 'LogPolicy', {
      policyName: name,
      policyDocument: document.toJson(),
    });
  }

  private report({ bucket, folder = '/', level = 'ERRORS_ONLY' }: TaskReport) {
    const { accountId } = environmentOf(this);
    const role = new Role(this, 'ReportRole', {
      assumedBy: 'datasync.amazonaws.com',
      assumeConditions: { StringEquals: { 'aws:SourceAccount': accountId } },
    });
    grantBucket(bucket, role, folder);
    return {
      outputType: 'STANDARD',
      reportLevel: level,
      s3Destination: {
        s3BucketArn: bucket.bucketArn,
        subdirectory: folder,
        bucketAccessRoleArn: role.roleArn,
      },
    };
  }
}

function taskProblems(props: DataSyncTaskProps): readonly Problem[] {
  const { source, destination } = props;
  return [
    problemIf(
      source.place === destination.place,
      `destination must be another location than source, got ${show(source.place)} for both`,
    ),
    problemIf(
      source.onPremises && destination.onPremises,
      'source or destination must be in AWS, got both outside',
    ),
    scheduleProblem(props.schedule),
    notOneOf('verifyMode', props.verifyMode, [
      'NONE',
      'ONLY_FILES_TRANSFERRED',
      'POINT_IN_TIME_CONSISTENT',
    ]),
    notWhole('bytesPerSecond', props.bytesPerSecond, 1, Number.MAX_SAFE_INTEGER),
    ...(['includes', 'excludes'] as const).flatMap((prop) =>
      (props[prop] ?? []).map((pattern, at) =>
        notMatching(
          `${prop}[${at}]`,
          pattern,
          /^[/*][^|\n]*$/,
          "a pattern that begins with '/' or '*' and has no '|'",
        ),
      ),
    ),
  ];
}

function scheduleProblem(expression: string | undefined): Problem {
  if (isOpen(expression)) return undefined;
  const schedule = parseSchedule(expression);
  if (schedule.kind === 'invalid') {
    return `schedule must be rate(…) or cron(…), got ${show(expression)}: ${schedule.problem}`;
  }
  const fromYear = new Date().getUTCFullYear();
  if (!everFires(schedule, fromYear)) {
    return `schedule must fire at some time, got ${show(expression)}, which never does`;
  }
  const gap = smallestGap(schedule, { fromYear, years: 1 })?.minutes ?? Infinity;
  return problemIf(
    gap < DATASYNC.intervalMinutes,
    `schedule must fire at most every ${DATASYNC.intervalMinutes} minutes, got ${show(expression)}, with ${gap} between two runs`,
  );
}

function filterOf(patterns: readonly string[] | undefined) {
  if (patterns === undefined || patterns.length === 0) return undefined;
  return { filterType: 'SIMPLE_PATTERN', value: patterns.join('|') };
}
