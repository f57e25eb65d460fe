import type { IConstruct } from 'constructs';
import type { PolicyStatement } from '../policy/policy-document';
import type { IGrantable } from '../role/role';
import type { IKey } from './key';

/** A queue, of this app or another. */
export interface IQueue extends IConstruct {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly fifo: boolean;
  /** The key that messages are encrypted with, where it is not the queue's own. */
  readonly encryptionKey?: IKey;

  /** Allows `grantee` to send messages. */
  grantSend(grantee: IGrantable): void;

  /** Allows `grantee` to receive and delete messages. */
  grantConsume(grantee: IGrantable): void;

  /**
   * Adds a statement to the queue's only policy. A queue that others deploy keeps its own policy: there the statement
   * becomes a warning that says what must stand in it.
   */
  addToResourcePolicy(statement: PolicyStatement): void;
}
