import type { FargateTask } from '@archway/containers';
import type { Key } from '@archway/core';
import type { ServiceQuota, SiteResource } from '@archway/recovery';
import type { RecoveryConfig, RegionConfig } from '../config/config';
import { namesOf } from '../names';
import { HEADROOM, TASK_CPU } from './web';

/** What one region has for the web application besides stores. */
export interface SiteParts {
  readonly encryptionKey: Key;
  readonly imagePipelineName: string;
  /**
   * @default - the application is not deployed there
   */
  readonly task?: FargateTask;
  /**
   * @default - nobody asked for one
   */
  readonly quota?: ServiceQuota;
}

/** vCPUs of the most tasks that scaling may start. */
export function vcpusOf({ tasks }: RecoveryConfig): number {
  return Math.ceil((tasks * HEADROOM * TASK_CPU) / 1_024);
}

/** What the application needs in a region, by the names that the configuration gives. */
export function siteResources(
  config: RecoveryConfig,
  { region, certificateArn }: RegionConfig,
  { encryptionKey, imagePipelineName, task, quota }: SiteParts,
): Readonly<Record<string, SiteResource>> {
  const { accountId } = config.stack;
  const { repository, session } = namesOf(config);
  const { interfaces = [], gateways = [] } = task?.endpointServices ?? {};
  return {
    image: {
      kind: 'image',
      repositoryUri: `${accountId}.dkr.ecr.${region}.amazonaws.com/${repository}`,
      tag: config.imageTag,
    },
    session: {
      kind: 'secret',
      secretArn: `arn:aws:secretsmanager:${region}:${accountId}:secret:${session}-??????`,
    },
    key: { kind: 'key', keyArn: encryptionKey.keyArn },
    certificate: { kind: 'certificate', certificateArn },
    bastion: { kind: 'machine-image', pipelineName: imagePipelineName },
    ...Object.fromEntries(
      [...interfaces, ...gateways].map((service): [string, SiteResource] => [
        `endpoint-${service}`,
        { kind: 'endpoint', service },
      ]),
    ),
    ...(quota === undefined
      ? {}
      : {
          vcpus: {
            kind: 'quota' as const,
            serviceCode: quota.serviceCode,
            quotaCode: quota.quotaCode,
            value: quota.value,
            needed: vcpusOf(config),
          },
        }),
  };
}
