import { RequestValue } from './request-value';

it('takes values from where the request has them', () => {
  expect(RequestValue.body().expression).toBe('$input.body');
  expect(RequestValue.fromBody('$.lines[0].id').expression).toBe("$input.path('$.lines[0].id')");
  expect(RequestValue.fromParameter('Idempotency-Key').expression).toBe(
    "$input.params('Idempotency-Key')",
  );
  expect(RequestValue.fromContext('authorizer.tenant').expression).toBe(
    '$context.authorizer.tenant',
  );
});

it('encodes a value for the place where it lands', () => {
  const value = RequestValue.fromParameter('id');
  expect(value.inForm()).toBe("$util.urlEncode($input.params('id'))");
  expect(value.inJson()).toBe(
    `$util.escapeJavaScript($input.params('id')).replaceAll("\\\\'","'")`,
  );
  expect(value.inBase64()).toBe("$util.base64Encode($input.params('id'))");
});

it.each(["$.a')", '$', 'a', '$..a'])('refuses the path %s', (path) => {
  expect(() => RequestValue.fromBody(path)).toThrow('path must be a path such as $.customer.id');
});

it.each(["a')", '', 'a b'])('refuses the name "%s"', (name) => {
  expect(() => RequestValue.fromParameter(name)).toThrow('name must be letters');
});
