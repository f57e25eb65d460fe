import { environmentOf, notMatching, problemIf, rejectProps, show } from '@archway/core';
import { EcrReplicationConfiguration } from '@cdktf/provider-aws/lib/ecr-replication-configuration';
import { Construct } from 'constructs';

/** Where copies go. */
export interface ReplicationDestination {
  readonly region: string;
  /**
   * Whose registry: twelve digits.
   *
   * @default - the stack's account
   */
  readonly accountId?: string;
}

export interface ReplicationRule {
  /** At least one. A region of the stack's own account is another than the stack's. */
  readonly destinations: readonly ReplicationDestination[];
  /**
   * What the names of the copied repositories begin with.
   *
   * @default - every repository
   */
  readonly repositoryPrefixes?: readonly string[];
}

export interface RegistryReplicationProps {
  /** At most ten, which name at most 25 destinations. */
  readonly rules: readonly ReplicationRule[];
}

/**
 * Copies of images in other regions and accounts. One for each account and region: a second one overwrites it.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ReplicationConfiguration.html
 */
export class RegistryReplication extends Construct {
  constructor(scope: Construct, id: string, { rules }: RegistryReplicationProps) {
    super(scope, id);
    const { accountId, region } = environmentOf(this);
    const all = rules.flatMap(({ destinations }) => destinations);
    const unique = new Set(all.map((each) => `${each.accountId ?? accountId} ${each.region}`));
    rejectProps(this, [
      problemIf(
        rules.length === 0 || rules.length > 10,
        `rules must be 1 to 10, got ${rules.length}`,
      ),
      problemIf(unique.size > 25, `rules must name at most 25 destinations, got ${unique.size}`),
      ...rules.map(({ destinations }, index) =>
        problemIf(destinations.length === 0, `rules[${index}].destinations must be at least one`),
      ),
      ...all.flatMap((destination) => [
        notMatching('accountId', destination.accountId, /^\d{12}$/, 'twelve digits'),
        problemIf(
          destination.region === region && (destination.accountId ?? accountId) === accountId,
          `destinations must be another region or account than this registry's, got ${show(destination.region)}`,
        ),
      ]),
    ]);
    new EcrReplicationConfiguration(this, 'Default', {
      replicationConfiguration: {
        rule: rules.map(({ destinations, repositoryPrefixes }) => ({
          destination: destinations.map((each) => ({
            region: each.region,
            registryId: each.accountId ?? accountId,
          })),
          repositoryFilter: repositoryPrefixes?.map((filter) => ({
            filter,
            filterType: 'PREFIX_MATCH',
          })),
        })),
      },
    });
  }
}
