import type { ResourceType } from '../resource-type/resource-type';
import { defaultSubnet } from './default-subnet';
import { ec2ManagedPrefixList } from './ec2-managed-prefix-list';
import { egressOnlyInternetGateway } from './egress-only-internet-gateway';
import { eip } from './eip';
import { flowLog } from './flow-log';
import { internetGateway } from './internet-gateway';
import { natGateway } from './nat-gateway';
import { networkInterface } from './network-interface';
import { routeTable } from './route-table';
import { securityGroup } from './security-group';
import { subnet } from './subnet';
import { vpc } from './vpc';
import { vpcEndpoint } from './vpc-endpoint';
import { vpcEndpointPolicy } from './vpc-endpoint-policy';
import { vpcEndpointService } from './vpc-endpoint-service';
import { vpcPeeringConnection } from './vpc-peering-connection';
import { vpclatticeAuthPolicy } from './vpclattice-auth-policy';
import { vpclatticeServiceNetwork } from './vpclattice-service-network';

export const VPC: readonly ResourceType[] = [
  defaultSubnet,
  ec2ManagedPrefixList,
  egressOnlyInternetGateway,
  eip,
  flowLog,
  internetGateway,
  natGateway,
  networkInterface,
  routeTable,
  securityGroup,
  subnet,
  vpc,
  vpcEndpoint,
  vpcEndpointPolicy,
  vpcEndpointService,
  vpcPeeringConnection,
  vpclatticeAuthPolicy,
  vpclatticeServiceNetwork,
];
