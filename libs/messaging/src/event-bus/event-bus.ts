import { CloudwatchEventArchive } from '@cdktf/provider-aws/lib/cloudwatch-event-archive';
import { CloudwatchEventBus } from '@cdktf/provider-aws/lib/cloudwatch-event-bus';
import { CloudwatchEventBusPolicy } from '@cdktf/provider-aws/lib/cloudwatch-event-bus-policy';
import type { IEventBus, IGrantable, PolicyStatement } from '@archway/core';
import {
  formatArn,
  notMatching,
  notWhole,
  physicalName,
  PolicyDocument,
  protectState,
  recordHop,
  rejectProps,
  warnOfStatement,
} from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

const LONGEST_NAME = 256;
const LONGEST_ARCHIVE_NAME = 48;

export interface EventBusProps {
  /**
   * 1 to 256 letters, digits, `/`, `_`, `-` and `.`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly eventBusName?: string;

  /**
   * For how many days events are kept for replay, at least 1.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
   * @default - not kept
   */
  readonly archiveRetentionDays?: number;
}

/** What identifies a bus that others deploy. */
export interface EventBusAttributes {
  readonly eventBusArn: string;
  readonly eventBusName: string;
}

abstract class EventBusBase extends Construct implements IEventBus {
  abstract readonly eventBusArn: string;
  abstract readonly eventBusName: string;

  abstract addToResourcePolicy(statement: PolicyStatement): void;

  grantPutEvents(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: ['events:PutEvents'], resources: [this.eventBusArn] });
    recordHop(grantee, { target: this });
  }
}

/** A bus of one's own. Identities of the account put events by their own policies, nobody else does. */
export class EventBus extends EventBusBase {
  /** The bus that every account has, on which AWS tells of its services. */
  static ofAccount(scope: Construct, id: string): IEventBus {
    return new ImportedEventBus(scope, id, {
      eventBusArn: formatArn(scope, { service: 'events', resource: 'event-bus/default' }),
      eventBusName: 'default',
    });
  }

  /** A bus that others deploy. What would have to change there becomes a warning. */
  static fromEventBusAttributes(
    scope: Construct,
    id: string,
    attributes: EventBusAttributes,
  ): IEventBus {
    return new ImportedEventBus(scope, id, attributes);
  }

  readonly eventBusArn: string;
  readonly eventBusName: string;
  private readonly document = new PolicyDocument();
  private policy?: CloudwatchEventBusPolicy;

  constructor(scope: Construct, id: string, props: EventBusProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'EventBus', props);
    rejectProps(this, [
      notMatching(
        'eventBusName',
        props.eventBusName,
        /^(?!default$|aws\.)[A-Za-z0-9/_.-]{1,256}$/,
        "1 to 256 letters, digits, '/', '_', '-' and '.', neither 'default' nor beginning with 'aws.'",
      ),
      notWhole('archiveRetentionDays', props.archiveRetentionDays, 1, Number.MAX_SAFE_INTEGER),
    ]);
    const resource = new CloudwatchEventBus(this, 'Default', {
      name: props.eventBusName ?? physicalName(this, LONGEST_NAME),
    });
    this.eventBusArn = resource.arn;
    this.eventBusName = resource.name;
    if (props.archiveRetentionDays !== undefined) {
      const archive = new CloudwatchEventArchive(this, 'Archive', {
        name: physicalName(this, LONGEST_ARCHIVE_NAME),
        eventSourceArn: this.eventBusArn,
        retentionDays: props.archiveRetentionDays,
      });
      protectState(archive);
    }
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy ??= new CloudwatchEventBusPolicy(this, 'Policy', {
      eventBusName: this.eventBusName,
      policy: '',
    });
    this.policy.policy = this.document.toJson();
  }
}

class ImportedEventBus extends EventBusBase {
  readonly eventBusArn: string;
  readonly eventBusName: string;

  constructor(scope: Construct, id: string, attributes: EventBusAttributes) {
    super(scope, id);
    this.eventBusArn = attributes.eventBusArn;
    this.eventBusName = attributes.eventBusName;
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    warnOfStatement(this, statement);
  }
}
