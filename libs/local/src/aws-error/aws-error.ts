/** A refusal in AWS's own words: what a client of the service would receive. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  /**
   * @param code the error code of the service's model, such as `NoSuchKey` or `QueueDoesNotExist`
   * @param httpStatus the status that the service answers with
   * @param message one sentence for a person
   */
  constructor(
    readonly code: string,
    readonly httpStatus: number,
    message: string,
  ) {
    super(message);
  }
}
