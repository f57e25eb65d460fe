import { Address4, Address6 } from 'ip-address';
import { EvaluationError } from '../expression/evaluation-error';
import { ofKind } from '../value/kind';
import type { Value } from '../value/value';
import { number, ofTexts, text, type Functions } from './definition';

export const NETWORK: Functions = {
  cidrhost: {
    parameters: [text, number],
    call: ([prefix = '', host = 0]) =>
      isMapped(prefix as string) ? undefined : hostAddress(prefix as string, host),
  },
  cidrnetmask: ofTexts(1, (prefix = '') => {
    const network = networkOf(prefix);
    if (network.bits === 128) throw new EvaluationError('cidrnetmask(): IPv6 has no netmasks');
    return addressText(maskOf(network.length, network.bits), network.bits);
  }),
  cidrsubnet: {
    parameters: [text, number, number],
    call: ([prefix = '', newBits = 0, at = 0]) =>
      isMapped(prefix as string)
        ? undefined
        : subnet(networkOf(prefix as string), whole(newBits), whole(at)),
  },
  cidrsubnets: {
    parameters: [text],
    rest: number,
    call: ([prefix = '', ...newBits]) =>
      isMapped(prefix as string)
        ? undefined
        : subnets(networkOf(prefix as string), newBits.map(whole)),
  },
};

/** Go takes an IPv4 address within IPv6 for one of IPv4. */
function isMapped(prefix: string): boolean {
  const { base, bits } = networkOf(prefix);
  return bits === 128 && base >> 32n === 0xffffn;
}

interface Network {
  readonly base: bigint;
  readonly length: number;
  /** 32 for IPv4, 128 for IPv6. */
  readonly bits: 32 | 128;
}

function networkOf(prefix: string): Network {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(prefix) ?? [];
  const bits = address.includes(':') ? 128 : 32;
  if (length === '' || Number(length) > bits || /%/.test(address)) refuse(prefix);
  try {
    const whole = bits === 32 ? new Address4(address).bigInt() : new Address6(address).bigInt();
    return { base: whole & maskOf(Number(length), bits), length: Number(length), bits };
  } catch {
    return refuse(prefix);
  }
}

function refuse(prefix: string): never {
  throw new EvaluationError(`"${prefix}" is no CIDR prefix`);
}

function whole(value: Value): bigint {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new EvaluationError('a whole number is required');
  }
  return BigInt(value);
}

function maskOf(length: number, bits: number): bigint {
  const all = (1n << BigInt(bits)) - 1n;
  return all ^ (all >> BigInt(length));
}

function hostAddress(prefix: string, host: Value): string {
  const { base, length, bits } = networkOf(prefix);
  const size = 1n << BigInt(bits - length);
  const at = whole(host);
  if (at >= size || -at > size) {
    throw new EvaluationError(`cidrhost(): ${prefix} has no host of this number`);
  }
  return addressText(base + (at < 0n ? size + at : at), bits);
}

function subnet({ base, length, bits }: Network, newBits: bigint, at: bigint): string | undefined {
  const newLength = length + Number(newBits);
  // What Terraform makes of negative numbers is no part of the network.
  if (newBits < 0n || at < 0n) return undefined;
  if (newLength > bits) {
    throw new EvaluationError('cidrsubnet(): the prefix is not long enough to extend it');
  }
  if (at >= 1n << newBits) {
    throw new EvaluationError('cidrsubnet(): there is no network of this number');
  }
  return `${addressText(base + (at << BigInt(bits - newLength)), bits)}/${newLength}`;
}

/** Networks one after another, each at the next address that is a multiple of its size. */
function subnets({ base, length, bits }: Network, newBits: readonly bigint[]): Value {
  const end = base + (1n << BigInt(bits - length));
  let next = base;
  return ofKind(
    'list',
    newBits.map((each) => {
      const newLength = length + Number(each);
      if (each < 1n || each > 32n || newLength > bits) {
        throw new EvaluationError('cidrsubnets(): must extend the prefix by 1 to 32 bits');
      }
      const size = 1n << BigInt(bits - newLength);
      const start = ((next + size - 1n) / size) * size;
      next = start + size;
      if (next > end) throw new EvaluationError('cidrsubnets(): not enough addresses are left');
      return `${addressText(start, bits)}/${newLength}`;
    }),
  );
}

function addressText(address: bigint, bits: number): string {
  return bits === 32
    ? Address4.fromBigInt(address).correctForm()
    : Address6.fromBigInt(address).correctForm();
}
