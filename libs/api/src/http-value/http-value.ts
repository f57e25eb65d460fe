import { notMatching, problemIf, reject, show } from '@archway/core';
import { nameProblem } from '../value-name';

/**
 * A value that an HTTP API puts into a parameter of a service. API Gateway encodes it for the service.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export class HttpValue {
  /** The body as it came. */
  static body(): HttpValue {
    return new HttpValue('$request.body');
  }

  /** A field of the JSON body, such as `$.customer.id`. API Gateway looks at the first 100 KB only. */
  static fromBody(path: string): HttpValue {
    reject('HttpValue', [
      notMatching('path', path, /^\$(\.[A-Za-z_]\w*|\[\d+\])+$/, 'a path such as $.customer.id'),
    ]);
    return new HttpValue(`$request.body${path.slice(1)}`);
  }

  static fromHeader(name: string): HttpValue {
    return HttpValue.named('header', name);
  }

  static fromQuery(name: string): HttpValue {
    return HttpValue.named('querystring', name);
  }

  /** A part of the path that stands in braces. */
  static fromPath(name: string): HttpValue {
    return HttpValue.named('path', name);
  }

  /** A value that API Gateway knows, such as `requestId` or `authorizer.claims.sub`. */
  static fromContext(name: string): HttpValue {
    reject('HttpValue', [nameProblem(name)]);
    return new HttpValue(`$context.${name}`);
  }

  /** Always the same text. */
  static text(text: string): HttpValue {
    reject('HttpValue', [
      problemIf(text.startsWith('$'), `text must not begin with '$', got ${show(text)}`),
    ]);
    return new HttpValue(text);
  }

  private constructor(readonly expression: string) {}

  private static named(kind: 'header' | 'path' | 'querystring', name: string): HttpValue {
    reject('HttpValue', [nameProblem(name)]);
    return new HttpValue(`$request.${kind}.${name}`);
  }
}
