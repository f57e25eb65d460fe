import { Lazy } from 'cdktf';
import { domainNameProblem, hostNameProblem, isWithin, normalizeDomainName } from './domain-name';

const label = (length: number) => 'a'.repeat(length);
/** A name of this many characters. */
const name = (length: number) => `${`${label(62)}.`.repeat(5)}`.slice(0, length - 1) + 'z';

it.each([
  'example.com',
  'EXAMPLE.com.',
  '_dmarc.example.com',
  'a/b.example.com',
  `${label(63)}.com`,
  'caf\\303\\251.example.com',
  name(255),
])('accepts %s', (value) => {
  expect(domainNameProblem('zoneName', value)).toBeUndefined();
});

it.each([
  ['', 'must be a domain name such as example.com'],
  ['my site.com', 'must be printable ASCII without spaces'],
  ['café.example.com', 'write other names in Punycode'],
  [`${label(64)}.com`, 'must have at most 63 characters between two dots'],
  [name(256), 'must have at most 255 characters'],
  ['www..example.com', 'must not have an empty label'],
  ['.example.com', 'must not have an empty label'],
  ['a\\9.com', 'must have three octal digits after each backslash'],
  ['@', 'must be the name of the zone'],
  ['*.example.com', 'must not have a wildcard'],
])('refuses %p', (value, rule) => {
  const problem = domainNameProblem('recordName', value);
  expect(problem).toContain(rule);
  expect(problem).toContain(`got ${JSON.stringify(value)}`);
});

it('accepts a wildcard as the whole first label', () => {
  expect(domainNameProblem('recordName', '*.example.com', { wildcard: true })).toBeUndefined();
  expect(domainNameProblem('recordName', '\\052.example.com')).toBeUndefined();
});

it.each(['www.*.example.com', 'www*.example.com'])('refuses the wildcard of %s', (value) => {
  expect(domainNameProblem('recordName', value, { wildcard: true })).toContain(
    'must have * as the whole first label',
  );
});

it('lets pass what Terraform computes, and what is not set', () => {
  const token = Lazy.stringValue({ produce: () => '' });
  expect(domainNameProblem('zoneName', `www.${token}`)).toBeUndefined();
  expect(hostNameProblem('fqdn', token)).toBeUndefined();
  expect(hostNameProblem('fqdn', undefined)).toBeUndefined();
});

it.each(['www.example.com', 'xn--caf-dma.example', '1.example.com.'])(
  'takes %s for a host',
  (value) => {
    expect(hostNameProblem('fqdn', value)).toBeUndefined();
  },
);

it.each(['localhost', '_dmarc.example.com', '-a.example.com', 'a-.example.com'])(
  'does not take %s for a host',
  (value) => {
    expect(hostNameProblem('fqdn', value)).toContain('fqdn must be a host name');
  },
);

it.each([
  ['example.com', true],
  ['www.EXAMPLE.com.', true],
  ['myexample.com', false],
  ['example.com.net', false],
])('sees whether %s is within example.com: %p', (value, within) => {
  expect(isWithin(value, 'example.com')).toBe(within);
});

it('compares names in lower case and without the last dot', () => {
  expect(normalizeDomainName('WWW.Example.com.')).toBe('www.example.com');
});
