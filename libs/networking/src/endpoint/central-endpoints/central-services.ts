import type { Problem } from '@archway/core';
import { notMatching, problemIf, show } from '@archway/core';
import type { Port } from '../../security-group/port';
import { portsOf } from '../interface-endpoint/interface-endpoint';
import { INTERFACE_SERVICES } from '../service/interface-services';
import { privateDnsNames } from '../service/private-dns-names';
import { regionOf } from '../service/region-of';
import type { CentralEndpointsProps, CentralService } from './central-endpoints-props';

/** Services that every VPC reaches for nothing through a gateway of its own. */
const GATEWAY_INSTEAD: readonly string[] = ['dynamodb', 's3'];

/** Every service by the name of its construct. */
export function servicesOf(props: CentralEndpointsProps): ReadonlyMap<string, CentralService> {
  const region = regionOf(props.vpc);
  return new Map<string, CentralService>([
    ...props.services.map(
      (service) =>
        [service, { service, privateDnsNames: privateDnsNames(service, region) }] as const,
    ),
    ...Object.entries(props.otherServices ?? {}),
  ]);
}

/** What is wrong with the services and their names. */
export function serviceProblems(
  { services, otherServices = {} }: CentralEndpointsProps,
  all: ReadonlyMap<string, CentralService>,
): readonly Problem[] {
  const names = [...all.values()].flatMap((service) => service.privateDnsNames);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    problemIf(all.size === 0, 'services must be at least one'),
    ...services.flatMap((service, index) => [
      problemIf(
        !INTERFACE_SERVICES.includes(service),
        `services must be some that AWS offers through interface endpoints, got ${show(service)}: name any other in otherServices`,
      ),
      problemIf(
        GATEWAY_INSTEAD.includes(service),
        `services must leave out ${service}: a GatewayEndpoint in each VPC costs nothing`,
      ),
      problemIf(services.indexOf(service) !== index, `services must name ${service} once`),
      problemIf(
        INTERFACE_SERVICES.includes(service) && all.get(service)?.privateDnsNames.length === 0,
        `services must have names that follow from their own, got ${show(service)}: name it in otherServices with its privateDnsNames`,
      ),
    ]),
    ...Object.entries(otherServices).flatMap(([name, { privateDnsNames: given }]) => [
      notMatching(
        'otherServices',
        name,
        /^(?!SecurityGroup$|Zones$)[A-Za-z][A-Za-z0-9.-]*$/,
        'named by letters, digits, dots and hyphens',
      ),
      problemIf(
        services.some((service) => service === name),
        `otherServices must not name what services names, got ${show(name)}`,
      ),
      problemIf(given.length === 0, `otherServices.${name}.privateDnsNames must be at least one`),
      ...given.map((each) =>
        notMatching(
          `otherServices.${name}.privateDnsNames`,
          each,
          /^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z]{2,}$/,
          'names such as orders.example.com or *.example.com',
        ),
      ),
    ]),
    ...twice.map(
      (name) => `privateDnsNames must lead to one service each, got ${show(name)} twice`,
    ),
  ];
}

/** Where any of the services listens. */
export function distinctPorts(services: readonly CentralService[]): readonly Port[] {
  const ports = services.flatMap(({ service, ports: given }) => portsOf(service, given));
  return [...new Map(ports.map((port) => [port.label, port])).values()];
}
