import { notMatching, notOneOf, problemIf, rejectProps } from '@archway/core';
import { EcrRegistryScanningConfiguration } from '@cdktf/provider-aws/lib/ecr-registry-scanning-configuration';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

const FREQUENCIES = ['CONTINUOUS_SCAN', 'MANUAL', 'SCAN_ON_PUSH'] as const;

/** Which repositories are scanned when. */
export interface ScanningRule {
  /** When: `CONTINUOUS_SCAN` as soon as a weakness is known, for enhanced scanning alone. */
  readonly scanFrequency: (typeof FREQUENCIES)[number];

  /** Names of repositories, in which `*` stands for any signs; 1 to 100. */
  readonly repositoryFilters: readonly string[];
}

export interface RegistryScanningProps {
  /**
   * `ENHANCED` scans packages of languages as well as those of the operating system, by Amazon Inspector, which is paid
   * for each image.
   *
   * @default 'BASIC'
   */
  readonly scanType?: 'BASIC' | 'ENHANCED';

  /**
   * At most one for each frequency.
   *
   * @default - every repository, on push; with enhanced scanning also continuously
   */
  readonly rules?: readonly ScanningRule[];
}

/**
 * How the images of a whole registry are scanned. One for each account and region: a second one overwrites it. What it
 * says counts in place of what repositories say.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutRegistryScanningConfiguration.html
 */
export class RegistryScanning extends Construct {
  constructor(scope: Construct, id: string, props: RegistryScanningProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'RegistryScanning', props);
    const { scanType = 'BASIC' } = props;
    const rules = props.rules ?? [
      {
        scanFrequency: scanType === 'ENHANCED' ? 'CONTINUOUS_SCAN' : 'SCAN_ON_PUSH',
        repositoryFilters: ['*'],
      } as const,
    ];
    const frequencies = rules.map(({ scanFrequency }) => scanFrequency);
    rejectProps(this, [
      notOneOf('scanType', scanType, ['BASIC', 'ENHANCED']),
      problemIf(
        new Set(frequencies).size < frequencies.length,
        `rules must be one for each frequency, got ${frequencies.join(', ')}`,
      ),
      problemIf(
        scanType === 'BASIC' && frequencies.includes('CONTINUOUS_SCAN'),
        'rules must not scan continuously with basic scanning, got CONTINUOUS_SCAN',
      ),
      ...rules.flatMap(({ scanFrequency, repositoryFilters }, index) => [
        notOneOf(`rules[${index}].scanFrequency`, scanFrequency, FREQUENCIES),
        problemIf(
          repositoryFilters.length === 0 || repositoryFilters.length > 100,
          `rules[${index}].repositoryFilters must be 1 to 100, got ${repositoryFilters.length}`,
        ),
        ...repositoryFilters.map((filter) =>
          notMatching(
            `rules[${index}].repositoryFilters`,
            filter,
            /^[a-z0-9*](?:[._\-/a-z0-9*]?[a-z0-9*]+)*$/,
            "lower case letters, digits, '*' and single separators",
          ),
        ),
      ]),
    ]);
    new EcrRegistryScanningConfiguration(this, 'Default', {
      scanType,
      rule: rules.map(({ scanFrequency, repositoryFilters }) => ({
        scanFrequency,
        repositoryFilter: repositoryFilters.map((filter) => ({ filter, filterType: 'WILDCARD' })),
      })),
    });
  }
}
