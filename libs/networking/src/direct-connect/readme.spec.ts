import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
// #region direct-connect
import { AwsStack } from '@archway/core';
import {
  CustomerGateway,
  ResilientDirectConnect,
  TransitGateway,
  TransitGatewayRouteTable,
} from '@archway/networking';
import type { Construct } from 'constructs';

class DataCentre extends AwsStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { accountId: '111122223333', region: 'eu-central-1', stage: 'dev' });
    const transitGateway = new TransitGateway(this, 'Hub', { amazonSideAsn: 64_600 });
    const office = new CustomerGateway(this, 'Office', {
      ipAddress: '203.0.113.10',
      bgpAsn: 65_010,
    });

    const lines = new ResilientDirectConnect(this, 'Lines', {
      bandwidth: '10Gbps',
      locations: [
        {
          location: 'EqFA5',
          connections: { first: { vlan: 101, peer: { bgpAsn: 65_010 }, macSec: {} } },
        },
        {
          location: 'INXD6',
          connections: { first: { vlan: 101, peer: { bgpAsn: 65_010 }, macSec: {} } },
        },
      ],
      gateway: { transitGateway, allowedPrefixes: ['10.0.0.0/8'] },
      amazonSideAsn: 64_700,
      backup: { customerGateway: office },
    });

    const table = new TransitGatewayRouteTable(this, 'Table', { transitGateway });
    table.propagate('Lines', lines.association.attachment);
    if (lines.backup) table.propagate('Backup', lines.backup.attachment);
  }
}
// #endregion

it('connects a data centre over two locations and a VPN', () => {
  const stack = readBack(new DataCentre(testApp(), 'data-centre'));
  expect(stack.inventory).toMatchObject({
    aws_dx_connection: 2,
    aws_dx_transit_virtual_interface: 2,
    aws_vpn_connection: 1,
    aws_ec2_transit_gateway_route_table_propagation: 2,
  });
});

itPlans('is planned as it is written by the real provider', () => {
  const stack = new DataCentre(testApp(), 'data-centre');
  const { inventory } = readBack(new DataCentre(testApp(), 'data-centre'));
  expect(planOffline(stack).inventory).toEqual(inventory);
});
