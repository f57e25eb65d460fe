import { Route53CidrCollection } from '@cdktf/provider-aws/lib/route53-cidr-collection';
import { Route53CidrLocation } from '@cdktf/provider-aws/lib/route53-cidr-location';
import { notMatching, physicalName, problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { blockProblems } from './block-problems';
import type { ICidrCollection } from './cidr-collection-reference';

export interface CidrCollectionProps {
  /**
   * The address blocks of each location, by its name: 1 to 16 letters, digits, `_` and `-`. IPv4 blocks have 1 to 24
   * bits, IPv6 blocks 1 to 48; none overlap. Addresses in no block are in the location `default`, which always is.
   */
  readonly locations: Readonly<Record<string, readonly string[]>>;

  /**
   * 1 to 64 letters, digits, `_` and `-`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly collectionName?: string;
}

/** What identifies a collection that others deploy. */
export interface CidrCollectionAttributes {
  readonly cidrCollectionId: string;

  /**
   * @default - unknown: records may name any
   */
  readonly locationNames?: readonly string[];
}

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateCidrCollection.html */
const LONGEST_NAME = 64;

/** Where clients are by their addresses, for routing by them. */
export class CidrCollection extends Construct implements ICidrCollection {
  /** A collection that others deploy. */
  static fromCidrCollectionAttributes(
    scope: Construct,
    id: string,
    attributes: CidrCollectionAttributes,
  ): ICidrCollection {
    return new ImportedCidrCollection(scope, id, attributes);
  }

  readonly cidrCollectionId: string;
  readonly cidrCollectionArn: string;
  readonly locationNames: readonly string[];

  constructor(scope: Construct, id: string, props: CidrCollectionProps) {
    super(scope, id);
    declaredProps.check(this, 'CidrCollection', props);
    this.locationNames = Object.keys(props.locations);
    rejectProps(this, [
      notMatching(
        'collectionName',
        props.collectionName,
        /^[0-9A-Za-z_-]{1,64}$/,
        `1 to ${LONGEST_NAME} letters, digits, '_' and '-'`,
      ),
      problemIf(this.locationNames.length === 0, 'locations must have one at least, got none'),
      ...blockProblems(props.locations),
    ]);
    const collection = new Route53CidrCollection(this, 'Default', {
      name: props.collectionName ?? physicalName(this, LONGEST_NAME),
    });
    this.cidrCollectionId = collection.id;
    this.cidrCollectionArn = collection.arn;
    for (const [name, cidrBlocks] of Object.entries(props.locations)) {
      new Route53CidrLocation(this, name, {
        cidrCollectionId: collection.id,
        name,
        cidrBlocks: [...cidrBlocks],
      });
    }
  }
}

class ImportedCidrCollection extends Construct implements ICidrCollection {
  readonly cidrCollectionId: string;
  readonly locationNames?: readonly string[];

  constructor(scope: Construct, id: string, attributes: CidrCollectionAttributes) {
    super(scope, id);
    this.cidrCollectionId = attributes.cidrCollectionId;
    this.locationNames = attributes.locationNames;
  }
}
