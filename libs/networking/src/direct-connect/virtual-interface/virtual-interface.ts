import type { Metric, Problem } from '@archway/core';
import { notMatching, physicalName, problemIf, rejectProps, show } from '@archway/core';
import { Construct } from 'constructs';
import type { VirtualInterfaceKind } from '../link/link';
import { addPeers, peerArguments, peerProblems } from './bgp-peer';
import type { VirtualInterfaceProps } from './virtual-interface-props';

/** What virtual interfaces of all kinds are and do. */
export abstract class VirtualInterface extends Construct {
  abstract readonly virtualInterfaceId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly kind: VirtualInterfaceKind,
    private readonly common: VirtualInterfaceProps,
  ) {
    super(scope, id);
  }

  /** 1 while the BGP session is up, 0 while it is down, of either address family. */
  metricBgpStatus(): Metric {
    return {
      namespace: 'AWS/DX',
      metricName: 'VirtualInterfaceBgpStatus',
      dimensions: {
        ConnectionId: this.common.link.linkId,
        VirtualInterfaceId: this.virtualInterfaceId,
      },
      statistic: 'Minimum',
    };
  }

  /** Refuses wrong props, those that all kinds have and those of one kind, in one error. */
  protected rejectAll(problems: readonly Problem[]): void {
    rejectProps(this, [...this.commonProblems(), ...problems]);
  }

  /** The arguments that all kinds have. */
  protected commonArguments() {
    const { link, vlan, peer, interfaceName, owner } = this.common;
    return {
      connectionId: link.linkId,
      name: interfaceName ?? physicalName(this, 100),
      vlan,
      ...peerArguments(this, peer, link),
      ...(owner ? {} : { tags: this.interfaceTags() }),
      provider: link.provider,
    };
  }

  /** A hosted interface takes its tags where it is accepted. */
  protected interfaceTags() {
    return { Name: this.node.path };
  }

  protected addFurtherPeers(virtualInterfaceId: string): void {
    const { additionalPeers, link } = this.common;
    if (additionalPeers) addPeers(this, virtualInterfaceId, additionalPeers, link);
  }

  private *commonProblems(): Generator<Problem> {
    const { link, vlan, peer, additionalPeers = {}, interfaceName, owner } = this.common;
    yield* link.ledger.noteInterface(this, this.kind, vlan);
    yield notMatching('interfaceName', interfaceName, /^.{1,100}$/, '1 to 100 characters');
    yield notMatching('owner.accountId', owner?.accountId, /^\d{12}$/, 'twelve digits');
    yield* peerProblems(this, 'peer', peer, this.kind, link);
    for (const [name, further] of Object.entries(additionalPeers)) {
      const prop = `additionalPeers.${name}`;
      yield problemIf(
        !/^[A-Za-z0-9_-]+$/.test(name),
        `additionalPeers must have names of letters, digits, '_' and '-', got ${show(name)}`,
      );
      yield* peerProblems(this, prop, further, this.kind, link);
    }
  }
}
