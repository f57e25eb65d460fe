import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, problemIf, show } from '@archway/core';
import { Token } from 'cdktf';
import { contains, nthAddress, parseAddress, parsePrefix } from '../../address/prefix';
import type { AddressFamily } from '../../address/prefix';
import { addressCount } from '../../address/prefix';
import type { ISubnet } from '../../subnet/subnet-reference';
import { endpointPolicyProblems } from '../policy/endpoint-policy';
import { INTERFACE_SERVICES } from '../service/interface-services';
import { NO_REGION, regionOf } from '../service/region-of';
import { CROSS_REGION_SERVICES } from '../service/service-name';
import type { InterfaceEndpointOptions, InterfaceEndpointProps } from './interface-endpoint-props';
import { vpcBlocks } from './vpc-clients';

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html */
const DNS_RECORD_TYPES = {
  ipv4: ['ipv4'],
  ipv6: ['ipv6'],
  dualstack: ['dualstack', 'ipv4', 'ipv6', 'service-defined'],
} as const;

/** What is wrong with an interface endpoint. */
export function interfaceEndpointProblems(props: InterfaceEndpointProps): readonly Problem[] {
  const { service, policy, privateDns, serviceRegion } = props;
  const known = typeof service === 'string' ? service : undefined;
  const serviceName = typeof service === 'string' ? undefined : service.serviceName;
  const offered = known === undefined || INTERFACE_SERVICES.includes(known);
  return [
    problemIf(
      !offered,
      `service must be one that AWS offers through interface endpoints, or { serviceName } for any other, got ${show(known)}`,
    ),
    notMatching(
      'service.serviceName',
      serviceName,
      /^([A-Za-z0-9_-]+\.){2,}[A-Za-z0-9_-]+$/,
      'the full name of a service such as com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0',
    ),
    ...placementProblems(props),
    ...addressProblems('ipv4Addresses', 'ipv4', props.ipv4Addresses, props.subnets),
    ...addressProblems('ipv6Addresses', 'ipv6', props.ipv6Addresses, props.subnets),
    notOneOf<string>('privateDns', String(privateDns ?? true), [
      'true',
      'false',
      'inbound-resolver-only',
    ]),
    problemIf(
      privateDns === 'inbound-resolver-only' && known !== 's3',
      `privateDns must be true or false for everything but s3, got ${show(privateDns)} for ${show(known ?? serviceName)}`,
    ),
    ...(offered ? endpointPolicyProblems(policy, known) : []),
    problemIf(
      isThirdParty(serviceName) && policy !== undefined && policy !== 'everyone',
      `policy must be left out: ${serviceName} is no service of AWS, and its provider says who may use it`,
    ),
    notMatching(
      'serviceRegion',
      serviceRegion,
      /^[a-z]{2}(-[a-z]+)+-\d$/,
      'a region such as eu-central-1',
    ),
    problemIf(
      offered &&
        serviceRegion !== undefined &&
        known !== undefined &&
        serviceRegion !== regionOf(props.vpc) &&
        !CROSS_REGION_SERVICES.includes(known),
      `serviceRegion must be left out: ${known} is reached in the VPC's own region only, got ${show(serviceRegion)}`,
    ),
  ];
}

/** What is wrong with where an endpoint stands and who reaches it. */
export function placementProblems(options: InterfaceEndpointOptions): readonly Problem[] {
  const {
    vpc,
    subnets,
    securityGroups,
    clients,
    ipAddressType = 'ipv4',
    dnsRecordIpType,
  } = options;
  const zones = subnets
    .map(({ availabilityZone }) => availabilityZone)
    .filter((zone) => !Token.isUnresolved(zone));
  const twice = zones.find((zone, index) => zones.indexOf(zone) !== index);
  return [
    problemIf(regionOf(vpc) === '', NO_REGION),
    problemIf(subnets.length === 0, 'subnets must be at least one'),
    problemIf(twice !== undefined, `subnets must be one a zone, got two in ${show(twice)}`),
    notOneOf('ipAddressType', ipAddressType, ['ipv4', 'dualstack', 'ipv6']),
    ...subnets.map(({ node, ipv4CidrBlock, ipv6CidrBlock }) =>
      problemIf(
        !fits(ipAddressType, ipv4CidrBlock !== undefined, ipv6CidrBlock !== undefined),
        `subnets must have ${NEEDED[ipAddressType]} for ipAddressType ${show(ipAddressType)}, got ${show(node.path)}`,
      ),
    ),
    dnsRecordIpType === undefined
      ? undefined
      : notOneOf<string>(
          `dnsRecordIpType for ipAddressType ${show(ipAddressType)}`,
          dnsRecordIpType,
          DNS_RECORD_TYPES[ipAddressType] ?? [],
        ),
    problemIf(securityGroups?.length === 0, 'securityGroups must be at least one, or left out'),
    problemIf(
      securityGroups !== undefined && clients !== undefined,
      'clients must be left out where there are securityGroups: say it of those groups',
    ),
    problemIf(
      securityGroups === undefined &&
        clients === undefined &&
        vpcBlocks(vpc, ipAddressType).length === 0,
      `clients must say who reaches the endpoint: the VPC's ${ipAddressType === 'ipv6' ? 'IPv6 ' : ''}blocks are not known`,
    ),
  ];
}

const NEEDED = { ipv4: 'IPv4', ipv6: 'IPv6 only', dualstack: 'IPv4 and IPv6' } as const;

function fits(type: keyof typeof NEEDED, ipv4: boolean, ipv6: boolean): boolean {
  if (type === 'ipv4') return ipv4;
  return type === 'ipv6' ? ipv6 && !ipv4 : ipv4 && ipv6;
}

/** Addresses for subnets, one each, not among those that AWS keeps: the first four and the last of a block. */
export function addressProblems(
  prop: string,
  family: AddressFamily,
  addresses: readonly string[] | undefined,
  subnets: readonly ISubnet[],
): readonly Problem[] {
  if (addresses === undefined) return [];
  return [
    problemIf(
      addresses.length !== subnets.length,
      `${prop} must be ${subnets.length}, one for each subnet, got ${addresses.length}`,
    ),
    ...addresses.map((text, index) => {
      if (isOpen(text)) return undefined;
      const at = `${prop}[${index}]`;
      const address = parseAddress(text);
      if (address?.family !== family) {
        return `${at} must be an ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address, got ${show(text)}`;
      }
      const subnet = subnets[index];
      const block = family === 'ipv4' ? subnet?.ipv4CidrBlock : subnet?.ipv6CidrBlock;
      const prefix = isOpen(block) ? undefined : parsePrefix(block);
      if (!prefix) return undefined;
      const bits = family === 'ipv4' ? 32 : 128;
      if (!contains(prefix, { family, first: address.value, length: bits })) {
        return `${at} must be in its subnet, ${block}, got ${show(text)}`;
      }
      const last = nthAddress(prefix, addressCount(prefix) - 1n)?.value;
      return problemIf(
        address.value < prefix.first + 4n || address.value === last,
        `${at} must not be one of the first four addresses or the last of ${block}, got ${show(text)}`,
      );
    }),
  ];
}

function isThirdParty(serviceName: string | undefined): boolean {
  return !isOpen(serviceName) && /\.vpce(-svc)?[.-]/.test(serviceName);
}
