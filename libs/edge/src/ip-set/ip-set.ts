import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set';
import type { Problem } from '@archway/core';
import { isOpen, nameByPath, notOneOf, problemIf, rejectProps, show } from '@archway/core';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { isIP } from 'node:net';
import { LONGEST_NAME_PREFIX } from '../web-acl/waf-name';
import { declaredProps } from '../declared-props';
import type { WafScope } from '../web-acl/waf-scope';
import { scopeProblems } from '../web-acl/waf-scope';

/** A set of addresses that this app defines, or one that it only refers to. */
export interface IIpSet extends IConstruct {
  readonly ipSetArn: string;
  readonly scope: WafScope;
}

export type IpVersion = 'IPV4' | 'IPV6';

export interface IpSetProps {
  /** Rejected outside of us-east-1 for `CLOUDFRONT`. */
  readonly scope: WafScope;

  /**
   * Addresses and CIDR blocks, all of one family, at most 10000; a lone address is a block of one. Blocks of `/0` are
   * rejected.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-ipset-match.html
   */
  readonly addresses: readonly string[];

  /**
   * The family of the addresses.
   *
   * @default - that of the first address; IPV4 for an empty set
   */
  readonly ipVersion?: IpVersion;

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * An AWS provider of us-east-1, for scope CLOUDFRONT in a stack of another region.
   *
   * @default - the stack's own
   */
  readonly provider?: AwsProvider;
}

export interface IpSetAttributes {
  readonly ipSetArn: string;
  readonly scope: WafScope;
}

/** AWS WAF quotas (https://docs.aws.amazon.com/waf/latest/developerguide/limits.html), addresses in an IP set. */
const MOST_ADDRESSES = 10_000;

const BITS: Readonly<Record<IpVersion, number>> = { IPV4: 32, IPV6: 128 };

/** Addresses that rules can look for. */
export class IpSet extends Construct implements IIpSet {
  /** A set that others deploy. */
  static fromIpSetAttributes(scope: Construct, id: string, attributes: IpSetAttributes): IIpSet {
    return new ImportedIpSet(scope, id, attributes);
  }

  readonly ipSetArn: string;
  readonly scope: WafScope;

  constructor(scope: Construct, id: string, props: IpSetProps) {
    super(scope, id);
    declaredProps.check(this, 'IpSet', props);
    const { addresses, provider } = props;
    const ipVersion = props.ipVersion ?? familyOf(addresses) ?? 'IPV4';
    rejectProps(this, [
      ...scopeProblems(this, props.scope, provider),
      notOneOf('ipVersion', props.ipVersion, ['IPV4', 'IPV6']),
      problemIf(
        addresses.length > MOST_ADDRESSES,
        `addresses must be at most ${MOST_ADDRESSES}, got ${addresses.length}`,
      ),
      ...addresses.map((address) => addressProblem(address, ipVersion)),
    ]);
    this.scope = props.scope;
    const set = new Wafv2IpSet(this, 'Default', {
      provider,
      scope: props.scope,
      description: props.description,
      ipAddressVersion: ipVersion,
      addresses: addresses.map((address) => toBlock(address, ipVersion)),
      // A rule still refers to the old set while a new one takes its place.
      lifecycle: { createBeforeDestroy: true },
    });
    nameByPath(set, 'namePrefix', LONGEST_NAME_PREFIX);
    this.ipSetArn = set.arn;
  }
}

class ImportedIpSet extends Construct implements IIpSet {
  readonly ipSetArn: string;
  readonly scope: WafScope;

  constructor(scope: Construct, id: string, attributes: IpSetAttributes) {
    super(scope, id);
    this.ipSetArn = attributes.ipSetArn;
    this.scope = attributes.scope;
  }
}

function familyOf(addresses: readonly string[]): IpVersion | undefined {
  const known = addresses.find((address) => !isOpen(address));
  if (known === undefined) return undefined;
  return known.includes(':') ? 'IPV6' : 'IPV4';
}

function addressProblem(address: string, ipVersion: IpVersion): Problem {
  if (isOpen(address)) return undefined;
  const [host = '', prefix, ...rest] = address.split('/');
  const bits = BITS[ipVersion];
  const length = prefix === undefined ? bits : Number(prefix);
  const right =
    isIP(host) === (ipVersion === 'IPV4' ? 4 : 6) &&
    rest.length === 0 &&
    prefix !== '' &&
    Number.isInteger(length) &&
    length >= 1 &&
    length <= bits;
  return right
    ? undefined
    : `addresses must be ${ipVersion} blocks from /1 to /${bits}, got ${show(address)}: a set holds one family`;
}

function toBlock(address: string, ipVersion: IpVersion): string {
  return isOpen(address) || address.includes('/') ? address : `${address}/${BITS[ipVersion]}`;
}
