/**
 * Regions that have Origin Shield.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html
 */
export const ORIGIN_SHIELD_REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'sa-east-1',
  'me-central-1',
] as const;

export type OriginShieldRegion = (typeof ORIGIN_SHIELD_REGIONS)[number];

/** What every kind of origin takes. */
export interface OriginOptions {
  /**
   * What CloudFront puts before every path, such as `/site`.
   *
   * @default - nothing
   */
  readonly originPath?: string;

  /**
   * Headers that CloudFront adds to every request, by name, at most 10.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
   * @default - none
   */
  readonly customHeaders?: Readonly<Record<string, string>>;

  /**
   * How often CloudFront tries to connect, 1 to 3.
   *
   * @default 3
   */
  readonly connectionAttempts?: number;

  /**
   * How long each of these may take, in seconds, 1 to 10.
   *
   * @default 10
   */
  readonly connectionTimeoutSeconds?: number;

  /**
   * The region in which one more cache collects what all others ask of the origin: the one closest to the origin. It
   * costs by request.
   *
   * @default - no Origin Shield
   */
  readonly originShieldRegion?: OriginShieldRegion;
}
