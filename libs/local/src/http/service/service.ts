import type { AwsError } from '../../aws-error/aws-error';
import type { Answer, Call } from '../call/call';

/** One AWS service in its own protocol. */
export interface Service {
  /** @throws AwsError what the service refuses, in its own words */
  answer(call: Call): Answer | Promise<Answer>;
  /** A refusal in the form that the service's clients read. */
  refuse(error: AwsError, call: Pick<Call, 'method' | 'rawPath' | 'requestId'>): Answer;
}
