import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { PipesPipeConfig } from '@cdktf/provider-aws/lib/pipes-pipe';
import { PipesPipe } from '@cdktf/provider-aws/lib/pipes-pipe';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { IQueue } from '@archway/core';
import {
  dependOn,
  environmentOf,
  formatArn,
  onlyFrom,
  physicalName,
  recordHop,
  rejectProps,
  Role,
} from '@archway/core';
import { declaredProps } from '../declared-props';
import { newDeadLetterQueue } from '../queue/dead-letter-queue';
import { grantTarget, identify, recordTarget } from '../target/target';
import type { PipeProps, StreamReading } from './pipe-props';
import { pipeProblems } from './pipe-rules';
import { targetParameters } from './pipe-target';

const LONGEST_NAME = 64;

/**
 * Moves what a queue or stream holds to one target. Its role may read the one and reach the other, and is taken on for
 * this pipe only.
 */
export class Pipe extends Construct {
  readonly pipeArn: string;
  readonly pipeName: string;
  readonly role: Role;
  /** Where the pipe tells of records that it gave up; `undefined` for a queue, which has its own. */
  readonly deadLetterQueue?: IQueue;

  constructor(scope: Construct, id: string, props: PipeProps) {
    super(scope, id);
    declaredProps.check(this, 'Pipe', props);
    rejectProps(this, pipeProblems(props));
    const { source, target, enrichment, logLevel = 'ERROR' } = props;
    const name = props.pipeName ?? physicalName(this, LONGEST_NAME);
    const arn = formatArn(this, { service: 'pipes', resource: `pipe/${name}` });
    this.role = new Role(this, 'Role', {
      assumedBy: 'pipes.amazonaws.com',
      assumeConditions: onlyFrom(arn, environmentOf(this).accountId),
    });
    if (!('queue' in source)) this.deadLetterQueue = this.deadLetters(source);
    const from = this.read(props);
    grantTarget(target, this.role);
    if (enrichment) grantTarget({ function: enrichment }, this.role);
    const pipe = new PipesPipe(this, 'Default', {
      name,
      description: props.description,
      desiredState: props.enabled === false ? 'STOPPED' : undefined,
      roleArn: this.role.roleArn,
      source: from.arn,
      sourceParameters: this.sourceParameters(props),
      enrichment: enrichment?.functionArn,
      target: identify(target).arn,
      targetParameters: targetParameters(props),
      logConfiguration:
        logLevel === 'OFF'
          ? { level: logLevel }
          : {
              level: logLevel,
              cloudwatchLogsLogDestination: { logGroupArn: this.logs(name, props) },
            },
    });
    // The pipe looks at its source when it is made.
    dependOn(pipe, [this.role]);
    this.pipeArn = pipe.arn;
    this.pipeName = pipe.name;
    recordHop(from.construct, { target: this });
    recordTarget(this, target);
  }

  private read({ source }: PipeProps): { readonly arn: string; readonly construct: IConstruct } {
    if ('queue' in source) {
      source.queue.grantConsume(this.role);
      return { arn: source.queue.queueArn, construct: source.queue };
    }
    if ('stream' in source) {
      source.stream.grantRead(this.role);
      return { arn: source.stream.streamArn, construct: source.stream };
    }
    source.table.grantStreamRead(this.role);
    return { arn: source.table.tableStreamArn ?? '', construct: source.table };
  }

  private deadLetters({ deadLetterQueue }: StreamReading): IQueue | undefined {
    if (deadLetterQueue === false) return undefined;
    const queue = deadLetterQueue ?? newDeadLetterQueue(this, 'DeadLetter');
    queue.grantSend(this.role);
    return queue;
  }

  private sourceParameters({ source, filters }: PipeProps): PipesPipeConfig['sourceParameters'] {
    const filterCriteria = filters && {
      filter: filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })),
    };
    const window = source.maximumBatchingWindowSeconds;
    if ('queue' in source) {
      return {
        filterCriteria,
        sqsQueueParameters: {
          batchSize: source.batchSize,
          maximumBatchingWindowInSeconds: window,
        },
      };
    }
    const reading = {
      batchSize: source.batchSize ?? 100,
      maximumBatchingWindowInSeconds: window,
      startingPosition: source.startingPosition ?? 'TRIM_HORIZON',
      maximumRetryAttempts: source.maximumRetryAttempts ?? 10,
      maximumRecordAgeInSeconds: source.maximumRecordAgeSeconds,
      parallelizationFactor: source.parallelizationFactor,
      onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
      deadLetterConfig: this.deadLetterQueue && { arn: this.deadLetterQueue.queueArn },
    };
    return 'stream' in source
      ? { filterCriteria, kinesisStreamParameters: reading }
      : { filterCriteria, dynamodbStreamParameters: reading };
  }

  private logs(pipeName: string, { logRetentionDays }: PipeProps): string {
    return new CloudwatchLogGroup(this, 'Logs', {
      // The prefix for which AWS lets its services write without a policy that grows with each.
      name: `/aws/vendedlogs/pipes/${pipeName}`,
      retentionInDays: logRetentionDays ?? 30,
    }).arn;
  }
}
