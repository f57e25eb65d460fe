import type { PolicyStatement } from '@archway/core';
import type { ContainerProps } from './container-props';

/** Services by the last part of their endpoint's name. */
export interface EndpointServices {
  /** Those that a VPC reaches through a network interface. */
  readonly interfaces: readonly string[];
  /** Those that a VPC reaches through a route, at no cost. */
  readonly gateways: readonly string[];
}

/** Endpoints by what stands before the colon of an action, where both differ. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  firehose: 'kinesis-firehose',
  kinesis: 'kinesis-streams',
  cloudwatch: 'monitoring',
};

const GATEWAYS = ['dynamodb', 's3'];

/** Actions that no endpoint is asked for: ECS acts by itself, and a database is reached at its own address. */
const WITHOUT_ENDPOINT = ['iam', 'rds-db'];

/**
 * What tasks in subnets without a way to the internet have to reach: the image, the log, secrets, and what the task role
 * may do. A layer of an image comes from S3.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function endpointServices(
  containers: readonly ContainerProps[],
  granted: readonly PolicyStatement[],
): EndpointServices {
  const secrets = containers.flatMap(({ secrets: each = {} }) => Object.values(each));
  const needed = new Set([
    ...(containers.some(({ image }) => image.repository) ? ['ecr.api', 'ecr.dkr', 's3'] : []),
    ...(containers.some(({ logging = 'cloudwatch' }) => logging === 'cloudwatch') ? ['logs'] : []),
    ...secrets.map(({ service }) => service),
    ...granted
      .filter(({ effect }) => effect !== 'Deny')
      .flatMap(({ actions }) => actions.map((action) => action.split(':')[0] ?? ''))
      .filter((service) => !WITHOUT_ENDPOINT.includes(service))
      .map((service) => ENDPOINTS[service] ?? service),
  ]);
  const isGateway = (service: string) => GATEWAYS.includes(service);
  const sorted = [...needed].sort();
  return {
    interfaces: sorted.filter((service) => !isGateway(service)),
    gateways: sorted.filter(isGateway),
  };
}
