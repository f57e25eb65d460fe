import type { RecoveryConfig } from './config/config';

/**
 * Names that both regions know while they are synthesized. Stacks of one region must not read the state of the other to
 * find them: they would not plan once it is lost.
 */
export interface Names {
  readonly table: string;
  readonly primaryBucket: string;
  readonly standbyBucket: string;
  readonly globalDatabase: string;
  readonly repository: string;
  /** The secret that sessions are signed with; the replica has the same name. */
  readonly session: string;
  readonly copyVault: string;
  readonly accountVault: string;
}

export function namesOf({ stack, bucketPrefix, primary, standby }: RecoveryConfig): Names {
  const name = `shop-${stack.stage}`;
  return {
    table: `${name}-carts`,
    primaryBucket: `${bucketPrefix}-${stack.stage}-${primary.region}`,
    standbyBucket: `${bucketPrefix}-${stack.stage}-${standby.region}`,
    globalDatabase: `${name}-orders`,
    repository: `shop/${stack.stage}/web`,
    session: `shop/${stack.stage}/session`,
    copyVault: `${name}-copies`,
    accountVault: `${name}-vault`,
  };
}

export function bucketAttributes(bucketName: string) {
  return { bucketArn: `arn:aws:s3:::${bucketName}`, bucketName };
}
