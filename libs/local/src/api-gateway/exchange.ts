import type { Context } from './context';
import type { ApiRequest } from './message';
import type { StagePart } from './parts';

/** One request on its way through an API, with what is known of it so far. */
export interface Exchange {
  readonly request: ApiRequest;
  readonly requestId: string;
  readonly stage: StagePart;
  /** The path within the stage. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Such as `/orders/{id}`. */
  readonly resourcePath: string;
  /** `arn:aws:execute-api:…/stage/METHOD/path`, by which functions see who calls. */
  readonly sourceArn: string;
  readonly context: Context;
  readonly uploads: readonly string[];
  /** What an authorizer says of the caller, for the integration. */
  authorizer?: Readonly<Record<string, unknown>>;
}
