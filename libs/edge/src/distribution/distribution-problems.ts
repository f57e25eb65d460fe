import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import type { IConstruct } from 'constructs';
import type { ICertificate } from '../certificate/certificate-reference';
import { notCountry } from '../country/country-code';
import { hostNameProblem, normalizeDomainName } from '../domain-name/domain-name';
import { US_EAST_1 } from '../us-east-1/us-east-1';
import type { BehaviorOptions } from './behavior-options';
import { behaviorProblems } from './behavior-problems';
import type { DistributionProps, ErrorResponse, GeoRestriction } from './distribution-props';
import { ERROR_STATUSES } from './distribution-props';

const TLS_VERSIONS = [
  'TLSv1.2_2018',
  'TLSv1.2_2019',
  'TLSv1.2_2021',
  'TLSv1.2_2025',
  'TLSv1.3_2025',
] as const;

/** What is wrong with a distribution, apart from its paths. */
export function distributionProblems(props: DistributionProps): readonly Problem[] {
  const { webAcl } = props;
  return [
    ...behaviorProblems('defaultBehavior', props.defaultBehavior),
    ...nameProblems(props),
    ...deploymentProblems(props),
    notMatching(
      'defaultRootObject',
      props.defaultRootObject,
      /^[^/].{0,254}$/,
      'the name of a file without a slash before it, at most 255 characters',
    ),
    notMatching('comment', props.comment, /^.{0,128}$/s, 'at most 128 characters long'),
    problemIf(
      webAcl !== undefined && !isOpen(webAcl.scope) && webAcl.scope !== 'CLOUDFRONT',
      `webAcl must be of scope CLOUDFRONT, got ${webAcl?.scope}`,
    ),
    ...geoProblems(props.geoRestriction),
    ...errorProblems(props.errorResponses ?? []),
  ];
}

/** Origins of one distribution that have one id, of which Terraform would keep one. */
export function originIdProblems(origins: readonly { originId: string }[]): readonly Problem[] {
  const ids = origins.map(({ originId }) => originId);
  return ids.map((id, at) =>
    problemIf(
      ids.indexOf(id) < at,
      `origins must have ids of their own, got ${show(id)} twice: rename a construct`,
    ),
  );
}

/** Gives every behavior that is not the default one a name for errors. */
export function nameOf(pathPattern: string): string {
  return `behavior ${show(pathPattern)}`;
}

function nameProblems(props: DistributionProps): readonly Problem[] {
  const { aliases = [], certificate, minimumTlsVersion } = props;
  const names = aliases.map((alias) => (isOpen(alias) ? alias : alias.toLowerCase()));
  const region = certificate?.region ?? regionOfArn(certificate?.certificateArn);
  return [
    ...aliases.map((alias) => hostNameProblem('aliases', alias, { wildcard: true })),
    ...names.map((name, at) =>
      problemIf(names.indexOf(name) < at, `aliases must be unique, got ${show(name)} twice`),
    ),
    problemIf(
      aliases.length > 0 && certificate === undefined,
      `aliases need a certificate, got ${show(aliases)} without one`,
    ),
    problemIf(
      !isOpen(region) && region !== US_EAST_1,
      `certificate must be in ${US_EAST_1}, got ${show(region)}`,
    ),
    ...aliases.map((alias) => notCertified(alias, certificate)),
    notOneOf('minimumTlsVersion', minimumTlsVersion, TLS_VERSIONS),
    problemIf(
      minimumTlsVersion !== undefined && certificate === undefined,
      'minimumTlsVersion needs a certificate: with its own, CloudFront takes TLS 1.0 whatever it is told',
    ),
  ];
}

/**
 * An alias that its certificate is not for, which CloudFront refuses: a wildcard stands for one label.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements
 */
function notCertified(alias: string, certificate: ICertificate | undefined): Problem {
  const names = certificate?.domainNames;
  if (names === undefined || isOpen(alias) || names.some((name) => isOpen(name))) return undefined;
  const plain = normalizeDomainName(alias);
  const covering = [plain, plain.replace(/^[^.]+/, '*')];
  return problemIf(
    !names.some((name) => covering.includes(normalizeDomainName(name))),
    `aliases must be names of the certificate (${names.join(', ')}), got ${show(alias)}`,
  );
}

/** gRPC on a connection that cannot carry it. */
export function grpcProblem(
  httpVersion: DistributionProps['httpVersion'],
  behaviors: readonly BehaviorOptions[],
): Problem {
  return problemIf(
    behaviors.some(({ grpc }) => grpc === true) &&
      (httpVersion === 'http1.1' || httpVersion === 'http3'),
    `httpVersion must include http2 for grpc, got ${show(httpVersion)}`,
  );
}

/** The region that an ARN names, where the certificate's construct does not know it. */
function regionOfArn(arn: string | undefined): string | undefined {
  return isOpen(arn) ? undefined : /^arn:[^:]+:acm:([^:]+):/.exec(arn)?.[1];
}

function deploymentProblems(props: DistributionProps): readonly Problem[] {
  const { staging = false, continuousDeploymentPolicy, httpVersion } = props;
  return [
    problemIf(
      staging && (props.aliases ?? []).length > 0,
      'aliases must be left out of a staging distribution, which viewers do not reach by name',
    ),
    problemIf(
      staging && continuousDeploymentPolicy !== undefined,
      'continuousDeploymentPolicy belongs to the production distribution, got one with staging: true',
    ),
    problemIf(
      (staging || continuousDeploymentPolicy !== undefined) &&
        (httpVersion === 'http2and3' || httpVersion === 'http3'),
      `httpVersion must be http2 or http1.1 with continuous deployment, got ${show(httpVersion)}`,
    ),
    grpcProblem(httpVersion, [props.defaultBehavior, ...(props.behaviors ?? [])]),
  ];
}

function geoProblems(restriction: GeoRestriction | undefined): readonly Problem[] {
  if (restriction === undefined) return [];
  const [kind, codes] =
    'allow' in restriction
      ? (['allow', restriction.allow] as const)
      : (['deny', restriction.deny] as const);
  return [
    problemIf(codes.length === 0, `geoRestriction.${kind} must name a country, got []`),
    ...codes.map((code) => notCountry(`geoRestriction.${kind}`, code)),
  ];
}

function errorProblems(responses: readonly ErrorResponse[]): readonly Problem[] {
  const statuses = responses.map(({ status }) => status);
  return [
    ...statuses.map((status) => notOneOf('errorResponses.status', status, ERROR_STATUSES)),
    ...statuses.map((status, at) =>
      problemIf(
        statuses.indexOf(status) < at,
        `errorResponses must hold every status once, got ${status} twice`,
      ),
    ),
    ...responses.flatMap(({ page, cachingMinTtlSeconds }) => [
      notMatching(
        'errorResponses.page.path',
        page?.path,
        /^\/[^\s?#]{1,4095}$/,
        "a path that starts with '/', such as /errors/404.html",
      ),
      notOneOf('errorResponses.page.status', page?.status, [200, ...ERROR_STATUSES]),
      notWhole('errorResponses.cachingMinTtlSeconds', cachingMinTtlSeconds, 0, 31_536_000),
    ]),
  ];
}

/** A record's name that no alias of the distribution covers: CloudFront would answer it with 403. */
export function uncoveredName(
  distribution: IConstruct,
  aliases: readonly string[],
  name: string,
): Problem {
  if (isOpen(name) || aliases.some((alias) => isOpen(alias))) return undefined;
  const lower = name.toLowerCase().replace(/\.$/, '');
  const covers = (alias: string) =>
    lower === alias || (alias.startsWith('*.') && lower.endsWith(alias.slice(1)));
  return problemIf(
    !aliases.some((alias) => covers(alias.toLowerCase().replace(/\.$/, ''))),
    `name must be one of the aliases of ${distribution.node.path} (${aliases.join(', ') || 'it has none'}), which answers no other, got ${show(name)}`,
  );
}
