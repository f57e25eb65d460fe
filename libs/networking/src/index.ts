export { notPrefix } from './address/not-prefix';
export type { PrefixRule } from './address/not-prefix';
export {
  addressBits,
  addressCount,
  contains,
  enclosingPrefix,
  formatAddress,
  formatPrefix,
  nthAddress,
  overlappingPairs,
  overlaps,
  parseAddress,
  parsePrefix,
  subprefix,
} from './address/prefix';
export type { Address, AddressFamily, Prefix } from './address/prefix';
export type { Route, RouteDestination, RouteTarget } from './route-table/route';
export { RouteTable } from './route-table/route-table';
export type { IRouteTable, RouteTableAttributes, RouteTableProps } from './route-table/route-table';
export { PrefixList } from './prefix-list/prefix-list';
export type {
  PrefixListAttributes,
  PrefixListEntry,
  PrefixListProps,
} from './prefix-list/prefix-list';
export { Peer } from './security-group/peer';
export type { IPeer, IPrefixList, PeerArguments } from './security-group/peer';
export { Port } from './security-group/port';
export type { PortArguments } from './security-group/port';
export { SecurityGroup } from './security-group/security-group';
export type { SecurityGroupAttributes, SecurityGroupProps } from './security-group/security-group';
export type { ISecurityGroup, RuleOptions } from './security-group/security-group-reference';
export { layOutSubnets } from './subnet-layout/subnet-layout';
export type {
  ComputedTier,
  GivenTier,
  Layout,
  LayoutInput,
  TierPlace,
} from './subnet-layout/subnet-layout';
export type { ISubnet, SubnetAttributes } from './subnet/subnet-reference';
export type { IVpc, VpcAttributes } from './vpc/vpc-reference';
