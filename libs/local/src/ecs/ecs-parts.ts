import type { MetricName } from '../architecture/alarms';
import type { Part } from '../architecture/architecture';
import type { Schedule } from '@archway/aws';

export type DependencyCondition = 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';

/** Where a secret's value comes from; the value itself is in no part. */
export interface SecretPart {
  readonly name: string;
  readonly valueFrom: string;
}

export interface HealthCheckPart {
  /** The command with its `CMD` or `CMD-SHELL`. */
  readonly command: readonly string[];
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
}

export interface ContainerPart {
  readonly name: string;
  readonly image: string;
  /** Entry point and command; empty where the image decides. */
  readonly command: readonly string[];
  /** The folder that the image is built from, and the program that it starts. */
  readonly source?: { readonly folder: string; readonly entry?: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretPart[];
  readonly ports: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly isEssential: boolean;
  readonly dependsOn: readonly {
    readonly containerName: string;
    readonly condition: DependencyCondition;
  }[];
  readonly healthCheck?: HealthCheckPart;
  readonly stopTimeoutSeconds: number;
  /** The hard limit of the container, else that of the task. */
  readonly memoryMib: number;
  readonly log?: { readonly groupName: string; readonly streamPrefix: string };
  /** The ARN of the repository of ECR that the image is pulled from. */
  readonly repositoryArn?: string;
}

export interface TaskDefinitionPart extends Part {
  readonly family: string;
  readonly taskDefinitionArn: string;
  readonly memoryMib: number;
  readonly taskRoleArn?: string;
  readonly executionRoleArn?: string;
  readonly containers: readonly ContainerPart[];
}

/** A name under which a service is reached, by Service Connect or Cloud Map. */
export interface ServiceNamePart {
  readonly namespace: string;
  readonly host: string;
  /** The port that clients connect to. */
  readonly port: number;
  readonly containerPort: number;
}

export interface ServicePart extends Part {
  readonly serviceName: string;
  readonly serviceArn: string;
  readonly clusterName: string;
  readonly taskDefinitionArn: string;
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly circuitBreaker: { readonly isOn: boolean; readonly rollsBack: boolean };
  /** Namespaces whose names the service's tasks can resolve. */
  readonly namespaces: readonly string[];
  readonly names: readonly ServiceNamePart[];
  readonly connectLogGroup?: string;
}

/** A metric, or an expression over others. */
export interface MetricQuery {
  readonly id: string;
  readonly expression?: string;
  readonly metric?: MetricName;
  readonly isResult: boolean;
}

export interface StepPart {
  readonly lower: number;
  readonly upper: number;
  readonly adjustment: number;
}

export type ScalingPolicyPart = Part & {
  readonly policyArn: string;
  readonly queries: readonly MetricQuery[];
} & (
    | {
        readonly kind: 'target';
        readonly target: number;
        readonly scaleInCooldownSeconds: number;
        readonly scaleOutCooldownSeconds: number;
        readonly isScaleInOff: boolean;
      }
    | {
        readonly kind: 'step';
        readonly adjustmentType: string;
        readonly cooldownSeconds: number;
        readonly steps: readonly StepPart[];
        readonly alarm: {
          readonly comparison: string;
          readonly threshold: number;
          readonly evaluationPeriods: number;
        };
      }
  );

export interface ScheduledActionPart extends Part {
  readonly schedule: Schedule;
  readonly timeZone: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface ScalingPart extends Part {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly policies: readonly ScalingPolicyPart[];
  readonly scheduledActions: readonly ScheduledActionPart[];
}

/** What runs on Fargate. */
export interface EcsPart {
  readonly taskDefinitions: readonly TaskDefinitionPart[];
  readonly services: readonly ServicePart[];
  readonly scalings: readonly ScalingPart[];
  /** Values of secrets that the stacks state, by ARN. Never printed. */
  readonly secrets: ReadonlyMap<string, string>;
}
