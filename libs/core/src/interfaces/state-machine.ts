import type { IConstruct } from 'constructs';
import type { IGrantable } from '../role/role';

/** A Step Functions state machine, of this app or another. */
export interface IStateMachine extends IConstruct {
  readonly stateMachineArn: string;

  /** Allows `grantee` to start executions. */
  grantStartExecution(grantee: IGrantable): void;
}
