import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { Address4, Address6 } from 'ip-address';
import { domainNameProblem } from '../domain-name/domain-name';
import type { RecordType, RecordValueTypes, ServiceBindingValue } from './record-values';
import { quoted, textValue } from './text-value';

const MOST_16_BITS = 65_535;
const MOST_32_BITS = 2 ** 32 - 1;
const MOST_8_BITS = 255;
/** Characters of one TXT value: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html */
const LONGEST_TEXT = 4_000;
/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html, SVCB: priorities up to 32767 */
const MOST_BINDING_PRIORITY = 32_767;

interface Format<T> {
  problems(prop: string, value: T): readonly Problem[];
  /** The value as Route 53 writes it. */
  render(value: T): string;
}

/** What each type takes, and how it is written. */
const FORMATS: { readonly [T in RecordType]: Format<RecordValueTypes[T]> } = {
  A: { problems: (prop, value) => [notIpv4(prop, value)], render: asItIs },
  AAAA: { problems: (prop, value) => [notIpv6(prop, value)], render: asItIs },
  CAA: {
    problems: (prop, { flags, tag }) => [
      notOneOf(`${prop}.flags`, flags, [0, 128]),
      notOneOf(`${prop}.tag`, tag, ['issue', 'issuewild', 'iodef']),
    ],
    render: ({ flags = 0, tag, value }) => `${flags} ${tag} ${quoted(value)}`,
  },
  CNAME: { problems: (prop, value) => [domainNameProblem(prop, value)], render: asItIs },
  DS: {
    problems: (prop, value) => [
      notWhole(`${prop}.keyTag`, value.keyTag, 0, MOST_16_BITS),
      notWhole(`${prop}.algorithm`, value.algorithm, 0, MOST_8_BITS),
      notWhole(`${prop}.digestType`, value.digestType, 0, MOST_8_BITS),
      notHexadecimal(`${prop}.digest`, value.digest),
    ],
    render: (value) => `${value.keyTag} ${value.algorithm} ${value.digestType} ${value.digest}`,
  },
  HTTPS: { problems: bindingProblems, render: renderBinding },
  MX: {
    problems: (prop, { preference, exchange }) => [
      notWhole(`${prop}.preference`, preference, 0, MOST_16_BITS),
      nameOrRoot(`${prop}.exchange`, exchange),
    ],
    render: ({ preference, exchange }) => `${preference} ${exchange}`,
  },
  NAPTR: {
    problems: (prop, value) => [
      notWhole(`${prop}.order`, value.order, 0, MOST_16_BITS),
      notWhole(`${prop}.preference`, value.preference, 0, MOST_16_BITS),
      notMatching(`${prop}.flags`, value.flags, /^[A-Za-z0-9]?$/, 'one letter or digit or empty'),
      nameOrRoot(`${prop}.replacement`, value.replacement),
      problemIf(
        value.regexp !== '' && value.replacement !== '.',
        `${prop}.replacement must be "." beside a regexp, got ${show(value.replacement)}`,
      ),
    ],
    render: (value) =>
      [
        value.order,
        value.preference,
        ...[value.flags, value.service, value.regexp].map(quoted),
        value.replacement,
      ].join(' '),
  },
  NS: { problems: (prop, value) => [domainNameProblem(prop, value)], render: asItIs },
  PTR: { problems: (prop, value) => [domainNameProblem(prop, value)], render: asItIs },
  SOA: {
    problems: (prop, value) => [
      domainNameProblem(`${prop}.nameServer`, value.nameServer),
      domainNameProblem(`${prop}.mailbox`, value.mailbox),
      ...(
        ['serial', 'refreshSeconds', 'retrySeconds', 'expireSeconds', 'negativeTtlSeconds'] as const
      ).map((field) => notWhole(`${prop}.${field}`, value[field], 0, MOST_32_BITS)),
    ],
    render: (value) =>
      [
        value.nameServer,
        value.mailbox,
        value.serial,
        value.refreshSeconds,
        value.retrySeconds,
        value.expireSeconds,
        value.negativeTtlSeconds,
      ].join(' '),
  },
  SPF: { problems: textProblems, render: textValue },
  SRV: {
    problems: (prop, value) => [
      notWhole(`${prop}.priority`, value.priority, 0, MOST_16_BITS),
      notWhole(`${prop}.weight`, value.weight, 0, MOST_16_BITS),
      notWhole(`${prop}.port`, value.port, 0, MOST_16_BITS),
      nameOrRoot(`${prop}.target`, value.target),
    ],
    render: ({ priority, weight, port, target }) => `${priority} ${weight} ${port} ${target}`,
  },
  SSHFP: {
    problems: (prop, value) => [
      notOneOf(`${prop}.algorithm`, value.algorithm, [1, 2, 3, 4, 6]),
      notOneOf(`${prop}.fingerprintType`, value.fingerprintType, [1, 2]),
      notHexadecimal(`${prop}.fingerprint`, value.fingerprint),
    ],
    render: (value) => `${value.algorithm} ${value.fingerprintType} ${value.fingerprint}`,
  },
  SVCB: { problems: bindingProblems, render: renderBinding },
  TLSA: {
    problems: (prop, value) => [
      notOneOf(`${prop}.certificateUsage`, value.certificateUsage, [0, 1, 2, 3]),
      notOneOf(`${prop}.selector`, value.selector, [0, 1]),
      notOneOf(`${prop}.matchingType`, value.matchingType, [0, 1, 2]),
      notHexadecimal(`${prop}.certificateData`, value.certificateData),
    ],
    render: (value) =>
      `${value.certificateUsage} ${value.selector} ${value.matchingType} ${value.certificateData}`,
  },
  TXT: { problems: textProblems, render: textValue },
};

/** Every type of record, in the order of the alphabet. */
export const RECORD_TYPES = Object.keys(FORMATS) as readonly RecordType[];

/** What is wrong with one value. */
export function valueProblems<T extends RecordType>(
  type: T,
  prop: string,
  value: RecordValueTypes[T],
): readonly Problem[] {
  return isOpen(value) ? [] : FORMATS[type].problems(prop, value);
}

/** One value as Route 53 writes it. */
export function renderValue<T extends RecordType>(type: T, value: RecordValueTypes[T]): string {
  return FORMATS[type].render(value);
}

function asItIs(value: string): string {
  return value;
}

function notIpv4(prop: string, value: string): Problem {
  if (isOpen(value) || (Address4.isValid(value) && /^\d+(\.\d+){3}$/.test(value))) return undefined;
  return `${prop} must be an IPv4 address, got ${show(value)}`;
}

function notIpv6(prop: string, value: string): Problem {
  if (isOpen(value) || (Address6.isValid(value) && /^[0-9a-fA-F:.]+$/.test(value)))
    return undefined;
  return `${prop} must be an IPv6 address, got ${show(value)}`;
}

function notHexadecimal(prop: string, value: string): Problem {
  return notMatching(prop, value, /^([0-9a-fA-F]{2})+$/, 'pairs of hexadecimal digits');
}

/** `.` says that there is none. */
function nameOrRoot(prop: string, value: string): Problem {
  return value === '.' ? undefined : domainNameProblem(prop, value);
}

function textProblems(prop: string, value: string): readonly Problem[] {
  return [
    problemIf(
      value === '' || (!isOpen(value) && value.length > LONGEST_TEXT),
      `${prop} must have 1 to ${LONGEST_TEXT} characters, got ${value.length}`,
    ),
  ];
}

function bindingProblems(prop: string, value: ServiceBindingValue): readonly Problem[] {
  const parameters = [value.alpn, value.noDefaultAlpn, value.port, value.ipv4Hint, value.ipv6Hint];
  return [
    notWhole(`${prop}.priority`, value.priority, 0, MOST_BINDING_PRIORITY),
    nameOrRoot(`${prop}.targetName`, value.targetName),
    notWhole(`${prop}.port`, value.port, 0, MOST_16_BITS),
    ...(value.ipv4Hint ?? []).map((address) => notIpv4(`${prop}.ipv4Hint`, address)),
    ...(value.ipv6Hint ?? []).map((address) => notIpv6(`${prop}.ipv6Hint`, address)),
    ...(value.alpn ?? []).map((protocol) =>
      notMatching(`${prop}.alpn`, protocol, /^[A-Za-z0-9./-]+$/, 'a protocol such as h2'),
    ),
    problemIf(
      value.noDefaultAlpn === true && value.alpn === undefined,
      `${prop}.alpn must say what is spoken beside noDefaultAlpn, got undefined`,
    ),
    problemIf(
      value.priority === 0 && parameters.some((parameter) => parameter !== undefined),
      `${prop}.priority must be above 0 beside parameters, got 0`,
    ),
  ];
}

function renderBinding(value: ServiceBindingValue): string {
  const list = (key: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [`${key}="${values.join(',')}"`];
  return [
    value.priority,
    value.targetName,
    ...list('alpn', value.alpn),
    ...(value.noDefaultAlpn === true ? ['no-default-alpn'] : []),
    ...(value.port === undefined ? [] : [`port="${value.port}"`]),
    ...list('ipv4hint', value.ipv4Hint),
    ...list('ipv6hint', value.ipv6Hint),
  ].join(' ');
}
