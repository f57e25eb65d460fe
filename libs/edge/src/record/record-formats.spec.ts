import { Lazy } from 'cdktf';
import { renderValue, valueProblems } from './record-formats';
import type { RecordType, RecordValueTypes } from './record-values';
import { textValue, withoutTemplates } from './text-value';

type Case = { [T in RecordType]: readonly [T, RecordValueTypes[T], string] }[RecordType];

const DIGEST = 'ab'.repeat(32);
const DS = { keyTag: 12345, algorithm: 13, digestType: 2, digest: DIGEST };
const SRV = { priority: 1, weight: 0, port: 443, target: 'host.example.com' };
const SSHFP = { algorithm: 4, fingerprintType: 2, fingerprint: DIGEST } as const;
const NAPTR = { order: 1, preference: 2, flags: 'U', service: 'E2U+sip' };
const SOA = {
  nameServer: 'ns-1.awsdns-1.com',
  mailbox: 'hostmaster.example.com',
  serial: 1,
  refreshSeconds: 7200,
  retrySeconds: 900,
  expireSeconds: 1209600,
  negativeTtlSeconds: 60,
};
const TLSA = { certificateUsage: 3, selector: 1, matchingType: 1 } as const;

const CASES: readonly Case[] = [
  ['A', '192.0.2.1', '192.0.2.1'],
  ['AAAA', '2001:db8::1', '2001:db8::1'],
  ['CAA', { tag: 'issue', value: 'amazon.com' }, '0 issue "amazon.com"'],
  ['CAA', { flags: 128, tag: 'iodef', value: 'mailto:a@b.com' }, '128 iodef "mailto:a@b.com"'],
  ['CNAME', 'www.example.com', 'www.example.com'],
  ['DS', DS, `12345 13 2 ${DIGEST}`],
  [
    'HTTPS',
    { priority: 1, targetName: '.', alpn: ['h3', 'h2'], noDefaultAlpn: true, port: 8443 },
    '1 . alpn="h3,h2" no-default-alpn port="8443"',
  ],
  [
    'SVCB',
    {
      priority: 32767,
      targetName: 'a.example.com',
      ipv4Hint: ['192.0.2.1', '192.0.2.2'],
      ipv6Hint: ['2001:db8::1'],
    },
    '32767 a.example.com ipv4hint="192.0.2.1,192.0.2.2" ipv6hint="2001:db8::1"',
  ],
  ['SVCB', { priority: 0, targetName: 'a.example.com' }, '0 a.example.com'],
  ['MX', { preference: 10, exchange: 'mail.example.com' }, '10 mail.example.com'],
  ['MX', { preference: 0, exchange: '.' }, '0 .'],
  [
    'NAPTR',
    { ...NAPTR, regexp: '!^.*$!sip:\\1@example.com!', replacement: '.' },
    '1 2 "U" "E2U+sip" "!^.*$!sip:\\\\1@example.com!" .',
  ],
  [
    'NAPTR',
    { ...NAPTR, regexp: '', replacement: 'a.example.com' },
    '1 2 "U" "E2U+sip" "" a.example.com',
  ],
  ['NS', 'ns1.example.net', 'ns1.example.net'],
  ['PTR', 'host.example.com', 'host.example.com'],
  ['SOA', SOA, 'ns-1.awsdns-1.com hostmaster.example.com 1 7200 900 1209600 60'],
  ['SPF', 'v=spf1 -all', 'v=spf1 -all'],
  ['SRV', SRV, '1 0 443 host.example.com'],
  ['SSHFP', SSHFP, `4 2 ${DIGEST}`],
  ['TLSA', { ...TLSA, certificateData: DIGEST }, `3 1 1 ${DIGEST}`],
  ['TXT', 'hello', 'hello'],
];

it.each(CASES)('writes %s %p as %s', (type, value, written) => {
  expect(valueProblems(type, 'values[0]', value).filter(Boolean)).toEqual([]);
  expect(renderValue(type, value)).toBe(written);
});

type Refused = { [T in RecordType]: readonly [T, RecordValueTypes[T], string] }[RecordType];

const REFUSED: readonly Refused[] = [
  ['A', '256.0.0.1', 'values[0] must be an IPv4 address, got "256.0.0.1"'],
  ['A', '192.0.2.0/24', 'values[0] must be an IPv4 address'],
  ['A', '2001:db8::1', 'values[0] must be an IPv4 address'],
  ['AAAA', '192.0.2.1', 'values[0] must be an IPv6 address, got "192.0.2.1"'],
  ['CAA', { tag: 'issued' as 'issue', value: '' }, 'values[0].tag must be one of issue,'],
  ['CAA', { flags: 1 as 0, tag: 'issue', value: '' }, 'values[0].flags must be one of 0, 128'],
  ['CNAME', 'a b', 'values[0] must be printable ASCII'],
  ['DS', { ...DS, keyTag: 65536 }, 'values[0].keyTag must be a whole number between 0 and 65535'],
  ['DS', { ...DS, digest: 'xyz' }, 'values[0].digest must be pairs of hexadecimal digits'],
  ['HTTPS', { priority: 32768, targetName: '.' }, 'values[0].priority must be a whole number'],
  ['HTTPS', { priority: 0, targetName: '.', port: 1 }, 'values[0].priority must be above 0'],
  ['HTTPS', { priority: 1, targetName: '.', noDefaultAlpn: true }, 'values[0].alpn must say'],
  ['SVCB', { priority: 1, targetName: '.', alpn: ['h 2'] }, 'values[0].alpn must be a protocol'],
  ['SVCB', { priority: 1, targetName: '.', ipv4Hint: ['::1'] }, 'values[0].ipv4Hint must be an'],
  ['MX', { preference: -1, exchange: 'a.com' }, 'values[0].preference must be a whole number'],
  ['MX', { preference: 1, exchange: '' }, 'values[0].exchange must be a domain name'],
  [
    'NAPTR',
    { ...NAPTR, regexp: '!a!b!', replacement: 'a.com' },
    'values[0].replacement must be "."',
  ],
  ['NAPTR', { ...NAPTR, flags: 'UU', regexp: '', replacement: 'a.com' }, 'values[0].flags must be'],
  ['NS', '*.example.com', 'values[0] must not have a wildcard'],
  ['SOA', { ...SOA, serial: 2 ** 32 }, 'values[0].serial must be a whole number'],
  ['SRV', { ...SRV, port: 65536 }, 'values[0].port must be a whole number'],
  ['SSHFP', { ...SSHFP, algorithm: 5 as 4 }, 'values[0].algorithm must be one of 1, 2, 3, 4, 6'],
  ['TLSA', { ...TLSA, certificateData: 'a' }, 'values[0].certificateData must be pairs'],
  ['TXT', '', 'values[0] must have 1 to 4000 characters, got 0'],
  ['TXT', 'x'.repeat(4001), 'values[0] must have 1 to 4000 characters, got 4001'],
];

it.each(REFUSED)('refuses %s %p', (type, value, problem) => {
  expect(valueProblems(type, 'values[0]', value).join('; ')).toContain(problem);
});

it('accepts a text of 4000 characters', () => {
  expect(valueProblems('TXT', 'values[0]', 'x'.repeat(4000))).toEqual([undefined]);
});

it('lets pass a value that Terraform computes', () => {
  const token = Lazy.stringValue({ produce: () => 'x' });
  expect(valueProblems('A', 'values[0]', token)).toEqual([]);
  expect(textValue(token)).toBe(token);
  expect(withoutTemplates(token)).toBe(token);
});

it.each([
  [255, 'a'.repeat(255)],
  [256, `${'a'.repeat(255)}""a`],
  [511, `${'a'.repeat(255)}""${'a'.repeat(255)}""a`],
])('cuts a text of %d bytes', (length, written) => {
  expect(textValue('a'.repeat(length))).toBe(written);
});

it('counts the bytes of a text before they are escaped', () => {
  expect(textValue('é'.repeat(128))).toBe(`${'\\303\\251'.repeat(127)}\\303""\\251`);
});

it('keeps Terraform from reading macros and placeholders', () => {
  expect(withoutTemplates('exists:%{i}.${d} 100% $5')).toBe('exists:%%{i}.$${d} 100% $5');
});
