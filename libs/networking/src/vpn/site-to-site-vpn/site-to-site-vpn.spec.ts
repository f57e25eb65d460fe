import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection';
import { VpnConnectionRoute } from '@cdktf/provider-aws/lib/vpn-connection-route';
import type { IAlarmAction } from '@archway/core';
import { Key } from '@archway/core';
import { synth } from '@archway/testing';
import { TerraformVariable } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { TransitGatewayRouteTable } from '../../transit-gateway/transit-gateway-route-table';
import { TransitGateway } from '../../transit-gateway/transit-gateway';
import { CustomerGateway } from '../customer-gateway/customer-gateway';
import { VpnGateway } from '../vpn-gateway/vpn-gateway';
import { SiteToSiteVpn } from './site-to-site-vpn';
import type { SiteToSiteVpnProps } from './site-to-site-vpn-props';

const office = (stack: Construct) =>
  new CustomerGateway(stack, 'Office', { ipAddress: '203.0.113.10' });
const vpnGateway = (stack: Construct) =>
  VpnGateway.fromVpnGatewayAttributes(stack, 'Gateway', {
    vpnGatewayId: 'vgw-1',
    amazonSideAsn: 64_512,
    ipv4CidrBlocks: ['10.0.0.0/16'],
  });
const hub = (stack: Construct) =>
  TransitGateway.fromTransitGatewayAttributes(stack, 'Hub', {
    transitGatewayId: 'tgw-1',
    transitGatewayArn: 'arn:aws:ec2:eu-central-1:111122223333:transit-gateway/tgw-1',
    cidrBlocks: ['10.255.0.0/24'],
  });

/** A VPN by BGP to a virtual private gateway, with what a test says otherwise. */
const make = (
  props: (stack: TerraformStack) => Partial<SiteToSiteVpnProps> = () => ({}),
  use: (vpn: SiteToSiteVpn) => void = () => undefined,
) =>
  synth((stack) => {
    const given = props(stack);
    use(
      new SiteToSiteVpn(stack, 'Vpn', {
        ...given,
        customerGateway: given.customerGateway ?? office(stack),
        endpoint: given.endpoint ?? { vpnGateway: vpnGateway(stack) },
        routing: given.routing ?? { by: 'bgp' },
      }),
    );
  });

it('is a connection that is logged, and watched by an alarm for each tunnel', () => {
  const stack = make();
  expect(stack.inventory).toEqual({
    aws_customer_gateway: 1,
    aws_vpn_connection: 1,
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_metric_alarm: 2,
  });
  expect(stack.only(VpnConnection)).toMatchObject({
    type: 'ipsec.1',
    customer_gateway_id: '${aws_customer_gateway.Office.id}',
    vpn_gateway_id: 'vgw-1',
    static_routes_only: false,
    preshared_key_storage: 'SecretsManager',
    tunnel2_ike_versions: ['ikev2'],
    tags: { Name: 'test/Vpn' },
  });
  expect(stack.only(VpnConnection)).not.toHaveProperty('tunnel1_preshared_key');
});

describe('the log', () => {
  it('has a group of its own for both tunnels', () => {
    const stack = make();
    expect(stack.only(CloudwatchLogGroup)).toMatchObject({
      name: '/aws/vendedlogs/vpn/test/test/Vpn',
      retention_in_days: 30,
    });
    const options = {
      cloudwatch_log_options: {
        log_enabled: true,
        log_group_arn: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.Vpn_LogGroup_/),
        log_output_format: 'json',
      },
    };
    expect(stack.only(VpnConnection)).toMatchObject({
      tunnel1_log_options: options,
      tunnel2_log_options: options,
    });
  });

  it('is kept and written as told, under a key that CloudWatch may use for it', () => {
    const stack = make((scope) => ({
      logs: {
        retentionDays: 365,
        outputFormat: 'text',
        logGroupName: '/vpn',
        encryptionKey: new Key(scope, 'Logs'),
      },
    }));
    expect(stack.only(CloudwatchLogGroup)).toMatchObject({
      name: '/vpn',
      retention_in_days: 365,
      kms_key_id: '${aws_kms_key.Logs.arn}',
      depends_on: expect.arrayContaining([expect.stringMatching(/^aws_kms_key_policy\./)]),
    });
    const [, statement] = JSON.parse(stack.only(KmsKeyPolicy).policy).Statement;
    expect(statement).toMatchObject({
      Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
      Condition: {
        ArnEquals: {
          'kms:EncryptionContext:aws:logs:arn':
            'arn:aws:logs:eu-central-1:111122223333:log-group:/vpn',
        },
      },
    });
  });

  it('can be none', () => {
    const stack = make(() => ({ logs: 'none' }));
    expect(stack.inventory).not.toHaveProperty('aws_cloudwatch_log_group');
    expect(stack.only(VpnConnection)).not.toHaveProperty('tunnel1_log_options');
  });
});

describe('the alarms', () => {
  class Pager extends Construct implements IAlarmAction {
    bindAlarm() {
      return { actionArn: 'arn:aws:sns:eu-central-1:111122223333:pager' };
    }
  }

  it('ring when a tunnel is down or says nothing for five minutes', () => {
    const [first, second] = make().all(CloudwatchMetricAlarm);
    expect(first).toMatchObject({
      alarm_name: 'test-test-Vpn-Tunnel1Down',
      namespace: 'AWS/VPN',
      metric_name: 'TunnelState',
      dimensions: { TunnelIpAddress: '${aws_vpn_connection.Vpn.tunnel1_address}' },
      statistic: 'Minimum',
      period: 300,
      evaluation_periods: 1,
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      treat_missing_data: 'breaching',
    });
    expect(second?.dimensions).toEqual({
      TunnelIpAddress: '${aws_vpn_connection.Vpn.tunnel2_address}',
    });
  });

  it('tell those who have to know', () => {
    const [first] = make((scope) => {
      const actions = [new Pager(scope, 'Pager')];
      return { alarms: { actions, okActions: actions, evaluationPeriods: 3 } };
    }).all(CloudwatchMetricAlarm);
    const arns = ['arn:aws:sns:eu-central-1:111122223333:pager'];
    expect(first).toMatchObject({ alarm_actions: arns, ok_actions: arns, evaluation_periods: 3 });
  });

  it('can be none', () => {
    const stack = make(() => ({ alarms: 'none' }));
    expect(stack.inventory).not.toHaveProperty('aws_cloudwatch_metric_alarm');
  });
});

describe('keys', () => {
  it('come from variables and stored secrets', () => {
    const secretArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:vpn-AbCdEf';
    const connection = make((stack) => ({
      tunnels: [
        {
          preSharedKey: {
            variable: new TerraformVariable(stack, 'psk', { type: 'string', sensitive: true }),
          },
        },
        { preSharedKey: { secretArn } },
      ],
      preSharedKeyStorage: 'Standard',
    })).only(VpnConnection);
    expect(connection).toMatchObject({
      tunnel1_preshared_key: '${var.psk}',
      tunnel2_preshared_key: expect.stringMatching(
        /^\$\{data\.aws_secretsmanager_secret_version\.Vpn_PreSharedKey2_\w+\.secret_string\}$/,
      ),
      preshared_key_storage: 'Standard',
    });
  });

  it('are stored nowhere where the device has a certificate', () => {
    const connection = make((stack) => ({
      customerGateway: CustomerGateway.fromCustomerGatewayAttributes(stack, 'Roaming', {
        customerGatewayId: 'cgw-1',
        usesCertificate: true,
      }),
    })).only(VpnConnection);
    expect(connection).not.toHaveProperty('preshared_key_storage');
  });

  it('are never text', () => {
    const text: unknown = 'hunter2.hunter2';
    const props = () => ({ tunnels: [{ preSharedKey: text }, {}] }) as Partial<SiteToSiteVpnProps>;
    expect(() => make(props)).toThrow(
      "SiteToSiteVpn 'test/Vpn': tunnels[0].preSharedKey must be { variable } or { secretArn }, never the secret itself in the code",
    );
  });
});

describe('static routes', () => {
  it("are the connection's on a virtual private gateway, by name", () => {
    const stack = make(() => ({
      routing: { by: 'static', routes: { offices: '192.168.0.0/16', all: '0.0.0.0/0' } },
    }));
    expect(stack.only(VpnConnection).static_routes_only).toBe(true);
    expect(stack.all(VpnConnectionRoute).map((route) => route.destination_cidr_block)).toEqual(
      expect.arrayContaining(['192.168.0.0/16', '0.0.0.0/0']),
    );
    expect(stack.addresses).toContainEqual(expect.stringMatching(/Vpn_Routes_offices_/));
  });

  it("are the table's on a Transit Gateway", () => {
    const stack = make((scope) => {
      const transitGateway = hub(scope);
      const routeTable = new TransitGatewayRouteTable(scope, 'Table', { transitGateway });
      return {
        endpoint: { transitGateway },
        routing: { by: 'static', routes: { offices: '192.168.0.0/16' }, routeTable },
      };
    });
    expect(stack.inventory).not.toHaveProperty('aws_vpn_connection_route');
    expect(stack.only(Ec2TransitGatewayRoute)).toMatchObject({
      destination_cidr_block: '192.168.0.0/16',
      transit_gateway_attachment_id: '${aws_vpn_connection.Vpn.transit_gateway_attachment_id}',
    });
  });
});

describe('on a Transit Gateway', () => {
  it('carries IPv6, is accelerated and narrows who may speak', () => {
    const connection = make((stack) => ({
      endpoint: { transitGateway: hub(stack), insideIpVersion: 'ipv6', acceleration: true },
      localIpv6NetworkCidr: '2001:db8::/32',
      remoteIpv6NetworkCidr: '2001:db8:1::/48',
    })).only(VpnConnection);
    expect(connection).toMatchObject({
      transit_gateway_id: 'tgw-1',
      tunnel_inside_ip_version: 'ipv6',
      enable_acceleration: true,
      local_ipv6_network_cidr: '2001:db8::/32',
      remote_ipv6_network_cidr: '2001:db8:1::/48',
    });
  });

  it.each([
    ['bgp', true],
    ['static', false],
  ] as const)('is an attachment that propagates by %s: %p', (by, propagates) => {
    make(
      (stack) => {
        const transitGateway = hub(stack);
        const routeTable = new TransitGatewayRouteTable(stack, 'Table', { transitGateway });
        return {
          endpoint: { transitGateway },
          routing: by === 'bgp' ? { by } : { by, routes: { a: '192.168.0.0/16' }, routeTable },
        };
      },
      (vpn) => expect(vpn.attachment.propagates).toBe(propagates),
    );
  });

  it('alone is an attachment', () => {
    expect(() => make(undefined, (vpn) => vpn.attachment)).toThrow(
      "SiteToSiteVpn 'test/Vpn': attachment is there on a Transit Gateway only",
    );
  });
});

it('watches the tunnel that is asked for', () => {
  make(undefined, (vpn) => {
    expect(vpn.metricTunnelState(2).dimensions).toEqual({
      TunnelIpAddress: vpn.tunnelAddresses[1],
    });
  });
});
