import { ingressesOf, isOpenToAll, type Ingress } from '../security-group/ingress';
import { problem, unseen, type Rule } from '../rule/rule';

/** Ports that are meant for the whole internet. */
const WEB = [80, 443];

export const openPort: Rule = {
  id: 'open-port',
  group: 'exposure',
  severity: 'error',
  title: 'A security group opens more than the web to the whole internet',
  looksFor:
    'Ingress rules from 0.0.0.0/0 or ::/0, at once or in pieces, for anything but TCP 80 and 443, UDP 443 and ICMP: inline, as aws_security_group_rule and as aws_vpc_security_group_ingress_rule.',
  why: 'Open ports are found within minutes and tried with every known password and flaw.',
  fix: 'Name the addresses, a prefix list or the security group that may come in. For people, use Session Manager or an Instance Connect Endpoint instead of an open port.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  *check(estate) {
    for (const ingress of ingressesOf(estate)) {
      const isOpen = isOpenToAll(ingress);
      if (ingress.hidden || (ingress.hiddenAddress && !isOpen)) {
        yield unseen(ingress.stated, `a part of ${ingress.name || 'the rule'}`);
      } else if (isOpen && !isWeb(ingress)) {
        const where = ingress.name === '' ? '' : `${ingress.name}: `;
        yield problem(
          ingress.stated,
          `${where}the internet may reach ${portsOf(ingress)}`,
          ingress.name,
        );
      }
    }
  },
};

function isWeb({ protocol, from, to }: Ingress): boolean {
  if (['icmp', 'icmpv6', '1', '58'].includes(protocol)) return true;
  if (from === undefined || from !== to) return false;
  if (['tcp', '6'].includes(protocol)) return WEB.includes(from);
  return ['udp', '17'].includes(protocol) && from === 443;
}

function portsOf({ protocol, from, to }: Ingress): string {
  if (['-1', 'all'].includes(protocol)) return 'every port';
  return `${protocol} ${from === to ? String(from) : `${from} to ${to}`}`;
}
