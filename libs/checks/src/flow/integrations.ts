import { isObject, isUnknown, textOf, type Value } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { interpolationsIn, wordsOf } from '../estate/reference';

/** A call of a service of AWS that an API makes with what a request brings. */
export interface ServiceCall {
  readonly integration: Subject;
  /** Such as `sqs`. */
  readonly service: string;
  /** What follows `action/` or `path/`, such as `PutItem` or `111122223333/orders`. */
  readonly target: string;
  readonly isAction: boolean;
  /** Templates by content type, or the parameters of an HTTP API by name. */
  readonly texts: readonly (readonly [name: string, text: string])[];
}

/** The parts of `arn:aws:apigateway:region:[subdomain.]service:action|path/…`. */
const URI = /^arn:[^:]+:apigateway:[^:]*:(?:[\w-]+\.)?([\w-]+):(action|path)\/(.*)$/s;

/** docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html */
const SUBTYPE = /^(\w+)-(\w+)$/;

/** The integrations of REST and HTTP APIs with services of AWS other than Lambda. */
export const serviceCallsOf = perEstate((estate: Estate): readonly ServiceCall[] => {
  const ofRest = estate.all('aws_api_gateway_integration').flatMap((integration) => {
    const { type, uri, request_templates } = integration.attributes;
    const [, service = '', kind, target = ''] = URI.exec(writtenIn(uri)) ?? [];
    if (textOf(type) !== 'AWS' || kind === undefined || service === 'lambda') return [];
    const texts = textsByName(request_templates);
    return [{ integration, service, target, isAction: kind === 'action', texts }];
  });
  const ofHttp = estate.all('aws_apigatewayv2_integration').flatMap((integration) => {
    const { integration_subtype, request_parameters } = integration.attributes;
    const [, service, target = ''] = SUBTYPE.exec(textOf(integration_subtype) ?? '') ?? [];
    if (service === undefined) return [];
    const texts = textsByName(request_parameters);
    return [{ integration, service: service.toLowerCase(), target, isAction: true, texts }];
  });
  return [...ofRest, ...ofHttp];
});

/** What a call names among its URI and its texts; undefined where it names nothing of the type here. */
export function calledOf(estate: Estate, call: ServiceCall, type: string): Subject | undefined {
  const { integration, texts } = call;
  const { uri } = integration.attributes;
  const words = [writtenIn(uri), ...texts.map(([, text]) => text)];
  return words
    .flatMap((text) => [
      ...interpolationsIn(text).map((inner) => `\${${inner}}`),
      ...(/[\w.-]+$/.exec(text) ?? []),
      ...[...text.matchAll(/"(?:TableName|StreamName|QueueUrl)"\s*:\s*"([^"$]+)"/g)].map(
        ([, name = '']) => name,
      ),
    ])
    .map((word) => estate.target(integration, word, type))
    .find((each) => each !== undefined);
}

/** Texts by name; one that is known in part is read as it is written. */
export function textsByName(value: Value | undefined): readonly (readonly [string, string])[] {
  if (value === undefined || !isObject(value)) return [];
  return Object.entries(value).map(([name, text]) => [name, writtenIn(text)]);
}

function writtenIn(value: Value | undefined): string {
  return isUnknown(value) ? wordsOf(value) : (textOf(value) ?? '');
}
