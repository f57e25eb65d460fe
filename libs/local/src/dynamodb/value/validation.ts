import { AwsError } from '../../aws-error/aws-error';

/** A request that DynamoDB does not understand or does not accept. */
export function validation(message: string): AwsError {
  return new AwsError('ValidationException', 400, message);
}
