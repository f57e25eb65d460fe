import { isUnknown } from '@archway/terraform';
import { isEverything } from '../cidr/cidr';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { routesOfTable, vpcRoutesOf, type VpcRoute } from './vpc-routes';

/**
 * How a subnet gets out of its VPC: to the internet with a public address alone, through a NAT gateway,
 * perhaps through something whose other side is not seen, or not at all.
 */
export type WayOut = 'public' | 'nat' | 'unseen' | 'none';

/** The way out that a route table gives. */
export function wayOutOf(estate: Estate, table: Subject): WayOut {
  const own = routesOfTable(estate, table);
  const toEverything = own.filter(
    ({ destination, by }) =>
      by !== undefined && destination !== undefined && isEverything(destination),
  );
  if (toEverything.some(({ by }) => by === 'nat_gateway_id')) return 'nat';
  const elsewhere = own.some((route) => route.by !== 'gateway_id' || !isInternet(route));
  if (elsewhere || isUnknown(table.attributes['route']) || hasUnreadRoutes(estate)) {
    return 'unseen';
  }
  return toEverything.length > 0 ? 'public' : 'none';
}

/** Whether what `gateway_id` names is an internet gateway, as far as it is named. */
function isInternet({ target, value }: VpcRoute): boolean {
  if (target !== undefined) return target.type === 'aws_internet_gateway';
  return isUnknown(value)
    ? value.references.some((each) => each.includes('aws_internet_gateway.'))
    : typeof value === 'string' && value.startsWith('igw-');
}

/** A route whose table is not known may be any table's; so may those that a VPN gateway propagates. */
const hasUnreadRoutes = perEstate((estate: Estate): boolean => {
  const unread = vpcRoutesOf(estate).some(
    ({ stated, table }) => table === undefined && isUnknown(stated.attributes['route_table_id']),
  );
  const propagated = estate
    .all('aws_route_table', 'aws_default_route_table')
    .some(({ attributes }) => isStated(attributes['propagating_vgws']));
  return unread || propagated || estate.all('aws_vpn_gateway_route_propagation').length > 0;
});
