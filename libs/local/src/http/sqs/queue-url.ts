import { AwsError } from '../../aws-error/aws-error';

/**
 * Queue URLs as the server's clients see them: they lead back to the server, because an SDK sends its
 * requests to the URL of the queue.
 */
export class QueueUrls {
  constructor(private readonly serverUrl: string) {}

  /** @param queueUrl as the cloud knows it, `https://sqs.eu-west-1.amazonaws.com/123456789012/orders` */
  toClient(queueUrl: string): string {
    return `${this.serverUrl}${new URL(queueUrl).pathname}`;
  }

  /** @returns the queue's name, which is all that the cloud needs of a URL from a client */
  nameOf(queueUrl: string): string {
    const name = /^https?:\/\/[^/]+\/\d{12}\/([^/?#]+)$/.exec(queueUrl)?.[1];
    if (name !== undefined) return name;
    throw new AwsError(
      'InvalidAddress',
      404,
      `The address ${queueUrl} is not valid for this endpoint.`,
    );
  }
}
