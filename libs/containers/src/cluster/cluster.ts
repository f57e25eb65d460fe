import type { IKey } from '@archway/core';
import {
  dependOn,
  formatArn,
  notMatching,
  notOneOf,
  physicalName,
  rejectProps,
} from '@archway/core';
import { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster';
import { EcsClusterCapacityProviders } from '@cdktf/provider-aws/lib/ecs-cluster-capacity-providers';
import type { IConstruct, IDependable } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { LogOptions } from '../log-group/log-group';
import { LogGroup } from '../log-group/log-group';
import type { INamespace } from '../namespace/namespace';
import type { CapacityShare } from './capacity-strategy';
import { capacityProblems, renderCapacity } from './capacity-strategy';

/** A cluster, of this app or another. */
export interface ICluster extends IConstruct {
  readonly clusterArn: string;
  readonly clusterName: string;
  /** Where sessions of `execute-command` are recorded, where they are. */
  readonly executeCommand?: ExecuteCommandRecord;
  /** The namespace of its services, where it has one. */
  readonly namespace?: INamespace;
  /**
   * Whether CloudWatch counts running tasks; unknown for a cluster that others deploy.
   *
   * @default - not known
   */
  readonly countsTasks?: boolean;
  /** What must stand before a service starts tasks. */
  readonly dependencies: readonly IDependable[];
}

/** Where sessions of `execute-command` are recorded. */
export interface ExecuteCommandRecord {
  readonly logGroupArn: string;
  readonly encryptionKey?: IKey;
}

/** How sessions of `execute-command` are recorded. */
export interface ExecuteCommandOptions extends LogOptions {
  /**
   * A customer managed key for what is typed and shown.
   *
   * @default - TLS alone
   */
  readonly sessionEncryptionKey?: IKey;
}

export interface ClusterProps {
  /**
   * 1 to 255 letters, digits, `-` and `_`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly clusterName?: string;

  /**
   * What CloudWatch counts: services and tasks with `enabled`, containers too with `enhanced`. Scaling by the backlog
   * of a task needs one of them.
   *
   * @default 'enabled'
   */
  readonly containerInsights?: 'disabled' | 'enabled' | 'enhanced';

  /**
   * Where tasks run whose service does not say.
   *
   * @default - on demand
   */
  readonly defaultCapacity?: readonly CapacityShare[];

  /**
   * Records sessions of `execute-command` in a log group. A service that lets one in needs it.
   *
   * @default - nobody gets in
   */
  readonly executeCommand?: ExecuteCommandOptions;

  /**
   * The Service Connect namespace of services that do not name one.
   *
   * @default - none
   */
  readonly namespace?: INamespace;
}

export interface ClusterAttributes {
  readonly clusterArn: string;
  readonly clusterName: string;
  /**
   * @default - none
   */
  readonly namespace?: INamespace;
}

/** Where tasks run: on Fargate, on demand or Spot. */
export class Cluster extends Construct implements ICluster {
  /** A cluster that others deploy. */
  static fromClusterAttributes(
    scope: Construct,
    id: string,
    attributes: ClusterAttributes,
  ): ICluster {
    return new ImportedCluster(scope, id, attributes);
  }

  readonly clusterArn: string;
  readonly clusterName: string;
  readonly countsTasks: boolean;
  readonly namespace?: INamespace;
  readonly executeCommand?: ExecuteCommandRecord;
  readonly dependencies: readonly IDependable[];

  constructor(scope: Construct, id: string, props: ClusterProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'Cluster', props);
    const { containerInsights = 'enabled', executeCommand, namespace } = props;
    const defaultCapacity = props.defaultCapacity ?? [{ capacityProvider: 'FARGATE' }];
    rejectProps(this, [
      notMatching(
        'clusterName',
        props.clusterName,
        /^[A-Za-z0-9_-]{1,255}$/,
        "1 to 255 letters, digits, '-' and '_'",
      ),
      notOneOf('containerInsights', containerInsights, ['disabled', 'enabled', 'enhanced']),
      ...capacityProblems('defaultCapacity', defaultCapacity),
    ]);
    const name = props.clusterName ?? physicalName(this, 255);
    const log =
      executeCommand && new LogGroup(this, 'Sessions', `/aws/ecs/${name}/sessions`, executeCommand);
    const sessionKey = executeCommand?.sessionEncryptionKey;
    const cluster = new EcsCluster(this, 'Default', {
      name,
      setting: [{ name: 'containerInsights', value: containerInsights }],
      serviceConnectDefaults: namespace && { namespace: namespace.namespaceArn },
      configuration: log && {
        executeCommandConfiguration: {
          kmsKeyId: sessionKey?.keyArn,
          logging: 'OVERRIDE',
          logConfiguration: {
            cloudWatchLogGroupName: log.logGroupName,
            cloudWatchEncryptionEnabled: executeCommand?.logEncryptionKey !== undefined,
          },
        },
      },
    });
    if (sessionKey) dependOn(cluster, [sessionKey]);
    const providers = new EcsClusterCapacityProviders(this, 'CapacityProviders', {
      clusterName: cluster.name,
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: renderCapacity(defaultCapacity),
    });
    this.clusterArn = cluster.arn;
    this.clusterName = name;
    this.countsTasks = containerInsights !== 'disabled';
    this.namespace = namespace;
    this.executeCommand = log && { logGroupArn: log.logGroupArn, encryptionKey: sessionKey };
    this.dependencies = [providers];
  }

  /** The ARN of every task of the cluster, for policies. */
  get taskArns(): string {
    return formatArn(this, { service: 'ecs', resource: `task/${this.clusterName}/*` });
  }
}

class ImportedCluster extends Construct implements ICluster {
  readonly clusterArn: string;
  readonly clusterName: string;
  readonly namespace?: INamespace;
  readonly dependencies: readonly IDependable[] = [];

  constructor(scope: Construct, id: string, attributes: ClusterAttributes) {
    super(scope, id);
    this.clusterArn = attributes.clusterArn;
    this.clusterName = attributes.clusterName;
    this.namespace = attributes.namespace;
  }
}
