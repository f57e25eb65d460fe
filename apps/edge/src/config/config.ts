import type { AwsStackProps, Problem } from '@archway/core';
import { notMatching, notWhole, problemIf, reject, show } from '@archway/core';
import type { RoutingRegion } from '@archway/edge';

/** What stands in one region: the servers behind the names that both regions answer. */
export interface Region {
  readonly region: RoutingRegion;
  /** Public address of the API's servers. */
  readonly apiAddress: string;
  /** Public address of the game's servers. */
  readonly gameAddress: string;
  /** Public address of the mirror for downloads. */
  readonly mirrorAddress: string;
  /** Public address of the broker that devices report to. */
  readonly brokerAddress: string;
}

/** Everything in which one stage differs from another. */
export interface SiteConfig {
  readonly stack: AwsStackProps;
  /** The domain of the site, such as `example.com`. Its registrar has to name the zone's name servers. */
  readonly domainName: string;
  /** The server that the distribution began with, and falls back to. */
  readonly serverDomainName: string;
  /**
   * Whether the bucket is an origin of the distribution: the second step of the lab.
   *
   * @default true
   */
  readonly bucketOrigin?: boolean;
  /** Where most people are served from, and where they are when that is gone. */
  readonly regions: readonly [Region, Region];
  /** Public addresses of the app's current version and of its next. */
  readonly app: { readonly nowAddress: string; readonly nextAddress: string };
  /** Public addresses of the imprint for Germany and for the rest of the world. */
  readonly legal: { readonly germanyAddress: string; readonly worldAddress: string };
  /** Public addresses of the wiki: at the end of the offices' line, and at the front door. */
  readonly wiki: { readonly officeAddress: string; readonly worldAddress: string };
  /** Share of visitors that get the next version, in per cent, 0 to 100. */
  readonly nextVersionPercent: number;
  /** The networks of the offices. */
  readonly officeNetworks: readonly string[];
  /** The VPC that the private zone answers in. */
  readonly vpcId: string;
  /** The name of the database that the private zone leads to. */
  readonly databaseEndpoint: string;
  /** How many requests one address may send in five minutes, 10 to 2000000000. */
  readonly requestsPerAddress: number;
  /**
   * A topic in us-east-1, where the metrics of health checks live.
   *
   * @default - alarms show in CloudWatch and tell nobody
   */
  readonly alarmTopicArn?: string;
  /**
   * Whether DNS answers are signed. The registrar has to be told the key.
   *
   * @default false
   */
  readonly dnssec?: boolean;
  /**
   * Whether Shield Advanced protects the distribution. The account's subscription costs 3,000 US dollars a month for
   * a year, whatever is protected (AWS Shield pricing); it has to exist.
   *
   * @default false
   */
  readonly shieldAdvanced?: boolean;
}

/**
 * Returns the configuration when it can be deployed. Names, addresses and networks are checked by the constructs.
 *
 * @throws one error that names every value that is wrong
 */
export function checked(config: SiteConfig): SiteConfig {
  const [first, second] = config.regions;
  reject(`Configuration '${config.stack.stage}'`, [
    notWhole('nextVersionPercent', config.nextVersionPercent, 0, 100),
    notWhole('requestsPerAddress', config.requestsPerAddress, 10, 2_000_000_000),
    notMatching('vpcId', config.vpcId, /^vpc-[0-9a-f]+$/, 'the id of a VPC'),
    notMatching(
      'alarmTopicArn',
      config.alarmTopicArn,
      /^arn:[^:]+:sns:us-east-1:/,
      'the ARN of a topic in us-east-1',
    ),
    problemIf(
      first.region === second.region,
      `regions must differ, got ${show(first.region)} twice`,
    ),
    ...serverProblems(config),
  ]);
  return config;
}

function serverProblems({ domainName, serverDomainName }: SiteConfig): readonly Problem[] {
  return [
    problemIf(
      serverDomainName === domainName || serverDomainName === `www.${domainName}`,
      `serverDomainName must not be a name of the distribution itself, got ${show(serverDomainName)}`,
    ),
  ];
}
