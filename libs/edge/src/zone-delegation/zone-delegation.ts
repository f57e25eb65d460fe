import { isOpen, problemIf, rejectProps, show } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { isWithin, normalizeDomainName } from '../domain-name/domain-name';
import { HostedZone } from '../hosted-zone/hosted-zone';
import type { IHostedZone } from '../hosted-zone/hosted-zone-reference';
import { RecordSet } from '../record/record-set';

export interface ZoneDelegationProps {
  /** The zone that says who answers. */
  readonly parent: IHostedZone;

  /** The zone that answers, with its name servers. Where it is signed in this app, the parent says so too. */
  readonly child: IHostedZone;

  /**
   * How long others remember who answers, in seconds.
   *
   * @default 172800, two days
   */
  readonly ttlSeconds?: number;
}

const TWO_DAYS_SECONDS = 172_800;

/** Makes the parent zone name the child's name servers, and the key of a child that is signed. */
export class ZoneDelegation extends Construct {
  constructor(scope: Construct, id: string, props: ZoneDelegationProps) {
    super(scope, id);
    declaredProps.check(this, 'ZoneDelegation', props);
    const { parent, child, ttlSeconds = TWO_DAYS_SECONDS } = props;
    const below =
      isOpen(parent.zoneName) ||
      isOpen(child.zoneName) ||
      (isWithin(child.zoneName, parent.zoneName) &&
        normalizeDomainName(child.zoneName) !== normalizeDomainName(parent.zoneName));
    rejectProps(this, [
      problemIf(!below, `child must be below ${parent.zoneName}, got ${show(child.zoneName)}`),
      problemIf(
        parent.isPrivate || child.isPrivate,
        `parent and child must be public: private zones are not delegated, got ${show(
          [parent, child].filter(({ isPrivate }) => isPrivate).map(({ node }) => node.path),
        )}`,
      ),
      problemIf(
        child.nameServers === undefined,
        'child must have nameServers: give them to fromHostedZoneAttributes, got undefined',
      ),
    ]);
    new RecordSet(this, 'Default', {
      zone: parent,
      recordName: child.zoneName,
      type: 'NS',
      values: child.nameServers ?? [],
      ttlSeconds,
    });
    const signer = child instanceof HostedZone ? child.delegationSigner : undefined;
    if (signer) {
      new RecordSet(this, 'Signer', {
        zone: parent,
        recordName: child.zoneName,
        type: 'DS',
        values: [signer],
        ttlSeconds: 3_600,
        // A parent that says so before the child is signed makes the child unreachable.
        dependencies: [signer.signing],
      });
    }
  }
}
