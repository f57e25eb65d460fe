import { Lazy } from 'cdktf';
import { regexProblem } from './regular-expression';

const { raw } = String;

it.each([
  '^/admin',
  raw`(?i)\.(php|asp)$`,
  raw`(?:a|b){2,3}`,
  raw`[(*>+]+`,
  raw`\(\*ACCEPT`,
  raw`\\1`,
  raw`a\++`,
  'a'.repeat(200),
])('takes %s', (pattern) => {
  expect(regexProblem('regex', pattern)).toBeUndefined();
});

it.each([
  ['', 'regex must be 1 to 200 characters, got 0: ""'],
  ['a'.repeat(201), 'regex must be 1 to 200 characters, got 201'],
  [raw`(a)\1`, 'must do without back-references'],
  [raw`(?<a>b)\k<a>`, 'must do without back-references'],
  ['a(?R)', 'must do without subroutines and recursion'],
  ['(a)(?1)', 'must do without subroutines and recursion'],
  ['(?(1)a|b)', 'must do without conditional patterns'],
  ['a(*SKIP)', 'must do without backtracking control verbs'],
  [raw`\Ka`, raw`must do without \C, \R and \K`],
  ['a(?C1)', 'must do without callouts'],
  ['(?>a)', 'must do without atomic groups'],
  ['a++', 'must do without possessive quantifiers'],
  ['a{2}+', 'must do without possessive quantifiers'],
  ['(a', 'must be a regular expression, got "(a"'],
  ['[a', 'must be a regular expression, got "[a"'],
  ['*a', 'must be a regular expression, got "*a"'],
])('refuses %s', (pattern, problem) => {
  expect(regexProblem('regex', pattern)).toContain(problem);
});

it('lets pass a pattern that Terraform computes', () => {
  expect(
    regexProblem('regex', Lazy.stringValue({ produce: () => '${var.pattern}' })),
  ).toBeUndefined();
});
