import { isList, isUnknown, textOf } from '@archway/terraform';
import { flagOr, isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';

const TABLES = ['aws_route_table', 'aws_default_route_table', 'aws_vpc'];

/** The endpoints of a VPC, for one of its route tables. */
export interface Endpoints {
  /** Whether a service such as `ecr.api` is reached; undefined where that depends on what is not known. */
  reaches(service: string): boolean | undefined;
}

export function endpointsOf(estate: Estate, vpc: Subject, table: Subject): Endpoints {
  const all = estate.all('aws_vpc_endpoint');
  const own = estate.naming(vpc, 'aws_vpc_endpoint', 'vpc_id');
  // An endpoint whose VPC or service is not known may be this one.
  const hidden = all.some(
    (each) =>
      serviceOf(each) === undefined ||
      (estate.target(each, each.attributes['vpc_id'], 'aws_vpc') === undefined &&
        isUnknown(each.attributes['vpc_id'])),
  );
  const namedElsewhere = estate
    .all('aws_route53_zone')
    .some(({ attributes }) => /\.amazonaws\.com\.?$/.test(textOf(attributes['name']) ?? ''));
  const reached = (service: string): boolean | undefined => {
    const answers = own
      .filter((each) => serviceOf(each)?.endsWith(`.${service}`) === true)
      .map((each) =>
        textOf(each.attributes['vpc_endpoint_type']) === 'Interface'
          ? namedElsewhere || flagOr(each.attributes['private_dns_enabled'], false)
          : isIn(estate, each, table),
      );
    if (answers.includes(true)) return true;
    return hidden || answers.includes(undefined) ? undefined : false;
  };
  const known = new Map<string, boolean | undefined>();
  return {
    reaches: (service) => {
      if (!known.has(service)) known.set(service, reached(service));
      return known.get(service);
    },
  };
}

/** The service, as a text that may have a region in it that is not known. */
function serviceOf({ attributes }: Subject): string | undefined {
  const name = attributes['service_name'];
  if (!isUnknown(name)) return textOf(name);
  return /\}[\w.-]+$/.test(name.expression) ? name.expression : undefined;
}

/** Whether a gateway endpoint has its routes in a table. */
function isIn(estate: Estate, endpoint: Subject, table: Subject): boolean | undefined {
  const stated = endpoint.attributes['route_table_ids'];
  const inline = (isList(stated) ? stated : isStated(stated) ? [stated ?? null] : []).map((value) =>
    estate.target(endpoint, value, ...TABLES),
  );
  const associations = estate.all('aws_vpc_endpoint_route_table_association');
  const separate = estate
    .naming(endpoint, 'aws_vpc_endpoint_route_table_association', 'vpc_endpoint_id')
    .map((each) => estate.target(each, each.attributes['route_table_id'], ...TABLES));
  const tables = [...inline, ...separate];
  if (tables.some((each) => each?.key === table.key)) return true;
  const unread = associations.some(
    (each) =>
      estate.target(each, each.attributes['vpc_endpoint_id'], 'aws_vpc_endpoint') === undefined,
  );
  return tables.includes(undefined) || unread ? undefined : false;
}
