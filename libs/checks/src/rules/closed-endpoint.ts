import { isList, isUnknown, textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { problem, unseen, type Rule } from '../rule/rule';
import { ingressesOf, ingressesOfGroup, type Ingress } from '../security-group/ingress';

/** Services whose endpoints answer over HTTPS alone: docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
const HTTPS_ONLY =
  /\.(ecr\.api|ecr\.dkr|ecs|ecs-agent|ecs-telemetry|events|execute-api|kms|lambda|logs|monitoring|s3|secretsmanager|sns|sqs|ssm|ssmmessages|ec2messages|states|sts)$/;

const HTTPS = 443;

const ADDED = 'aws_vpc_endpoint_security_group_association';

export const closedEndpoint: Rule = {
  id: 'closed-endpoint',
  group: 'addresses',
  severity: 'error',
  title: 'The security groups of an interface endpoint let no HTTPS in',
  looksFor:
    'Interface endpoints of services that are called over HTTPS alone, such as ecr.dkr, logs, sqs or sts, none of whose security groups has a rule that lets tcp 443 in. Endpoints with the default group of their VPC are left alone, and so is from where a rule lets in.',
  why: 'With private DNS every call of the VPC goes to the endpoint and waits there until it times out, also where it had a way over a NAT gateway before.',
  fix: 'Let tcp 443 in from the security groups or addresses that call the service.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  *check(estate) {
    for (const endpoint of estate.all('aws_vpc_endpoint')) {
      const service = textOf(endpoint.attributes['service_name']) ?? '';
      const isInterface = textOf(endpoint.attributes['vpc_endpoint_type']) === 'Interface';
      const stated = groupsOf(estate, endpoint);
      if (!isInterface || !HTTPS_ONLY.test(service) || stated.length === 0) continue;
      const groups = stated.filter((group) => group !== undefined);
      const own = groups.flatMap((group) => ingressesOfGroup(estate, group));
      if (own.some(letsHttpsIn)) continue;
      const hidden =
        groups.length < stated.length ||
        own.some((ingress) => ingress.hidden || ingress.hiddenAddress) ||
        hasUnreadRules(estate);
      if (hidden) yield unseen(endpoint, 'a rule of its security groups');
      else {
        const names = groups.map(({ address }) => address).join(' and ');
        yield problem(endpoint, `is behind ${names}, with no rule that lets tcp 443 in`);
      }
    }
  },
};

/** The security groups of an endpoint; undefined for one that is not in these configurations. */
function groupsOf(estate: Estate, endpoint: Subject): readonly (Subject | undefined)[] {
  const stated = endpoint.attributes['security_group_ids'];
  const inline = (isList(stated) ? stated : isStated(stated) ? [stated ?? null] : []).map((value) =>
    estate.target(endpoint, value, 'aws_security_group'),
  );
  const added = estate
    .naming(endpoint, ADDED, 'vpc_endpoint_id')
    .map((each) => estate.target(each, each.attributes['security_group_id'], 'aws_security_group'));
  return [...inline, ...added];
}

function letsHttpsIn({ protocol, from, to }: Ingress): boolean {
  if (protocol === '-1' || protocol === 'all') return true;
  if (protocol !== 'tcp' && protocol !== '6') return false;
  return from !== undefined && to !== undefined && from <= HTTPS && HTTPS <= to;
}

/** Rules that may be any group's: of a group that is not known, or of a direction that is not. */
const hasUnreadRules = perEstate(
  (estate: Estate): boolean =>
    ingressesOf(estate).some(
      ({ group, stated }) =>
        group === undefined && isUnknown(stated.attributes['security_group_id']),
    ) ||
    estate.all('aws_security_group_rule').some(({ attributes }) => isUnknown(attributes['type'])) ||
    estate
      .all(ADDED)
      .some(
        (each) =>
          isUnknown(each.attributes['vpc_endpoint_id']) &&
          estate.target(each, each.attributes['vpc_endpoint_id'], 'aws_vpc_endpoint') === undefined,
      ),
);
