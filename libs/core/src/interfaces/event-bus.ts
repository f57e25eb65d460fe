import type { IConstruct } from 'constructs';
import type { PolicyStatement } from '../policy/policy-document';
import type { IGrantable } from '../role/role';

/** An EventBridge event bus, of this app or another. */
export interface IEventBus extends IConstruct {
  readonly eventBusArn: string;
  readonly eventBusName: string;

  /** Allows `grantee` to put events. */
  grantPutEvents(grantee: IGrantable): void;

  /**
   * Adds a statement to the bus's only policy. A bus that others deploy keeps its own policy: there the statement
   * becomes a warning that says what must stand in it.
   */
  addToResourcePolicy(statement: PolicyStatement): void;
}
