import { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection';
import { readBack, testApp } from '@archway/testing';
// #region vpn
import { AwsStack } from '@archway/core';
import { CustomerGateway, SiteToSiteVpn, Vpc, VpnGateway } from '@archway/networking';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';

class Branch extends AwsStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'dev',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
    const vpc = new Vpc(this, 'Main', {
      ipv4: '10.20.0.0/16',
      tiers: { private: { reach: 'private' }, data: { reach: 'isolated' } },
    });
    const vpnGateway = new VpnGateway(this, 'Gateway', { vpc, propagateTo: ['private'] });
    const office = new CustomerGateway(this, 'Office', { ipAddress: '203.0.113.10' });
    const given = new TerraformVariable(this, 'psk', { type: 'string', sensitive: true });

    new SiteToSiteVpn(this, 'Vpn', {
      customerGateway: office,
      endpoint: { vpnGateway },
      routing: { by: 'static', routes: { offices: '192.168.0.0/16' } },
      tunnels: [
        { insideCidr: '169.254.10.0/30', preSharedKey: { variable: given } },
        { insideCidr: '169.254.10.4/30' }, // its key is AWS's, in Secrets Manager
      ],
    });
  }
}
// #endregion

it('connects an office with a VPC', () => {
  const stack = readBack(new Branch(testApp(), 'branch'));
  expect(stack.only(VpnConnection)).toMatchObject({
    tunnel1_preshared_key: '${var.psk}',
    preshared_key_storage: 'SecretsManager',
  });
  expect(stack.inventory).toMatchObject({ aws_vpn_connection_route: 1 });
});
