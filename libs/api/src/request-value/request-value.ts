import { notMatching, reject } from '@archway/core';
import { nameProblem } from '../value-name';

/**
 * A value that a mapping template takes from the request. Where it lands it is encoded for that place, so that no
 * request can say more than its value.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export class RequestValue {
  /** The body as it came. */
  static body(): RequestValue {
    return new RequestValue('$input.body');
  }

  /** A field of the JSON body, such as `$.customer.id`. */
  static fromBody(path: string): RequestValue {
    reject('RequestValue', [
      notMatching('path', path, /^\$(\.[A-Za-z_]\w*|\[\d+\])+$/, 'a path such as $.customer.id'),
    ]);
    return new RequestValue(`$input.path('${path}')`);
  }

  /** A header, a part of the path or a query string parameter, looked for in the order path, query, header. */
  static fromParameter(name: string): RequestValue {
    reject('RequestValue', [nameProblem(name)]);
    return new RequestValue(`$input.params('${name}')`);
  }

  /** A value that API Gateway knows, such as `requestId` or `authorizer.tenant`. */
  static fromContext(name: string): RequestValue {
    reject('RequestValue', [nameProblem(name)]);
    return new RequestValue(`$context.${name}`);
  }

  private constructor(readonly expression: string) {}

  /** The value in a body of the type `application/x-www-form-urlencoded`. */
  inForm(): string {
    return `$util.urlEncode(${this.expression})`;
  }

  /** The value between the quotes of a JSON string. JSON knows no `\'`, which escapeJavaScript makes. */
  inJson(): string {
    return `$util.escapeJavaScript(${this.expression}).replaceAll("\\\\'","'")`;
  }

  /** The value as base64 between the quotes of a JSON string. */
  inBase64(): string {
    return `$util.base64Encode(${this.expression})`;
  }
}
