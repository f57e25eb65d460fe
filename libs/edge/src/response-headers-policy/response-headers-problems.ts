import type { Problem } from '@archway/core';
import { isOpen, notMatching, notWhole, outOfRange, problemIf, show } from '@archway/core';
import { listProblems } from '../value-selection/value-selection';
import type { Cors, ResponseHeadersPolicyProps } from './response-headers-policy-props';

/** "Quotas": custom headers and removed headers per response headers policy. */
const MOST_HEADERS = 10;

/** "Remove headers": CloudFront needs these itself. */
const NOT_REMOVABLE =
  /^(connection|content-(encoding|length)|expect|host|keep-alive|proxy-(authenticate|authorization|connection)|trailer|transfer-encoding|upgrade|via|warning|x-accel-.*|x-cache|x-edge-.*|x-forwarded-proto|x-real-ip)$/i;

/** These have props of their own. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': 'contentSecurityPolicy',
  'referrer-policy': 'referrerPolicy',
  'strict-transport-security': 'strictTransportSecurity',
  'x-frame-options': 'frameOptions',
};

/** The longest policy that CloudFront takes ("Quotas": maximum length of the Content-Security-Policy header value). */
const LONGEST_POLICY = 1_783;

/** What is wrong with a response headers policy. */
export function responseHeadersProblems(props: ResponseHeadersPolicyProps): readonly Problem[] {
  const hsts = props.strictTransportSecurity ?? {};
  const { maxAgeSeconds = 31_536_000 } = hsts;
  return [
    notMatching('comment', props.comment, /^.{0,128}$/s, 'at most 128 characters long'),
    notMatching(
      'contentSecurityPolicy',
      props.contentSecurityPolicy,
      new RegExp(`^[^\\r\\n]{1,${LONGEST_POLICY}}$`),
      `one line of at most ${LONGEST_POLICY} characters`,
    ),
    notWhole('strictTransportSecurity.maxAgeSeconds', hsts.maxAgeSeconds, 0, 63_072_000),
    problemIf(
      hsts.preload === true &&
        (hsts.includeSubdomains !== true || (!isOpen(maxAgeSeconds) && maxAgeSeconds < 31_536_000)),
      `strictTransportSecurity.preload needs includeSubdomains and a maxAgeSeconds of at least 31536000, got ${show(hsts)}`,
    ),
    ...corsProblems(props.cors),
    ...headerProblems(props),
    outOfRange('serverTimingSamplingRatePercent', props.serverTimingSamplingRatePercent, 0, 100),
  ];
}

function corsProblems(cors: Cors | undefined): readonly Problem[] {
  if (cors === undefined) return [];
  const wildcards = [
    ...cors.allowOrigins,
    ...(cors.allowHeaders ?? ['*']),
    ...(cors.exposeHeaders ?? []),
  ];
  return [
    problemIf(cors.allowOrigins.length === 0, 'cors.allowOrigins must name an origin, got []'),
    ...cors.allowOrigins.map((origin) =>
      notMatching(
        'cors.allowOrigins',
        origin,
        /^(\*|(https?:\/\/)?(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d+)?)$/,
        "'*' or origins such as https://app.example.com",
      ),
    ),
    problemIf(
      cors.allowCredentials === true &&
        (wildcards.includes('*') || !!cors.allowMethods?.includes('ALL')),
      "cors.allowCredentials must not meet '*' in allowOrigins, allowHeaders or exposeHeaders, nor the method ALL, which browsers refuse: list them",
    ),
    notWhole('cors.maxAgeSeconds', cors.maxAgeSeconds, 0, 2_147_483_647),
  ];
}

function headerProblems(props: ResponseHeadersPolicyProps): readonly Problem[] {
  const custom = props.customHeaders && Object.keys(props.customHeaders);
  return [
    ...(custom === undefined ? [] : listProblems('customHeaders', custom, MOST_HEADERS)),
    ...(custom ?? []).map((name) => {
      const prop = SECURITY_HEADERS[name.toLowerCase()];
      return problemIf(prop !== undefined, `customHeaders must not hold ${name}: use ${prop}`);
    }),
    ...(props.removeHeaders === undefined
      ? []
      : listProblems('removeHeaders', props.removeHeaders, MOST_HEADERS)),
    ...(props.removeHeaders ?? []).map((name) =>
      problemIf(
        NOT_REMOVABLE.test(name),
        `removeHeaders must not hold ${name}, which CloudFront needs`,
      ),
    ),
  ];
}
