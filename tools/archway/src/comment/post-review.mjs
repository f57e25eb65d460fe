/**
 * Puts a review on its pull request: as one comment, which later runs update.
 *
 *     node post-review.mjs <folder>
 *
 * It runs with a token that may write, after a run that may have executed anybody's code. So it believes
 * nothing that the folder says but `comment.md`, as text of bounded size; which pull request is meant, it
 * finds by the head of that run, which GitHub tells.
 */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {{ readonly number: number, readonly head: { readonly sha: string } }} PullRequest */
/** @typedef {{ readonly id: number, readonly body?: string, readonly user?: { readonly login: string } }} IssueComment */
/** @typedef {{ readonly id: number, readonly name: string, readonly expired: boolean }} Artifact */

const MARKER = '<!-- archway review -->';

/** GitHub takes so many characters. */
const LIMIT = 65_536;

/** The artifact that holds the page. */
const PAGE = 'review';

/** The most of a list in one answer. */
const PER_PAGE = 100;

try {
  console.log(await post(process.argv[2] ?? '.'));
} catch (error) {
  console.error(`post-review: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
}

/**
 * @param {string} folder
 * @returns {Promise<string>} What was done, in one line.
 */
async function post(folder) {
  const sha = given('HEAD_SHA');
  const number = await pullRequest(sha, await textOf(join(folder, 'number'), 16));
  if (number === undefined) {
    return `No open pull request has ${sha} at its head any more: there is nothing to comment on.`;
  }
  const body = await bodyOf(await textOf(join(folder, 'comment.md'), 4 * LIMIT), sha);
  const comments = /** @type {readonly IssueComment[]} */ (
    await list(`/issues/${number}/comments`)
  );
  const author = process.env.COMMENT_AUTHOR ?? 'github-actions[bot]';
  const own = comments.find(
    (comment) => comment.user?.login === author && comment.body?.startsWith(MARKER) === true,
  );
  if (own === undefined) {
    await ask('POST', `/issues/${number}/comments`, { body });
    return `Commented on #${number}.`;
  }
  await ask('PATCH', `/issues/comments/${own.id}`, { body });
  return `Updated the comment on #${number}.`;
}

/**
 * The pull request whose head the run was for.
 *
 * @param {string} sha
 * @param {string | undefined} claimed Decides where one head has several pull requests.
 * @returns {Promise<number | undefined>}
 */
async function pullRequest(sha, claimed) {
  // The event names no pull request of a fork, so it is looked up by the branch that GitHub names.
  const head = encodeURIComponent(`${given('HEAD_OWNER')}:${given('HEAD_BRANCH')}`);
  const all = /** @type {readonly PullRequest[]} */ (await list(`/pulls?state=open&head=${head}`));
  const meant = all.filter((each) => each.head.sha === sha).map((each) => each.number);
  return meant.find((each) => String(each) === claimed?.trim()) ?? meant[0];
}

/**
 * @param {string | undefined} review
 * @param {string} sha
 */
async function bodyOf(review, sha) {
  const run = `${given('GITHUB_SERVER_URL')}/${given('GITHUB_REPOSITORY')}/actions/runs/${given('RUN_ID')}`;
  const artifacts = /** @type {readonly Artifact[]} */ (
    await list(`/actions/runs/${given('RUN_ID')}/artifacts`, 'artifacts')
  );
  const page = artifacts.find(({ name, expired }) => name === PAGE && !expired);
  const links = [
    ...(page === undefined ? [] : [`[the page](${run}/artifacts/${page.id})`]),
    `[the run](${run})`,
  ];
  const foot = `<sub>Commit ${sha.slice(0, 8)} · ${links.join(' · ')}</sub>`;
  const whole = (/** @type {string} */ text) => `${MARKER}\n${text}\n\n${foot}\n`;
  if (review === undefined) return whole('**This commit was not reviewed.** The run says why.');
  const text = whole(review.replaceAll(MARKER, '').trim());
  return text.length <= LIMIT
    ? text
    : whole('**The review does not fit into a comment.** It is in the page of the run.');
}

/**
 * A file as text, at most `most` bytes of it; undefined where there is no such file. Links are not followed.
 *
 * @param {string} path
 * @param {number} most
 */
async function textOf(path, most) {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * All of a list, over all of its pages.
 *
 * @param {string} path
 * @param {string} [within] The field of the answer that has the list.
 * @returns {Promise<readonly unknown[]>}
 */
async function list(path, within) {
  const all = [];
  for (let page = 1; ; page += 1) {
    const separator = path.includes('?') ? '&' : '?';
    const answer = await ask('GET', `${path}${separator}per_page=${PER_PAGE}&page=${page}`);
    const part = within === undefined ? answer : answer?.[within];
    if (!Array.isArray(part)) throw new Error(`GitHub answers no list to GET ${path}`);
    all.push(...part);
    if (part.length < PER_PAGE) return all;
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function ask(method, path, body) {
  const url = `${given('GITHUB_API_URL')}/repos/${given('GITHUB_REPOSITORY')}${path}`;
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${given('GITHUB_TOKEN')}`,
      'x-github-api-version': '2022-11-28',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  }).catch((/** @type {Error} */ { message, cause }) => {
    const { code = message } = /** @type {{ code?: string }} */ (cause ?? {});
    throw new Error(`GitHub cannot be reached (${code}) for ${method} ${path}`);
  });
  const answer = /** @type {Record<string, unknown> | undefined} */ (
    await response.json().catch(() => undefined)
  );
  if (!response.ok) {
    const why = typeof answer?.message === 'string' ? answer.message : response.statusText;
    throw new Error(`GitHub answers ${response.status} to ${method} ${path}: ${why}`);
  }
  return answer;
}

/** @param {string} name */
function given(name) {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}
