import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';

/**
 * What keeps `value` from being the name of a general purpose bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function notBucketName(prop: string, value: string | undefined): Problem {
  if (isOpen(value)) return undefined;
  const broken = brokenRule(value, 3, 63);
  return broken && `${prop} must ${broken}, got ${show(value)}`;
}

/**
 * What keeps `value` from being the beginning of a bucket's name. The provider adds 26 characters, which leaves 37.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
 */
export function notBucketNamePrefix(prop: string, value: string | undefined): Problem {
  if (isOpen(value)) return undefined;
  const broken =
    value.length < 1 || value.length > 37
      ? 'have 1 to 37 characters, so that the provider can add 26'
      : brokenRule(`${value}0`, 1, 63);
  return broken && `${prop} must ${broken}, got ${show(value)}`;
}

const RESERVED_PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const RESERVED_SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

function brokenRule(name: string, shortest: number, longest: number): string | undefined {
  if (name.length < shortest || name.length > longest) {
    return `have ${shortest} to ${longest} characters`;
  }
  if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$|^[a-z0-9]$/.test(name)) {
    return "be lower case letters, digits, '.' and '-', with a letter or digit at both ends";
  }
  if (name.includes('..')) return 'not have two periods side by side';
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return 'not look like an IP address';
  const prefix = RESERVED_PREFIXES.find((reserved) => name.startsWith(reserved));
  if (prefix !== undefined) return `not begin with '${prefix}', which S3 keeps for itself`;
  const suffix = RESERVED_SUFFIXES.find((reserved) => name.endsWith(reserved));
  if (suffix !== undefined) return `not end with '${suffix}', which S3 keeps for itself`;
  return undefined;
}
