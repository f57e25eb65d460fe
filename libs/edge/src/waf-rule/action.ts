import type { Problem } from '@archway/core';
import { notMatching, notOneOf, problemIf, show } from '@archway/core';

/** Headers by name. AWS WAF puts `x-amzn-waf-` before the names of those that it inserts into requests. */
export type InsertedHeaders = Readonly<Record<string, string>>;

/** What is sent instead of AWS WAF's own 403. */
export interface CustomResponse {
  /**
   * One of the codes that AWS WAF can send.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-response-status-codes.html
   */
  readonly responseCode: number;
  /**
   * The key of one of `customResponseBodies`.
   *
   * @default - no body
   */
  readonly bodyKey?: string;
  /**
   * Any but `content-type`.
   *
   * @default - none
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Lets a request through. */
export interface AllowAction {
  readonly kind: 'allow';
  readonly insertHeaders?: InsertedHeaders;
}

/** Answers a request instead of what is protected. */
export interface BlockAction {
  readonly kind: 'block';
  readonly response?: CustomResponse;
}

/** What happens to a request that a rule matches. Made with `RuleAction`. */
export type RuleAction =
  | AllowAction
  | BlockAction
  | {
      readonly kind: 'captcha' | 'challenge' | 'count';
      readonly insertHeaders?: InsertedHeaders;
    };

/** The actions that a web ACL can take by default. */
export type DefaultAction = AllowAction | BlockAction;

/** What can happen to a request. */
export const RuleAction = {
  /** Lets the request through; no later rule sees it. */
  allow: (insertHeaders?: InsertedHeaders): AllowAction => ({ kind: 'allow', insertHeaders }),
  /** Answers 403, or what `response` says. */
  block: (response?: CustomResponse): BlockAction => ({
    kind: 'block',
    response,
  }),
  /** Counts the request, gives it the rule's labels, and goes on with the next rule. */
  count: (insertHeaders?: InsertedHeaders): RuleAction => ({ kind: 'count', insertHeaders }),
  /** Lets the request through when its client has solved a puzzle. */
  captcha: (insertHeaders?: InsertedHeaders): RuleAction => ({ kind: 'captcha', insertHeaders }),
  /** Lets the request through when its client has silently proved to be a browser. */
  challenge: (insertHeaders?: InsertedHeaders): RuleAction => ({
    kind: 'challenge',
    insertHeaders,
  }),
} as const;

/** "Supported status codes for custom responses": https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-response-status-codes.html */
const RESPONSE_CODES: readonly number[] = [
  200, 201, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409,
  411, 412, 413, 414, 415, 416, 421, 429, 500, 501, 502, 503, 504, 505,
];

const API_NAMES = {
  allow: 'Allow',
  captcha: 'Captcha',
  challenge: 'Challenge',
  count: 'Count',
} as const;

export function renderAction(action: RuleAction): object {
  if (action.kind === 'block') {
    const { response } = action;
    return {
      Block: response === undefined ? {} : { CustomResponse: renderResponse(response) },
    };
  }
  const headers = Object.entries(action.insertHeaders ?? {});
  return {
    [API_NAMES[action.kind]]:
      headers.length === 0
        ? {}
        : { CustomRequestHandling: { InsertHeaders: headers.map(toHeader) } },
  };
}

/** What is wrong with an action, where the bodies that it can answer with are `bodyKeys`. */
export function actionProblems(
  path: string,
  action: RuleAction,
  bodyKeys: readonly string[],
): readonly Problem[] {
  if (action.kind !== 'block') return headerProblems(`${path}.insertHeaders`, action.insertHeaders);
  const { response } = action;
  if (response === undefined) return [];
  return [
    notOneOf(`${path}.responseCode`, response.responseCode, RESPONSE_CODES),
    problemIf(
      response.bodyKey !== undefined && !bodyKeys.includes(response.bodyKey),
      `${path}.bodyKey must be a key of customResponseBodies (${bodyKeys.join(', ') || 'none'}), got ${show(response.bodyKey)}`,
    ),
    ...headerProblems(`${path}.headers`, response.headers),
    problemIf(
      Object.keys(response.headers ?? {}).some((name) => name.toLowerCase() === 'content-type'),
      `${path}.headers must leave content-type to the body, got it`,
    ),
  ];
}

function headerProblems(
  path: string,
  headers: Readonly<Record<string, string>> = {},
): readonly Problem[] {
  return Object.keys(headers).map((name) =>
    notMatching(
      path,
      name,
      /^[\w$.-]{1,64}$/,
      "header names of 1 to 64 letters, digits, '$', '-', '.' and '_'",
    ),
  );
}

function renderResponse({ responseCode, bodyKey, headers }: CustomResponse): object {
  return {
    ResponseCode: responseCode,
    ...(bodyKey === undefined ? {} : { CustomResponseBodyKey: bodyKey }),
    ...(headers === undefined ? {} : { ResponseHeaders: Object.entries(headers).map(toHeader) }),
  };
}

function toHeader([Name, Value]: readonly [string, string]): object {
  return { Name, Value };
}
