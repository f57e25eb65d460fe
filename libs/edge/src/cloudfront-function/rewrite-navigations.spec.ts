import { runInNewContext } from 'node:vm';
import { rewriteNavigations } from './rewrite-navigations';

function uriAfter(method: string, uri: string): string {
  const { code } = rewriteNavigations('/app.html') as { readonly code: string };
  const context: { handler?: (event: unknown) => { uri: string } } = {};
  runInNewContext(`${code}; this.handler = handler;`, context);
  return context.handler?.({ request: { method, uri } }).uri ?? 'no handler';
}

it.each([
  ['GET', '/'],
  ['GET', '/orders/17'],
  ['HEAD', '/orders/'],
  ['GET', '/v1.2/orders'],
])('answers %s %s with the page', (method, uri) => {
  expect(uriAfter(method, uri)).toBe('/app.html');
});

it.each([
  ['GET', '/assets/app.3f2a.js'],
  ['GET', '/favicon.ico'],
  ['POST', '/orders'],
  ['DELETE', '/orders/17'],
])('lets %s %s pass', (method, uri) => {
  expect(uriAfter(method, uri)).toBe(uri);
});

it.each(['index.html', '', "/it's.html"])('refuses %p as a page', (page) => {
  expect(() => rewriteNavigations(page)).toThrow(/page must be a path that starts with '\/'/);
});
