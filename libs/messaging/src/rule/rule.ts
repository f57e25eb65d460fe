import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { IEventBus, IQueue, Problem } from '@archway/core';
import {
  dependOn,
  environmentOf,
  notMatching,
  notWhole,
  onlyFrom,
  problemIf,
  recordHop,
  rejectProps,
  Role,
} from '@archway/core';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { newDeadLetterQueue } from '../queue/dead-letter-queue';
import type { BodyPattern } from '../subscription/message-pattern';
import type { Target } from '../target/target';
import { grantTarget, groupProblem, identify, recordTarget } from '../target/target';

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
const MOST_TARGETS = 5;
const MOST_PATTERN_CHARACTERS = 2_048;

export interface RuleProps {
  /** What an event must look like, such as `{ source: ['orders'] }`. At most 2048 characters. */
  readonly eventPattern: BodyPattern;

  /**
   * @default - the bus that the account has
   */
  readonly eventBus?: IEventBus;

  /**
   * Where events go that a target did not take after all retries; `false` for nowhere. A standard queue.
   *
   * @default - a new queue, made with the first target
   */
  readonly deadLetterQueue?: IQueue | false;

  /**
   * At most 512 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * @default true
   */
  readonly enabled?: boolean;
}

export interface RuleTargetOptions {
  /**
   * The id of the target below its rule.
   *
   * @default - the id of what is behind it
   */
  readonly id?: string;

  /**
   * The part of the event that the target gets, such as `$.detail`. Rejected beside `inputTransformer`.
   *
   * @default - the whole event
   */
  readonly inputPath?: string;

  /**
   * What the target gets instead of the event.
   *
   * @default - the event
   */
  readonly inputTransformer?: InputTransformer;

  /**
   * How often delivery is tried again, 0 to 185.
   *
   * @default 185
   */
  readonly maximumRetryAttempts?: number;

  /**
   * How long delivery is tried, in seconds, 60 to 86400.
   *
   * @default 86400
   */
  readonly maximumEventAgeSeconds?: number;
}

/** See https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html. */
export interface InputTransformer {
  /**
   * Names, each with its path in the event. At most 100.
   *
   * @default - none
   */
  readonly inputPaths?: Readonly<Record<string, string>>;
  /** What is sent, with `<NAME>` for what the paths find. */
  readonly inputTemplate: string;
}

/** Sends the events that look like a pattern to its targets, and those that a target does not take to a queue. */
export class Rule extends Construct {
  readonly ruleArn: string;
  readonly ruleName: string;
  private readonly eventBusName?: string;
  /** Targets have a place of their own, so that none has the id of what the rule makes. */
  private readonly below: Construct;
  private deadLetterQueue?: IQueue;
  private role?: Role;
  private targets = 0;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RuleProps,
  ) {
    super(scope, id);
    declaredProps.check(this, 'Rule', props);
    const pattern = JSON.stringify(props.eventPattern);
    rejectProps(this, [
      problemIf(pattern === '{}', 'eventPattern must name at least one field, got none'),
      problemIf(
        pattern.length > MOST_PATTERN_CHARACTERS,
        `eventPattern must have at most ${MOST_PATTERN_CHARACTERS} characters, got ${pattern.length}`,
      ),
      notMatching('description', props.description, /^[^]{1,512}$/, '1 to 512 characters'),
      problemIf(
        props.deadLetterQueue !== undefined &&
          props.deadLetterQueue !== false &&
          props.deadLetterQueue.fifo,
        'deadLetterQueue must be a standard queue, got a FIFO queue',
      ),
    ]);
    this.below = new Construct(this, 'Targets');
    this.eventBusName = props.eventBus?.eventBusName;
    const rule = new CloudwatchEventRule(this, 'Default', {
      eventBusName: this.eventBusName,
      eventPattern: pattern,
      description: props.description,
      state: props.enabled === false ? 'DISABLED' : undefined,
    });
    this.ruleArn = rule.arn;
    this.ruleName = rule.name;
    if (props.eventBus) recordHop(props.eventBus, { target: this });
    this.node.addValidation({
      validate: () =>
        this.targets > 0 ? [] : [`Rule '${this.node.path}': add at least one target`],
    });
  }

  /** Sends matching events to `target`. */
  addTarget(target: Target, options: RuleTargetOptions = {}): void {
    const { arn, construct } = identify(target);
    const id = options.id ?? construct.node.id;
    this.targets += 1;
    rejectProps(this, [
      problemIf(
        this.targets > MOST_TARGETS,
        `a rule must have at most ${MOST_TARGETS} targets, got ${this.targets}`,
      ),
      problemIf(
        this.below.node.tryFindChild(id) !== undefined,
        `target '${construct.node.path}' must have an id of its own, got '${id}' again: give another id`,
      ),
      ...targetProblems(target, options),
    ]);
    const parent = new Construct(this.below, id);
    const deadLetters = this.deadLetters();
    const { dependencies, roleArn } = this.admit(parent, target);
    const resource = new CloudwatchEventTarget(parent, 'Default', {
      rule: this.ruleName,
      eventBusName: this.eventBusName,
      arn,
      roleArn,
      inputPath: options.inputPath,
      inputTransformer: options.inputTransformer && {
        inputPaths: options.inputTransformer.inputPaths && {
          ...options.inputTransformer.inputPaths,
        },
        inputTemplate: options.inputTransformer.inputTemplate,
      },
      retryPolicy: {
        maximumRetryAttempts: options.maximumRetryAttempts ?? 185,
        maximumEventAgeInSeconds: options.maximumEventAgeSeconds ?? 86_400,
      },
      deadLetterConfig: deadLetters && { arn: deadLetters.queueArn },
      sqsTarget:
        'queue' in target && target.messageGroupId !== undefined
          ? { messageGroupId: target.messageGroupId }
          : undefined,
      kinesisTarget: 'stream' in target ? { partitionKeyPath: target.partitionKey } : undefined,
    });
    dependOn(resource, dependencies);
    recordTarget(this, target);
  }

  /** Lets the rule reach a target: by the target's own policy where it has one, by a role otherwise. */
  private admit(
    scope: Construct,
    target: Target,
  ): { readonly dependencies: readonly IDependable[]; readonly roleArn?: string } {
    if ('queue' in target) {
      this.letIn(target.queue, 'sqs:SendMessage', target.queue.queueArn);
      return { dependencies: [target.queue] };
    }
    if ('topic' in target) {
      this.letIn(target.topic, 'sns:Publish', target.topic.topicArn);
      return { dependencies: [target.topic] };
    }
    if ('function' in target) {
      const permission = new LambdaPermission(scope, 'Permission', {
        action: 'lambda:InvokeFunction',
        functionName: target.function.functionName,
        qualifier: target.function.qualifier,
        principal: 'events.amazonaws.com',
        sourceArn: this.ruleArn,
        sourceAccount: environmentOf(this).accountId,
      });
      return { dependencies: [permission] };
    }
    this.role ??= new Role(this, 'Role', {
      assumedBy: 'events.amazonaws.com',
      assumeConditions: onlyFrom(this.ruleArn, environmentOf(this).accountId),
    });
    grantTarget(target, this.role);
    return { dependencies: [this.role], roleArn: this.role.roleArn };
  }

  private letIn(
    target: Pick<IQueue, 'addToResourcePolicy' | 'encryptionKey'>,
    action: string,
    arn: string,
  ): void {
    target.addToResourcePolicy({
      principals: { services: ['events.amazonaws.com'] },
      actions: [action],
      resources: [arn],
      conditions: onlyFrom(this.ruleArn, environmentOf(this).accountId),
    });
    target.encryptionKey?.allowService('events.amazonaws.com', this.ruleArn);
  }

  private deadLetters(): IQueue | undefined {
    if (this.props.deadLetterQueue === false || this.deadLetterQueue) return this.deadLetterQueue;
    const queue = this.props.deadLetterQueue ?? newDeadLetterQueue(this, 'DeadLetter');
    this.letIn(queue, 'sqs:SendMessage', queue.queueArn);
    recordHop(this, { target: queue });
    this.deadLetterQueue = queue;
    return queue;
  }
}

function targetProblems(target: Target, options: RuleTargetOptions): readonly Problem[] {
  const { inputPath, inputTransformer } = options;
  return [
    groupProblem(target),
    problemIf(
      'eventBus' in target && (target.source ?? target.detailType) !== undefined,
      'source and detailType must be left out for a bus, to which a rule passes events as they are',
    ),
    problemIf(
      inputPath !== undefined && inputTransformer !== undefined,
      'inputPath must be left out beside inputTransformer, got both',
    ),
    problemIf(
      Object.keys(inputTransformer?.inputPaths ?? {}).length > 100,
      'inputTransformer.inputPaths must be at most 100',
    ),
    notWhole('maximumRetryAttempts', options.maximumRetryAttempts, 0, 185),
    notWhole('maximumEventAgeSeconds', options.maximumEventAgeSeconds, 60, 86_400),
  ];
}
