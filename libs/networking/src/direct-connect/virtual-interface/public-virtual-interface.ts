import { DxHostedPublicVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-public-virtual-interface';
import { DxHostedPublicVirtualInterfaceAccepter } from '@cdktf/provider-aws/lib/dx-hosted-public-virtual-interface-accepter';
import { DxPublicVirtualInterface } from '@cdktf/provider-aws/lib/dx-public-virtual-interface';
import type { Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';
import type { Construct } from 'constructs';
import { notPrefix } from '../../address/not-prefix';
import { formatPrefix, overlappingPairs, overlaps, parsePrefix } from '../../address/prefix';
import { declaredProps } from '../../declared-props';
import { VirtualInterface } from './virtual-interface';
import type { VirtualInterfaceProps } from './virtual-interface-props';

export interface PublicVirtualInterfaceProps extends VirtualInterfaceProps {
  /**
   * The public blocks that the router will tell AWS of, 1 to 1000 and disjoint. AWS asks for proof that they are the
   * account's.
   */
  readonly routeFilterPrefixes: readonly string[];
}

/**
 * How many routes one session of a public virtual interface takes.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
const MOST_PREFIXES = 1_000;

/** What nobody can tell the internet of. */
const PRIVATE_BLOCKS = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
  'fe80::/10',
];

/** Leads to AWS's public addresses, without the internet in between. */
export class PublicVirtualInterface extends VirtualInterface {
  readonly virtualInterfaceId: string;

  constructor(scope: Construct, id: string, props: PublicVirtualInterfaceProps) {
    super(scope, id, 'public', props);
    declaredProps.check(this, 'PublicVirtualInterface', props);
    const { owner } = props;
    this.rejectAll([...prefixProblems(props.routeFilterPrefixes)]);
    const routeFilterPrefixes = [...props.routeFilterPrefixes];
    if (owner === undefined) {
      this.virtualInterfaceId = new DxPublicVirtualInterface(this, 'Default', {
        ...this.commonArguments(),
        routeFilterPrefixes,
      }).id;
    } else {
      const allocated = new DxHostedPublicVirtualInterface(this, 'Default', {
        ...this.commonArguments(),
        ownerAccountId: owner.accountId,
        routeFilterPrefixes,
      });
      const accepted = new DxHostedPublicVirtualInterfaceAccepter(this, 'Accepter', {
        virtualInterfaceId: allocated.id,
        tags: this.interfaceTags(),
        provider: owner.provider,
      });
      this.virtualInterfaceId = accepted.virtualInterfaceId;
    }
    this.addFurtherPeers(this.virtualInterfaceId);
  }
}

function* prefixProblems(prefixes: readonly string[]): Generator<Problem> {
  yield problemIf(
    prefixes.length < 1 || prefixes.length > MOST_PREFIXES,
    `routeFilterPrefixes must be 1 to ${MOST_PREFIXES}, got ${prefixes.length}`,
  );
  const reserved = PRIVATE_BLOCKS.flatMap((block) => parsePrefix(block) ?? []);
  for (const [index, text] of prefixes.entries()) {
    const prop = `routeFilterPrefixes[${index}]`;
    yield notPrefix(prop, text);
    const prefix = isOpen(text) ? undefined : parsePrefix(text);
    const around = prefix && reserved.find((each) => overlaps(each, prefix));
    yield problemIf(
      around !== undefined,
      `${prop} must be public, not of ${around && formatPrefix(around)}, got ${show(text)}`,
    );
  }
  const known = prefixes.flatMap((text) => (isOpen(text) ? [] : (parsePrefix(text) ?? [])));
  for (const [one, other] of overlappingPairs(known)) {
    yield `routeFilterPrefixes must not overlap, got ${show(formatPrefix(one))} and ${show(formatPrefix(other))}`;
  }
}
