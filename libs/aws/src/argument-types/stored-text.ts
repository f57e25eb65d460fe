/** The numbers of protocols that the provider writes as names. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  all: '-1',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

const PROTOCOL_OF = [
  'aws_security_group.ingress.protocol',
  'aws_security_group.egress.protocol',
  'aws_default_security_group.ingress.protocol',
  'aws_default_security_group.egress.protocol',
  'aws_security_group_rule.protocol',
];

/**
 * The text that the provider keeps, and plans, of one that is written differently: a protocol as its name.
 *
 * @param path the type of the resource, the blocks around the argument, and its name
 */
export function storedText(path: readonly string[], text: string): string {
  if (path[path.length - 1] !== 'protocol' || !PROTOCOL_OF.includes(path.join('.'))) return text;
  const lower = text.toLowerCase();
  return PROTOCOLS[lower] ?? lower;
}
