import type { IConstruct } from 'constructs';
import { environmentOf } from '../environment/environment';

/** The parts of an ARN; what is left out comes from the stack. */
export interface ArnParts {
  readonly service: string;
  /** Everything behind the account: `log-group:/aws/lambda/x:*`. */
  readonly resource: string;
  /** @default - the stack's region; `''` for global services */
  readonly region?: string;
  /** @default - the stack's account; `''` for S3 */
  readonly accountId?: string;
}

/** An ARN in the partition, region and account of the stack around `scope`. */
export function formatArn(scope: IConstruct, parts: ArnParts): string {
  const environment = environmentOf(scope);
  const region = parts.region ?? environment.region;
  const accountId = parts.accountId ?? environment.accountId;
  return `arn:${environment.partition}:${parts.service}:${region}:${accountId}:${parts.resource}`;
}
