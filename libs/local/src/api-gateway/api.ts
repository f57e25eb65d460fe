import type { ApiRequest, ApiResponse } from './message';

/** Something that answers HTTP requests: an API, or the URL of a function. */
export interface Api {
  readonly part: ServedPart;
  /** Answers a request; never rejects. */
  answer(request: ApiRequest, uploads?: readonly string[]): Promise<ApiResponse>;
}

/** What a person needs to know of what is served. */
export interface ServedPart {
  readonly address: string;
  readonly constructPath: string;
  readonly apiId: string;
  readonly apiName: string;
  readonly kind: 'rest' | 'http' | 'function-url';
  readonly stages: readonly { readonly stageName: string }[];
}
