import { handler } from './viewer-request';

const request = (uri: string, host = 'example.com', query?: string) =>
  handler({
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: '192.0.2.1' },
    request: {
      method: 'GET',
      uri,
      querystring: {},
      headers: { host: { value: host } },
      cookies: {},
      rawQueryString: () => query,
    },
  } as unknown as Parameters<typeof handler>[0]);

it('sends who asks for www to the apex', () => {
  expect(request('/prices', 'www.example.com')).toEqual({
    statusCode: 301,
    headers: { location: { value: 'https://example.com/prices' } },
  });
});

it('keeps the query of who asks for www', () => {
  expect(request('/search', 'www.example.com', 'q=a%20b&q=c')).toMatchObject({
    headers: { location: { value: 'https://example.com/search?q=a%20b&q=c' } },
  });
});

it.each([
  ['/', '/index.html'],
  ['/prices', '/prices/index.html'],
  ['/prices/', '/prices/index.html'],
  ['/logo.svg', '/logo.svg'],
])('asks for %s as %s', (uri, asked) => {
  expect(request(uri)).toMatchObject({ uri: asked });
});
