import type { EdgeEvent, EdgeRequest, EdgeResponse } from '@archway/edge';

/**
 * Runs at the edge before the cache is asked: the site has one name, the apex, and a folder means its index.
 */
export function handler(event: EdgeEvent): EdgeRequest | EdgeResponse {
  const request = event.request;
  const host = request.headers['host']?.value ?? '';
  if (host.startsWith('www.')) {
    const query = request.rawQueryString();
    const location = `https://${host.slice('www.'.length)}${request.uri}${query ? `?${query}` : ''}`;
    return { statusCode: 301, headers: { location: { value: location } } };
  }
  const file = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!file.includes('.')) request.uri = `${request.uri.replace(/\/$/, '')}/index.html`;
  return request;
}
