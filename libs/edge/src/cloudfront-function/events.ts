/** A header, cookie or query string. Names are in lower case. */
export interface EdgeValue {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}

/** A viewer's request, as a CloudFront function sees and returns it. */
export interface EdgeRequest {
  readonly method: string;
  uri: string;
  readonly querystring: Readonly<Record<string, EdgeValue>>;
  readonly headers: Readonly<Record<string, EdgeValue>>;
  readonly cookies: Readonly<Record<string, EdgeValue>>;

  /**
   * The query as it was sent, without `?`; `undefined` where there is none.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/general-helper-methods.html
   */
  rawQueryString(): string | undefined;
}

/** An answer, as a CloudFront function sees and returns it. */
export interface EdgeResponse {
  readonly statusCode: number;
  readonly statusDescription?: string;
  readonly headers?: Readonly<Record<string, EdgeValue>>;
  readonly cookies?: Readonly<Record<string, EdgeValue & { readonly attributes?: string }>>;
  readonly body?: string | { readonly encoding: 'text' | 'base64'; readonly data: string };
}

/**
 * What a CloudFront function is called with.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export interface EdgeEvent {
  readonly version: string;
  readonly context: {
    readonly distributionDomainName: string;
    readonly distributionId: string;
    readonly eventType: 'viewer-request' | 'viewer-response';
    readonly requestId: string;
  };
  readonly viewer: { readonly ip: string };
  readonly request: EdgeRequest;
  /** On the way back alone. */
  readonly response: EdgeResponse;
}
