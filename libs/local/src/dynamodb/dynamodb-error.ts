import { AwsError } from '../aws-error/aws-error';

/** A refusal that says more than its message, such as the reasons of a canceled transaction. */
export class DynamoDbError extends AwsError {
  constructor(
    code: string,
    message: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(code, 400, message);
  }
}

export function notFound(): AwsError {
  return new AwsError('ResourceNotFoundException', 400, 'Requested resource not found');
}
