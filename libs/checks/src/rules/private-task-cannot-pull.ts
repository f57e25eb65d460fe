import { blocksOf, textOf } from '@archway/terraform';
import { flagOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perSubject } from '../estate/per-estate';
import { endpointsOf, type Endpoints } from '../network/endpoints';
import { subnetsIn, tableOfSubnet } from '../network/vpc-routes';
import { wayOutOf, type WayOut } from '../network/way-out';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';
import { neededServices } from '../network/needed-services';

export const privateTaskCannotPull: Rule = {
  id: 'private-task-cannot-pull',
  group: 'addresses',
  severity: 'error',
  title: 'A Fargate task cannot reach what it needs to start',
  looksFor:
    'ECS services on Fargate in subnets that have neither a NAT gateway, nor a public address and an internet gateway, nor the endpoints of their VPC for what a task calls before it runs: ecr.api from platform version 1.4.0 on, ecr.dkr and S3, logs with the awslogs driver, secretsmanager and ssm with secrets. A gateway endpoint counts for the route tables that it is in, an interface endpoint with its private DNS. Behind a Transit Gateway, a peering or an appliance the way is not seen. Endpoints of a VPC that is deployed elsewhere are not known.',
  why: 'The task stops with CannotPullContainerError or ResourceInitializationError, and the service starts it again without end.',
  fix: 'Add the endpoints that are named, with private DNS and, for S3, with the route table of the subnet; or a route to a NAT gateway; or assign_public_ip in a subnet with an internet gateway.',
  awsPage: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
  *check(estate) {
    for (const service of estate.all('aws_ecs_service').filter(isOnFargate)) {
      for (const placement of blocksOf(service.attributes['network_configuration'])) {
        const { subnets, complete } = subnetsIn(estate, service, placement['subnets']);
        if (!complete) yield unseen(service, 'one of its subnets');
        const open = flagOr(placement['assign_public_ip'], false);
        for (const subnet of subnets) {
          yield* placed(estate, service, subnet, surroundingsOf(estate, subnet), open);
        }
      }
    }
  },
};

function isOnFargate({ attributes }: Subject): boolean {
  const providers = blocksOf(attributes['capacity_provider_strategy']).map((each) =>
    textOf(each['capacity_provider']),
  );
  return (
    textOf(attributes['launch_type']) === 'FARGATE' ||
    providers.some((name) => name?.startsWith('FARGATE') === true)
  );
}

/** What a task in a subnet has around it. */
interface Surroundings {
  readonly way: WayOut;
  readonly endpoints: Endpoints;
}

/** What is around a subnet; undefined where its route table is not known. */
const surroundingsOf = perSubject((estate: Estate, subnet: Subject): Surroundings | undefined => {
  const table = tableOfSubnet(estate, subnet);
  const vpc = estate.target(subnet, subnet.attributes['vpc_id'], 'aws_vpc');
  if (table === undefined || vpc === undefined) return undefined;
  return { way: wayOutOf(estate, table), endpoints: endpointsOf(estate, vpc, table) };
});

function* placed(
  estate: Estate,
  service: Subject,
  subnet: Subject,
  around: Surroundings | undefined,
  open: boolean | undefined,
): Iterable<Observation> {
  if (around === undefined) {
    yield unseen(service, `the route table of ${subnet.address}`);
    return;
  }
  const { way, endpoints } = around;
  if (way === 'nat' || (way === 'public' && open === true)) return;
  const answers = neededServices(estate, service).map(
    (name) => [name, endpoints.reaches(name)] as const,
  );
  const missing = answers.filter(([, reached]) => reached === false).map(([name]) => name);
  if (answers.every(([, reached]) => reached === true)) return;
  if (way === 'unseen' || (way === 'public' && open === undefined) || missing.length === 0) {
    yield unseen(service, `how ${subnet.address} gets to what a task calls`);
    return;
  }
  const out =
    way === 'public'
      ? 'whose default route leads to an internet gateway, without a public address'
      : 'which has no way out';
  yield problem(
    service,
    `is in ${subnet.address}, ${out}, and no endpoint there reaches ${missing.join(', ')}`,
    subnet.address,
  );
}
