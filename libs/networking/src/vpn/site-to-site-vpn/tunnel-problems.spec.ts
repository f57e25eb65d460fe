import { testApp } from '@archway/testing';
import { TerraformStack, Token } from 'cdktf';
import { CustomerGateway } from '../customer-gateway/customer-gateway';
import type { ICustomerGateway } from '../customer-gateway/customer-gateway';
import type { Tunnel } from './tunnel';
import { RESERVED_INSIDE_CIDRS, tunnelProblems } from './tunnel-problems';

const stack = new TerraformStack(testApp(), 'test');
const OFFICE = CustomerGateway.fromCustomerGatewayAttributes(stack, 'Office', {
  customerGatewayId: 'cgw-1',
  ipAddress: '203.0.113.10',
});
const ROAMING = CustomerGateway.fromCustomerGatewayAttributes(stack, 'Roaming', {
  customerGatewayId: 'cgw-2',
  usesCertificate: true,
});

const problems = (tunnel: Tunnel, gateway: ICustomerGateway = OFFICE) =>
  [...tunnelProblems('tunnels[0]', tunnel, gateway)].filter((problem) => problem !== undefined);

it.each<Tunnel>([
  {},
  { insideCidr: '169.254.6.0/30' },
  { insideCidr: '169.254.0.4/30' },
  { insideCidr: '169.254.169.248/30' },
  { insideCidr: Token.asString({ block: 'of Terraform' }) },
  { insideIpv6Cidr: 'fd00::/126' },
  { phase1: { lifetimeSeconds: 900 }, phase2: { lifetimeSeconds: 900 } },
  { phase1: { lifetimeSeconds: 28_800 }, phase2: { lifetimeSeconds: 3_600 } },
  { phase1: { dhGroupNumbers: [2, 24] }, phase2: { dhGroupNumbers: [5] } },
  { rekeyMarginTimeSeconds: 60, rekeyFuzzPercentage: 0, replayWindowSize: 64 },
  { rekeyMarginTimeSeconds: 1_800, rekeyFuzzPercentage: 100, replayWindowSize: 2_048 },
  { rekeyMarginTimeSeconds: 450, phase2: { lifetimeSeconds: 900 } },
  { dpdTimeoutSeconds: 30, dpdTimeoutAction: 'restart', startupAction: 'start' },
  { startupAction: 'start', ikeVersions: ['ikev1', 'ikev2'] },
  { startupAction: 'add', ikeVersions: ['ikev1'] },
])('takes %p', (tunnel) => expect(problems(tunnel)).toEqual([]));

it.each(RESERVED_INSIDE_CIDRS)('refuses %s, which AWS keeps', (insideCidr) => {
  expect(problems({ insideCidr })).toEqual([
    `tunnels[0].insideCidr must not be one that AWS reserves (${RESERVED_INSIDE_CIDRS.join(', ')}), got "${insideCidr}"`,
  ]);
});

const BAD: readonly [Tunnel, string][] = [
  [
    { insideCidr: '169.254.10.0/29' },
    'insideCidr must be between /30 and /30, got "169.254.10.0/29"',
  ],
  [
    { insideCidr: '169.254.10.1/30' },
    'insideCidr must start at its first address, 169.254.10.0/30, got "169.254.10.1/30"',
  ],
  [{ insideCidr: '10.0.0.0/30' }, 'insideCidr must be inside 169.254.0.0/16, got "10.0.0.0/30"'],
  [
    { insideIpv6Cidr: 'fd00::/125' },
    'insideIpv6Cidr must be between /126 and /126, got "fd00::/125"',
  ],
  [
    { insideIpv6Cidr: '2001:db8::/126' },
    'insideIpv6Cidr must be inside fd00::/8, got "2001:db8::/126"',
  ],
  [{ ikeVersions: [] }, 'ikeVersions must name at least one, got []'],
  [
    { phase1: { lifetimeSeconds: 28_801 } },
    'phase1.lifetimeSeconds must be a whole number between 900 and 28800, got 28801',
  ],
  [
    { phase2: { lifetimeSeconds: 3_601 } },
    'phase2.lifetimeSeconds must be a whole number between 900 and 3600, got 3601',
  ],
  [
    { phase1: { lifetimeSeconds: 900 }, phase2: { lifetimeSeconds: 901 } },
    'phase2.lifetimeSeconds must be at most that of phase 1 (900), got 901',
  ],
  [
    { phase1: { dhGroupNumbers: [5] } },
    'phase1.dhGroupNumbers must be one of 2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, got 5',
  ],
  [
    { phase2: { dhGroupNumbers: [1] } },
    'phase2.dhGroupNumbers must be one of 2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, got 1',
  ],
  [{ phase2: { encryptionAlgorithms: [] } }, 'phase2.encryptionAlgorithms must name at least one'],
  [{ phase1: { integrityAlgorithms: [] } }, 'phase1.integrityAlgorithms must name at least one'],
  [
    { rekeyMarginTimeSeconds: 59 },
    'rekeyMarginTimeSeconds must be a whole number between 60 and 1800, got 59',
  ],
  [
    { rekeyMarginTimeSeconds: 451, phase2: { lifetimeSeconds: 900 } },
    'rekeyMarginTimeSeconds must be a whole number between 60 and 450, got 451',
  ],
  [
    { rekeyFuzzPercentage: 101 },
    'rekeyFuzzPercentage must be a whole number between 0 and 100, got 101',
  ],
  [{ replayWindowSize: 63 }, 'replayWindowSize must be a whole number between 64 and 2048, got 63'],
  [
    { replayWindowSize: 2_049 },
    'replayWindowSize must be a whole number between 64 and 2048, got 2049',
  ],
  [{ dpdTimeoutSeconds: 29 }, 'dpdTimeoutSeconds must be at least 30, got 29'],
  [
    { startupAction: 'start', ikeVersions: ['ikev1'] },
    `startupAction 'start' needs ikev2, got ikeVersions ["ikev1"]`,
  ],
];

it.each(BAD)('refuses %p', (tunnel, problem) => {
  expect(problems(tunnel)).toEqual([expect.stringContaining(`tunnels[0].${problem}`)]);
});

it.each<[Tunnel, string]>([
  [
    { startupAction: 'start' },
    "tunnels[0].startupAction 'start' needs the ipAddress of the customer gateway",
  ],
  [
    { dpdTimeoutAction: 'restart' },
    "tunnels[0].dpdTimeoutAction 'restart' needs the ipAddress of the customer gateway",
  ],
  [
    { preSharedKey: { secretArn: Token.asString({ arn: 'of Terraform' }) } },
    'tunnels[0].preSharedKey must be left out where the customer gateway has a certificate',
  ],
])('refuses %p where a device shows a certificate from anywhere', (tunnel, problem) => {
  expect(problems(tunnel, ROAMING)).toEqual([problem]);
});

it('lets AWS wait for a device that shows a certificate', () => {
  expect(problems({ startupAction: 'add', dpdTimeoutAction: 'clear' }, ROAMING)).toEqual([]);
});
