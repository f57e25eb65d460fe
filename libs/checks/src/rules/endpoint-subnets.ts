import { blocksOf, isUnknown, textOf, unknownsIn, type Value } from '@archway/terraform';
import { flagOr, isStated, shown } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { subnetsIn } from '../network/vpc-routes';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

const ASSOCIATION = 'aws_vpc_endpoint_subnet_association';

export const endpointSubnets: Rule = {
  id: 'endpoint-subnets',
  group: 'addresses',
  severity: 'error',
  title: 'The subnets of an interface endpoint do not carry it',
  looksFor:
    'Interface endpoints without subnets, with two subnets in one availability zone, and two interface endpoints with private DNS for one service in one VPC. Zones are compared where they are written, as a name or as the same expression in the root module. Which zones the service supports is not known here.',
  why: 'Without a subnet the endpoint has no network interface, and nobody reaches the service through it. Two subnets in one zone are rejected at the apply (DuplicateSubnetsInSameZone), and so is the second private DNS name, halfway through the deployment.',
  fix: 'Name one subnet for each zone, and switch private DNS on for one endpoint of a service in a VPC.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  *check(estate) {
    const endpoints = estate
      .all('aws_vpc_endpoint')
      .filter(({ attributes }) => textOf(attributes['vpc_endpoint_type']) === 'Interface');
    for (const endpoint of endpoints) yield* subnetProblems(estate, endpoint);
    yield* nameProblems(estate, endpoints);
  },
};

function* subnetProblems(estate: Estate, endpoint: Subject): Iterable<Observation> {
  const stated = [
    endpoint.attributes['subnet_ids'],
    ...blocksOf(endpoint.attributes['subnet_configuration']).map((block) => block['subnet_id']),
  ];
  const own = stated.map((value) => subnetsIn(estate, endpoint, value));
  const added = estate
    .naming(endpoint, ASSOCIATION, 'vpc_endpoint_id')
    .map((each) => subnetsIn(estate, each, each.attributes['subnet_id']));
  const all = [...own, ...added];
  const subnets = all.flatMap((each) => each.subnets);
  if (subnets.length === 0 && all.every(({ complete }) => complete)) {
    const elsewhere = estate
      .all(ASSOCIATION)
      .some(({ attributes }) => isUnknown(attributes['vpc_endpoint_id']));
    yield added.length > 0 || elsewhere
      ? unseen(endpoint, 'its subnets')
      : problem(endpoint, 'has no subnets, so that nobody reaches it', 'none');
    return;
  }
  if (all.some(({ complete }) => !complete)) yield unseen(endpoint, 'all of its subnets');
  yield* zoneProblems(endpoint, subnets);
}

function* zoneProblems(endpoint: Subject, subnets: readonly Subject[]): Iterable<Observation> {
  const zones = new Map<string, Subject>();
  for (const subnet of new Map(subnets.map((each) => [each.key, each])).values()) {
    const zone = zoneOf(subnet);
    if (zone === undefined) continue;
    const other = zones.get(zone);
    if (other === undefined) zones.set(zone, subnet);
    else {
      yield problem(
        endpoint,
        `has ${other.address} and ${subnet.address}, which are both in ${zone}`,
        `${other.address} ${subnet.address}`,
      );
    }
  }
}

/** What a subnet's zone is called; an expression says the same for two of them in the root module alone. */
function zoneOf({ attributes, resource }: Subject): string | undefined {
  const stated = ['availability_zone', 'availability_zone_id'].map((name) => attributes[name]);
  const zone = stated.find(isStated);
  if (!isUnknown(zone)) return textOf(zone);
  const one = resource.repetition === undefined && resource.module === '';
  return one && isWritten(zone) ? shown(zone) : undefined;
}

function isWritten(value: Value): boolean {
  return unknownsIn(value).every(({ expression }) => expression.includes('${'));
}

function* nameProblems(estate: Estate, endpoints: readonly Subject[]): Iterable<Observation> {
  const named = new Map<string, Subject>();
  for (const endpoint of endpoints) {
    const { attributes } = endpoint;
    const service = textOf(attributes['service_name']);
    const vpc = estate.target(endpoint, attributes['vpc_id'], 'aws_vpc');
    if (service === undefined || vpc === undefined) continue;
    if (flagOr(attributes['private_dns_enabled'], false) !== true) continue;
    const key = `${vpc.key} ${service}`;
    const other = named.get(key);
    if (other === undefined) named.set(key, endpoint);
    else {
      yield problem(
        endpoint,
        `has private DNS for ${service} in ${vpc.address}, as ${other.address} has`,
        other.address,
      );
    }
  }
}
