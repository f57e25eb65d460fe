import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { openPort } from './open-port';

const group = (ingress: object) =>
  stackOf({
    aws_security_group: {
      Web: { ingress: [{ protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'], ...ingress }] },
    },
  });

it('finds SSH from everywhere', () => {
  expect(problemsOf(openPort, group({ from_port: 22, to_port: 22 }))).toEqual([
    'aws_security_group.Web: ingress.0: the internet may reach tcp 22',
  ]);
});

it.each([
  [{ from_port: 443, to_port: 443 }],
  [{ from_port: 22, to_port: 22, cidr_blocks: ['10.0.0.0/8'] }],
  [{ from_port: -1, to_port: -1, protocol: 'icmp' }],
  [{ from_port: 443, to_port: 443, protocol: 'udp' }],
])('accepts %j', (ingress) => {
  expect(problemsOf(openPort, group(ingress))).toEqual([]);
});

it.each([
  [{ from_port: 80, to_port: 443 }],
  [{ protocol: '-1', from_port: 0, to_port: 0 }],
  [{ from_port: 5432, to_port: 5432, cidr_blocks: [], ipv6_cidr_blocks: ['::/0'] }],
])('finds %j', (ingress) => {
  expect(problemsOf(openPort, group(ingress))).toHaveLength(1);
});

it('reads rules that are resources of their own', () => {
  const stack = stackOf({
    aws_vpc_security_group_ingress_rule: {
      Any: { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' },
      Web: { ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ipv4: '0.0.0.0/0' },
    },
    aws_security_group_rule: {
      Out: { type: 'egress', protocol: '-1', cidr_blocks: ['0.0.0.0/0'] },
    },
  });
  expect(problemsOf(openPort, stack)).toEqual([
    'aws_vpc_security_group_ingress_rule.Any: the internet may reach every port',
  ]);
});

it.each([
  [{ cidr_blocks: '${var.office}' }],
  [{ cidr_blocks: ['10.0.0.0/8', '${var.office}'] }],
  [{ from_port: '${var.office}' }],
])('says that it cannot see what is not known: %j', (ingress) => {
  expect(unseenBy(openPort, group({ from_port: 22, to_port: 22, ...ingress }))).toEqual([
    'aws_security_group.Web: a part of ingress.0',
  ]);
});

it('says that it cannot see rules that repeat for something unknown', () => {
  const stack = stackOf({
    aws_security_group: {
      Web: { dynamic: { ingress: { for_each: '${var.ports}', content: {} } } },
    },
  });
  expect(unseenBy(openPort, stack)).toEqual(['aws_security_group.Web: a part of ingress']);
});

it.each([
  [{ cidr_blocks: ['0.0.0.0/1', '128.0.0.0/1'] }],
  [{ cidr_blocks: ['128.0.0.0/1'] }],
  [{ cidr_blocks: ['0.0.0.0/2', '64.0.0.0/2'] }],
  [
    {
      cidr_blocks: [
        '0.0.0.0/5',
        '8.0.0.0/7',
        '11.0.0.0/8',
        '12.0.0.0/6',
        '16.0.0.0/4',
        '32.0.0.0/3',
        '64.0.0.0/2',
        '128.0.0.0/3',
      ],
    },
  ],
  [{ cidr_blocks: [], ipv6_cidr_blocks: ['0::/0'] }],
  [{ cidr_blocks: [], ipv6_cidr_blocks: ['2000::/4', '3000::/4'] }],
  [{ self: true }],
  [{ cidr_blocks: ['0.0.0.0/0', '${var.office}'] }],
  [{ cidr_blocks: [], ipv6_cidr_blocks: ['2000::/3'] }],
])('finds a range that only the internet is as large as: %j', (ranges) => {
  expect(problemsOf(openPort, group({ from_port: 22, to_port: 22, ...ranges }))).toEqual([
    'aws_security_group.Web: ingress.0: the internet may reach tcp 22',
  ]);
});

it.each([
  [{ cidr_blocks: ['10.0.0.0/8', '172.16.0.0/12'] }],
  [{ cidr_blocks: ['0.0.0.0/2', '0.0.0.0/2', '10.0.0.0/8'] }],
  [{ cidr_blocks: null, self: true }],
  [{ cidr_blocks: [], ipv6_cidr_blocks: ['2600::/12'] }],
  [{ cidr_blocks: ['10.0.0.0/33', 'everywhere'] }],
])('accepts %j', (ranges) => {
  expect(problemsOf(openPort, group({ from_port: 22, to_port: 22, ...ranges }))).toEqual([]);
});
