import { eventLoop } from '../rules/event-loop';
import { pageUrlOf, repositoryIn } from './page-url';

it.each([
  ['"https://github.com/acme/shop"', 'https://github.com/acme/shop'],
  ['{"type":"git","url":"git+https://github.com/acme/shop.git"}', 'https://github.com/acme/shop'],
  ['{"url":"git+ssh://git@github.com/acme/shop.git"}', 'https://github.com/acme/shop'],
  ['"github:acme/shop"', 'https://github.com/acme/shop'],
  ['"https://git.example.com/teams/shop/archway"', 'https://git.example.com/teams/shop/archway'],
])('reads %s', (repository, url) => {
  expect(repositoryIn(`{"repository":${repository}}`)).toBe(url);
});

it.each(['{}', '{"repository":null}', '{"repository":"../shop"}', 'null', '', '{"repository":{}}'])(
  'finds no repository in %j',
  (text) => {
    expect(repositoryIn(text)).toBeUndefined();
  },
);

it('leads to the page of the rule, or to that of AWS where no repository is known', () => {
  expect([
    eventLoop.awsPage,
    expect.stringMatching(/^https:\/\/.*\/docs\/rules\/event-loop\.md$/),
  ]).toContainEqual(pageUrlOf(eventLoop));
});
