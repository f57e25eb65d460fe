import type { CorsOptions } from '../cors/cors';

/** The headers of each answer, as mapping expressions: constants stand in quotes. */
export function corsHeaders(cors: CorsOptions): Readonly<Record<string, string>> {
  const [origin = '*'] = cors.allowOrigins;
  return {
    'Access-Control-Allow-Origin': `'${origin}'`,
    ...(cors.allowCredentials ? { 'Access-Control-Allow-Credentials': `'true'` } : {}),
    ...(cors.exposeHeaders
      ? { 'Access-Control-Expose-Headers': `'${cors.exposeHeaders.join(',')}'` }
      : {}),
    // A cache must not give the answer to one origin to another.
    ...(origin === '*' ? {} : { Vary: `'Origin'` }),
  };
}

/** The headers of the answer to what a browser asks before it calls. */
export function preflightHeaders(
  cors: CorsOptions,
  methods: string,
): Readonly<Record<string, string>> {
  return {
    ...corsHeaders(cors),
    'Access-Control-Allow-Methods': `'${methods}'`,
    ...(cors.allowHeaders
      ? { 'Access-Control-Allow-Headers': `'${cors.allowHeaders.join(',')}'` }
      : {}),
    ...(cors.maxAgeSeconds === undefined
      ? {}
      : { 'Access-Control-Max-Age': `'${cors.maxAgeSeconds}'` }),
  };
}
