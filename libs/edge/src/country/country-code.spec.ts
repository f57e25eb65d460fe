import { Token } from 'cdktf';
import { notCountry } from './country-code';

it.each(['DE', 'GB', 'ZW', Token.asString({ resolve: () => 'DE' })])('knows %p', (code) =>
  expect(notCountry('countries', code)).toBeUndefined(),
);

it.each(['UK', 'EU', 'de', 'DEU', ''])('does not know %p', (code) =>
  expect(notCountry('countries', code)).toBe(
    `countries must be a country code of ISO 3166-1 alpha-2 such as DE, got "${code}"`,
  ),
);
