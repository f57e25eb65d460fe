import type { AwsError } from '../../aws-error/aws-error';
import type { Answer, Call } from '../call/call';

/** What is known of a request that is refused, perhaps before its body was read. */
export type Refused = Pick<Call, 'method' | 'rawPath' | 'requestId' | 'headers'>;

/** One AWS service in its own protocol. */
export interface Service {
  /** @throws AwsError what the service refuses, in its own words */
  answer(call: Call): Answer | Promise<Answer>;
  /** A refusal in the form that the service's clients read. */
  refuse(error: AwsError, call: Refused): Answer;
}
