import type { ResourceType } from '../resource-type/resource-type';
import { customerGateway } from './customer-gateway';
import { dxConnection } from './dx-connection';
import { dxGateway } from './dx-gateway';
import { dxLag } from './dx-lag';
import { dxPrivateVirtualInterface } from './dx-private-virtual-interface';
import { dxPublicVirtualInterface } from './dx-public-virtual-interface';
import { dxTransitVirtualInterface } from './dx-transit-virtual-interface';
import { ec2ClientVpnEndpoint } from './ec2-client-vpn-endpoint';
import { ec2TransitGateway } from './ec2-transit-gateway';
import { ec2TransitGatewayConnect } from './ec2-transit-gateway-connect';
import { ec2TransitGatewayPeeringAttachment } from './ec2-transit-gateway-peering-attachment';
import { ec2TransitGatewayVpcAttachment } from './ec2-transit-gateway-vpc-attachment';
import { vpnConnection } from './vpn-connection';
import { vpnGateway } from './vpn-gateway';

export const CONNECTIVITY: readonly ResourceType[] = [
  customerGateway,
  dxConnection,
  dxGateway,
  dxLag,
  dxPrivateVirtualInterface,
  dxPublicVirtualInterface,
  dxTransitVirtualInterface,
  ec2ClientVpnEndpoint,
  ec2TransitGateway,
  ec2TransitGatewayConnect,
  ec2TransitGatewayPeeringAttachment,
  ec2TransitGatewayVpcAttachment,
  vpnConnection,
  vpnGateway,
];
