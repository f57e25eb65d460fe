import type { Problem } from '@archway/core';
import { notMatching, physicalName, problemIf, rejectProps } from '@archway/core';
import type { OriginRequestPolicy as OriginRequestSettings, Selection } from '@archway/caching';
import { MANAGED_ORIGIN_REQUEST_POLICIES } from '@archway/caching';
import { CloudfrontOriginRequestPolicy } from '@cdktf/provider-aws/lib/cloudfront-origin-request-policy';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { RenderedSelection, ValueSelection } from '../value-selection/value-selection';
import {
  listProblems,
  renderSelection,
  selectionProblems,
} from '../value-selection/value-selection';

/** What of a viewer's request reaches the origin beside the cache key. */
export interface IOriginRequestPolicy {
  readonly originRequestPolicyId: string;
  /**
   * What it adds to the request.
   *
   * @default - not known
   */
  readonly settings?: OriginRequestSettings;
}

/** Which headers reach the origin. */
export type OriginHeaders =
  | 'none'
  | 'all-viewer'
  | { readonly only: readonly string[] }
  | { readonly allViewerExcept: readonly string[] }
  /** Everything that the viewer sends, and headers that CloudFront makes, such as `CloudFront-Viewer-Country`. */
  | { readonly allViewerAnd: readonly string[] };

export interface OriginRequestPolicyProps {
  /**
   * At most 128 characters.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * At most 10 by name.
   *
   * @default 'none'
   */
  readonly headers?: OriginHeaders;

  /**
   * At most 10 by name.
   *
   * @default 'none'
   */
  readonly cookies?: ValueSelection;

  /**
   * At most 10 by name.
   *
   * @default 'none'
   */
  readonly queryStrings?: ValueSelection;
}

/** "Quotas": cookies, headers and query strings per origin request policy. */
const MOST_NAMES = 10;

/** CloudFront forwards these by a cache policy only ("Add HTTP headers to origin requests"). */
const CACHE_POLICY_ONLY = ['authorization', 'accept-encoding'];

/** The name of an origin request policy that AWS keeps. */
export type ManagedOriginRequestPolicy = keyof typeof MANAGED_ORIGIN_REQUEST_POLICIES;

/** An origin request policy of one's own, where none of AWS's fits. */
export class OriginRequestPolicy extends Construct implements IOriginRequestPolicy {
  /** A policy that AWS keeps, by name. */
  static managed(name: ManagedOriginRequestPolicy): IOriginRequestPolicy {
    const settings = MANAGED_ORIGIN_REQUEST_POLICIES[name];
    return { originRequestPolicyId: settings.id, settings };
  }

  /** A policy that others deploy. */
  static fromOriginRequestPolicyId(originRequestPolicyId: string): IOriginRequestPolicy {
    return { originRequestPolicyId };
  }

  readonly originRequestPolicyId: string;
  readonly settings: OriginRequestSettings;

  constructor(scope: Construct, id: string, props: OriginRequestPolicyProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'OriginRequestPolicy', props);
    rejectProps(this, problemsOf(props));
    const headers = renderHeaders(props.headers ?? 'none');
    const cookies = renderSelection(props.cookies ?? 'none');
    const queryStrings = renderSelection(props.queryStrings ?? 'none');
    this.settings = {
      cookies: props.cookies ?? 'none',
      headers: headersTaken(props.headers ?? 'none'),
      queryStrings: props.queryStrings ?? 'none',
    };
    this.originRequestPolicyId = new CloudfrontOriginRequestPolicy(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      name: physicalName(this, 128),
      comment: props.comment,
      headersConfig: {
        headerBehavior: headers.behavior,
        headers: headers.items && { items: headers.items },
      },
      cookiesConfig: {
        cookieBehavior: cookies.behavior,
        cookies: cookies.items && { items: cookies.items },
      },
      queryStringsConfig: {
        queryStringBehavior: queryStrings.behavior,
        queryStrings: queryStrings.items && { items: queryStrings.items },
      },
    }).id;
  }
}

function headersTaken(headers: OriginHeaders): Selection {
  if (headers === 'none') return 'none';
  if (headers === 'all-viewer' || 'allViewerAnd' in headers) return 'all';
  return 'only' in headers ? headers : { except: headers.allViewerExcept };
}

function renderHeaders(headers: OriginHeaders): RenderedSelection {
  if (headers === 'none') return { behavior: 'none' };
  if (headers === 'all-viewer') return { behavior: 'allViewer' };
  if ('only' in headers) return { behavior: 'whitelist', items: [...headers.only] };
  return 'allViewerExcept' in headers
    ? { behavior: 'allExcept', items: [...headers.allViewerExcept] }
    : { behavior: 'allViewerAndWhitelistCloudFront', items: [...headers.allViewerAnd] };
}

function problemsOf(props: OriginRequestPolicyProps): readonly Problem[] {
  const { headers = 'none' } = props;
  const names = renderHeaders(headers).items;
  const only = typeof headers === 'object' && 'only' in headers ? headers.only : [];
  const added =
    typeof headers === 'object' && 'allViewerAnd' in headers ? headers.allViewerAnd : [];
  return [
    notMatching('comment', props.comment, /^.{0,128}$/s, 'at most 128 characters long'),
    ...(names === undefined ? [] : listProblems('headers', names, MOST_NAMES)),
    ...only
      .filter((name) => CACHE_POLICY_ONLY.includes(name.toLowerCase()))
      .map((name) =>
        problemIf(
          true,
          `headers must not list ${name}, which a cache policy forwards: add it there`,
        ),
      ),
    ...added.map((name) =>
      notMatching(
        'headers.allViewerAnd',
        name,
        /^CloudFront-/i,
        `headers that CloudFront makes, such as CloudFront-Viewer-Country`,
      ),
    ),
    ...selectionProblems('cookies', props.cookies, MOST_NAMES),
    ...selectionProblems('queryStrings', props.queryStrings, MOST_NAMES),
  ];
}
