import { blocksOf, flagOf, numberOf, textOf } from '@archway/terraform';
import type { Found, Reading } from '../../architecture/reading';
import type { ServiceNamePart, ServicePart, TaskDefinitionPart } from '../ecs-parts';

const MINIMUM_HEALTHY_PERCENT = 100;
const MAXIMUM_PERCENT = 200;

export function servicesOf(
  reading: Reading,
  definitions: readonly TaskDefinitionPart[],
): readonly ServicePart[] {
  return reading.all('aws_ecs_service').flatMap((found): readonly ServicePart[] => {
    const { resource } = found;
    const { attributes, address } = resource;
    const named = textOf(attributes['task_definition']) ?? '';
    const definition = definitions.find(
      ({ taskDefinitionArn, family }) =>
        named === taskDefinitionArn || named === family || named.startsWith(`${family}:`),
    );
    if (definition === undefined) {
      reading.notSimulated.push(
        `${address}: the task definition ${named || '(not known)'} is not in the stacks; no task of it runs`,
      );
      return [];
    }
    const controller = textOf(blocksOf(attributes['deployment_controller'])[0]?.['type']) ?? 'ECS';
    if (controller !== 'ECS') {
      reading.notSimulated.push(
        `${address}: deployments by ${controller} are not simulated; a deployment replaces task by task`,
      );
    }
    const [breaker] = blocksOf(attributes['deployment_circuit_breaker']);
    const [connect] = blocksOf(attributes['service_connect_configuration']);
    const isConnected = flagOf(connect?.['enabled']) === true;
    const namespace = namespaceName(reading, textOf(connect?.['namespace']));
    const [connectLog] = blocksOf(connect?.['log_configuration']);
    const connectOptions = blocksOf(connectLog?.['options'])[0];
    const connectLogGroup = textOf(connectOptions?.['awslogs-group']);
    return [
      {
        address,
        constructPath: resource.constructPath,
        serviceName: reading.identifier(found, 'name'),
        serviceArn: reading.identifier(found, 'arn'),
        clusterName: lastPart(textOf(attributes['cluster']) ?? 'default'),
        taskDefinitionArn: definition.taskDefinitionArn,
        desiredCount: numberOf(attributes['desired_count']) ?? 0,
        minimumHealthyPercent:
          numberOf(attributes['deployment_minimum_healthy_percent']) ?? MINIMUM_HEALTHY_PERCENT,
        maximumPercent: numberOf(attributes['deployment_maximum_percent']) ?? MAXIMUM_PERCENT,
        circuitBreaker: {
          isOn: flagOf(breaker?.['enable']) === true,
          rollsBack: flagOf(breaker?.['rollback']) === true,
        },
        namespaces: isConnected && namespace !== undefined ? [namespace] : [],
        names: [
          ...(isConnected && namespace !== undefined
            ? connectNames(found, definition, namespace)
            : []),
          ...registeredNames(reading, found, definition),
        ],
        ...(isConnected && connectLogGroup !== undefined ? { connectLogGroup } : {}),
      },
    ];
  });
}

/** The names that Service Connect gives the ports of a service. */
function connectNames(
  { resource }: Found,
  { containers }: TaskDefinitionPart,
  namespace: string,
): readonly ServiceNamePart[] {
  const [connect] = blocksOf(resource.attributes['service_connect_configuration']);
  return blocksOf(connect?.['service']).flatMap((service) => {
    const portName = textOf(service['port_name']);
    const containerPort = containers
      .flatMap(({ ports }) => ports)
      .find(({ name }) => name === portName)?.containerPort;
    if (containerPort === undefined) return [];
    const discoveryName = textOf(service['discovery_name']) ?? portName ?? '';
    const aliases = blocksOf(service['client_alias']);
    // Without an alias, clients use `<discovery name>.<namespace>`.
    const names =
      aliases.length === 0
        ? [{ host: `${discoveryName}.${namespace}`, port: containerPort }]
        : aliases.map((alias) => ({
            host: textOf(alias['dns_name']) ?? `${discoveryName}.${namespace}`,
            port: numberOf(alias['port']) ?? containerPort,
          }));
    return names.map((name) => ({ namespace, containerPort, ...name }));
  });
}

/** The names that Cloud Map gives the tasks of a service. */
function registeredNames(
  reading: Reading,
  { resource }: Found,
  { containers }: TaskDefinitionPart,
): readonly ServiceNamePart[] {
  const ports = containers.flatMap((container) => container.ports);
  return blocksOf(resource.attributes['service_registries']).flatMap((registry) => {
    const arn = textOf(registry['registry_arn']);
    const service = reading
      .all('aws_service_discovery_service')
      .find((each) => reading.identifier(each, 'arn') === arn);
    if (service === undefined) return [];
    const [dns] = blocksOf(service.resource.attributes['dns_config']);
    const id = textOf(dns?.['namespace_id']) ?? textOf(service.resource.attributes['namespace_id']);
    const namespace = namespaceName(reading, id) ?? '';
    const host = `${reading.identifier(service, 'name')}.${namespace}`;
    return ports.map(({ containerPort }) => ({
      namespace,
      host,
      port: containerPort,
      containerPort,
    }));
  });
}

/** The name of a namespace, by its ARN, id or name. */
function namespaceName(reading: Reading, named: string | undefined): string | undefined {
  if (named === undefined) return undefined;
  const types = ['http_namespace', 'private_dns_namespace', 'public_dns_namespace'];
  const own = types
    .flatMap((type) => reading.all(`aws_service_discovery_${type}`))
    .find((found) =>
      ['arn', 'id', 'name'].some((name) => reading.identifier(found, name) === named),
    );
  return own === undefined ? lastPart(named) : reading.identifier(own, 'name');
}

function lastPart(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}
