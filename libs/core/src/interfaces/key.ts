import type { IConstruct } from 'constructs';
import type { PolicyStatement } from '../policy/policy-document';
import type { IGrantable } from '../role/role';

/** A customer managed key, of this app or another. */
export interface IKey extends IConstruct {
  readonly keyArn: string;

  /** Allows `grantee` to read what the key protects. */
  grantDecrypt(grantee: IGrantable): void;

  /** Allows `grantee` to read and write what the key protects. */
  grantEncryptDecrypt(grantee: IGrantable): void;

  /** Lets a service use the key on behalf of one resource of this account, named by ARN. */
  allowService(service: string, sourceArn: string): void;

  /**
   * Adds a statement to the key's only policy, where a service names what it works for in its own way. A key that others
   * deploy keeps its own policy: there the statement becomes a warning that says what must stand in it.
   */
  addToResourcePolicy(statement: PolicyStatement): void;
}
